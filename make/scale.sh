#!/usr/bin/env bash
# Measures wenshu-beam on this machine: N documents (100,000 unless told) made of
# the corpus by variation go through Prism in one process on two cores, a tenth
# of them through wenshu-cli alone; an eighth, a quarter and a half of them before,
# with memory; and a job that is killed in its middle and started again.
#   make scale                 about half an hour on two quiet cores
#   N=10000 make scale         a few minutes
set -euo pipefail
. "$(dirname "$0")/common.sh"
n=${N:-100000}
if [ -z "${WENSHU_SHARED:-}" ] && [ -d ../shared ]; then
	WENSHU_SHARED="$(cd .. && pwd)/shared"
	export WENSHU_SHARED
fi
export GOMAXPROCS=${GOMAXPROCS:-2}
work=$(mktemp -d "${TMPDIR:-/tmp}/wenshu-scale.XXXXXX")
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -tags ne -o "$work/wenshu-cli" ./cmd/wenshu-cli
(cd scale && go build -tags ne -o "$work/wenshu-beam" ./cmd/wenshu-beam && go build -tags ne -o "$work/vary" ./cmd/vary)
if [ -n "${WENSHU_SHARED:-}" ]; then
	texts="$WENSHU_SHARED/corpus/news $WENSHU_SHARED/corpus/gwr"
else
	echo "没有 WENSHU_SHARED，用自己的文件 · WENSHU_SHARED is not set: documents of our own are varied"
	texts=core/testdata/own
fi
"$work/vary" -n "$n" -o "$work/docs" $texts
"$work/vary" -measure -cli "$work/wenshu-cli" -beam "$work/wenshu-beam" -n "$n" -docs "$work/docs" -o "$work/out"
