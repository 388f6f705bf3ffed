#!/usr/bin/env bash
# The benchmarks of the packages, then the window's own milestones under Xvfb.
set -euo pipefail
. "$(dirname "$0")/common.sh"
# the work reports that the speed is measured on lie beside the checkout
if [ -z "${WENSHU_SHARED:-}" ] && [ -d ../shared ]; then
	WENSHU_SHARED="$(cd .. && pwd)/shared"
	export WENSHU_SHARED
fi
CGO_ENABLED=0 go test -tags ne -run '^$' -bench . -benchtime 1s ./core/...
# 10,000 documents into one library, then searched; WENSHU_BENCH_DOCUMENTS=200 is a matter of seconds
library=$(mktemp -d)
WENSHU_BENCH_LIBRARY=$library WENSHU_BENCH_DOCUMENTS=${WENSHU_BENCH_DOCUMENTS:-10000} CGO_ENABLED=0 \
	go test -tags ne -run '^$' -bench . -benchtime 1x -timeout 2h ./core/library
rm -rf "$library"
CGO_ENABLED=0 go test -run '^$' -bench . -benchtime 1s -tags "ci,$tags" ./gui/...
command -v xvfb-run >/dev/null || { echo "没有 Xvfb，跳过启动测速 · no Xvfb here: the start is not timed"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -tags "$tags" -o "$work/wenshu" ./cmd/wenshu
echo "启动五次，毫秒 · five starts, in milliseconds since process start"
for i in 1 2 3 4 5; do
	under_display make/start.sh "$work" "$i"
done
