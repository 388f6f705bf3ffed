#!/usr/bin/env bash
# Every check and test: the style, core without cgo, the panes without a
# display, the command line, and the real window where Xvfb is there.
set -euo pipefail
. "$(dirname "$0")/common.sh"
make/lint.sh
CGO_ENABLED=0 go test ./assets/... ./core/... ./cmd/wenshu-cli/... ./seeds/...
CGO_ENABLED=0 go test -tags ci,migrated_fynedo ./gui/...
# races can only be where there are goroutines: the driver of the stages, the
# packages with work in the background
go test -race -short ./core/progress ./core/lexicon ./core/decode
go test -timeout 10m -tags "$tags" ./cmd/wenshu/...
