#!/usr/bin/env bash
# gofmt, go vet and staticcheck over everything.
set -euo pipefail
. "$(dirname "$0")/common.sh"
unformatted=$(gofmt -l *.go assets cmd core gui packaging seeds)
[ -z "$unformatted" ] || { printf 'gofmt -w %s\n' $unformatted >&2; exit 1; }
packages=". ./assets/... ./cmd/... ./core/... ./gui/... ./packaging/... ./seeds/..."
go vet -tags "ci,$tags" $packages
go tool staticcheck -tags "ci,$tags" $packages
