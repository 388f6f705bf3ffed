#!/usr/bin/env bash
# Makes the packages named in $TARGETS (linux) twice from what is committed, in
# two folders of different lengths, the second with nothing compiled before, and
# ends with an error where a file differs.
set -euo pipefail
. "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
one=$work/a two=$work/another/folder
for folder in "$one" "$two"; do
	git clone -q . "$folder"
	[ "$folder" = "$one" ] || export GOCACHE=$work/cache
	(cd "$folder" && go run ./packaging ${TARGETS:-linux})
done
diff "$one/dist/SHA256SUMS" "$two/dist/SHA256SUMS" || stop "同一提交两次做出的安装包不一样 · the same commit made different packages"
echo "两次一样 · the same bytes twice: $(wc -l <"$one/dist/SHA256SUMS") files"
