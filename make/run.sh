#!/usr/bin/env bash
# Builds the window and opens it on $FILES, or on what was open last or the
# sample. FILES is one path, blanks in it or not, or several with quotes where
# they have blanks: FILES="'报告 一.pdf' b.txt".
set -euo pipefail
. "$(dirname "$0")/common.sh"
program=build/wenshu
[ -x $program ] || echo "第一次构建要几分钟，以后只要几秒 · the first build takes some minutes, later ones seconds"
if ! said=$(go mod download 2>&1); then
	stop "$(tail -n 3 <<<"$said")" \
		"模块下载不了，原因见上。在国内可用镜像：go env -w GOPROXY=https://goproxy.cn,direct 然后再运行 make run" \
		"The modules cannot be downloaded, for the reason above. In China set a mirror: go env -w GOPROXY=https://goproxy.cn,direct"
fi
go build -tags "$tags" -o $program ./cmd/wenshu
files=()
if [ -e "${FILES:-}" ]; then
	files=("$FILES")
elif [ -n "${FILES:-}" ]; then
	while IFS= read -r file; do files+=("$file"); done < <(xargs printf '%s\n' <<<"$FILES")
fi
exec $program ${files[@]+"${files[@]}"}
