#!/usr/bin/env bash
# Fuzzes every target for a while: make/fuzz.sh [TIME [NAME]], a minute each
# unless told. NAME is a pattern for the names of the targets. Go would spend a
# minute on making each input of a slow target smaller.
set -euo pipefail
. "$(dirname "$0")/common.sh"
time=${1:-1m} name=${2:-.}
export CGO_ENABLED=0
failed=0
while IFS=: read -r file target; do
	grep -Eq "$name" <<<"$target" || continue
	echo "== $target in $(dirname "$file")"
	go test -tags "ci,$tags" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 2s "./$(dirname "$file")" || failed=1
done < <(git grep -Eo '^func Fuzz[A-Za-z0-9]*' -- '*_test.go' | sed 's/func //')
exit $failed
