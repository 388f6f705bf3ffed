#!/usr/bin/env bash
# Every check and test: the style, core without cgo, the panes without a
# display, the command line, and the real window where Xvfb is there.
set -euo pipefail
. "$(dirname "$0")/common.sh"
make/lint.sh
CGO_ENABLED=0 go test -timeout 30m -tags ne . ./assets/... ./core/... ./cmd/wenshu-cli/... ./packaging/... ./seeds/...
CGO_ENABLED=0 go test -timeout 30m -tags "ci,$tags" ./gui/...
# (Go ends a package after ten minutes, which a busy machine may need.)
# races can only be where there are goroutines: files read in parallel, and
# the window's work in the background
go test -timeout 30m -race -short ./core/decode ./cmd/wenshu-cli/...
# a thousand random things done in the window, which takes under two minutes
WENSHU_ALL=1 go test -timeout 30m -race -run '^TestSoak$' -tags "ci,$tags" ./gui
if [ "$(uname -s)" = Linux ] && ! command -v Xvfb >/dev/null; then
	echo "没有 Xvfb：真窗口的测试跳过 · no Xvfb here: the test of the real window is skipped"
fi
go test -timeout 20m -tags "$tags" ./cmd/wenshu/...
