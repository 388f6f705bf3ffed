#!/bin/sh
# Installs the program for you alone, into ~/.local, or for all: PREFIX=/usr/local ./install.sh
# What it installed goes again with: ./install.sh remove
set -eu
cd "$(dirname "$0")"
prefix=${PREFIX:-$HOME/.local}
(cd tree && find . -type f -o -type l) | sed 's#^\./##' | while IFS= read -r file; do
	to=$prefix/$file
	case ${1:-install} in
	install)
		mkdir -p "$(dirname "$to")"
		cp -P "tree/$file" "$to"
		;;
	remove) rm -f "$to" ;;
	*) echo "usage: install.sh [remove]" >&2 && exit 2 ;;
	esac
done
for refresh in "update-desktop-database $prefix/share/applications" "update-mime-database $prefix/share/mime"; do
	if command -v "${refresh%% *}" >/dev/null; then $refresh 2>/dev/null || true; fi
done
if [ "${1:-install}" = install ]; then echo "$prefix/bin/wenshu"; fi
