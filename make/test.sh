#!/usr/bin/env bash
# Every check and test: the style, core without cgo, the panes without a
# display, the command line, and the real window where Xvfb is there.
set -euo pipefail
. "$(dirname "$0")/common.sh"
make/lint.sh
CGO_ENABLED=0 go test -tags ne . ./assets/... ./core/... ./cmd/wenshu-cli/... ./packaging/... ./seeds/...
CGO_ENABLED=0 go test -tags "ci,$tags" ./gui/...
# races can only be where there are goroutines: files read in parallel, and
# the window's work in the background
go test -race -short ./core/decode ./cmd/wenshu-cli/...
# a thousand random things done in the window, which takes under two minutes
WENSHU_ALL=1 go test -race -run '^TestSoak$' -tags "ci,$tags" ./gui
if [ "$(uname -s)" = Linux ] && ! command -v Xvfb >/dev/null; then
	echo "没有 Xvfb：真窗口的测试跳过 · no Xvfb here: the test of the real window is skipped"
fi
go test -timeout 10m -tags "$tags" ./cmd/wenshu/...
