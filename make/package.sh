#!/usr/bin/env bash
# Makes the packages named (linux windows macos cli; this system's if none is)
# in dist/, from what is committed, and on Linux starts what the archive
# installs once. See packaging/README.md.
set -euo pipefail
. "$(dirname "$0")/common.sh"
if [ $# -eq 0 ]; then
	case "$(uname -s)" in
	Linux) set -- linux ;;
	Darwin) set -- macos ;;
	*) set -- windows ;;
	esac
fi
go run ./packaging "$@"

[ "$(uname -s)" = Linux ] && [ -n "$(command -v xvfb-run)" ] || exit 0
archive=$(find dist -name 'wenshu-[0-9]*-linux-amd64.tar.xz' | sort | tail -1)
[ -n "$archive" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar xJf "$archive" -C "$work"
PREFIX=$work/prefix "$work"/wenshu-*/install.sh >/dev/null
mkdir "$work/home"
ln -s "$work/prefix/bin/wenshu" "$work/home/wenshu"
under_display make/start.sh "$work/home" 1
PREFIX=$work/prefix "$work"/wenshu-*/install.sh remove
left=$(find "$work/prefix" -mindepth 1 \( -type f -o -type d -empty \) ! -name '*.cache' ! -path '*/share/mime/*')
[ -z "$left" ] || stop "install.sh remove left $left"
