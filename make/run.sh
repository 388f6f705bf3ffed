#!/usr/bin/env bash
# Builds the window and opens it, on the sample document or on the files named.
set -euo pipefail
. "$(dirname "$0")/common.sh"
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ]; then
	printf '%s\n' \
		"没有图形显示（DISPLAY 未设置），窗口无法打开。请在桌面环境中运行；命令行可用：go run ./cmd/wenshu-cli extract 文件" \
		"There is no display (DISPLAY is not set), so no window can open. Run this on a desktop; on this machine use: go run ./cmd/wenshu-cli extract FILE" >&2
	exit 1
fi
echo "第一次构建需要几分钟 · the first build takes some minutes"
exec go run -tags "$tags" ./cmd/wenshu "$@"
