#!/bin/sh
# Installs the program for you alone, into ~/.local, or for all: PREFIX=/usr/local ./install.sh
# What it installed goes again with: ./install.sh remove
set -eu
cd "$(dirname "$0")"
prefix=${PREFIX:-$HOME/.local}
action=${1:-install}
case $action in install | remove) ;; *) echo "usage: install.sh [remove]" >&2 && exit 2 ;; esac
files() { (cd tree && find . -type f -o -type l) | sed 's#^\./##'; }

files | while IFS= read -r file; do
	to=$prefix/$file
	if [ "$action" = install ]; then
		mkdir -p "$(dirname "$to")"
		cp -P "tree/$file" "$to"
	else
		rm -f "$to"
	fi
done
refresh() { if command -v "$1" >/dev/null; then "$@" >/dev/null 2>&1 || true; fi; }
refresh update-desktop-database "$prefix/share/applications"
refresh update-mime-database "$prefix/share/mime"
if [ "$action" = install ]; then
	echo "$prefix/bin/wenshu"
elif cd "$prefix" 2>/dev/null; then
	(cd "$OLDPWD" && files) | while IFS= read -r file; do
		rmdir -p "$(dirname "$file")" 2>/dev/null || true # what is empty now
	done
fi
