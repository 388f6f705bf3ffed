#!/usr/bin/env bash
# Makes the installer of this system in dist/. The fyne tool reads FyneApp.toml
# only beside main and raises Build in it, so it works on a copy of the tree.
# On Linux the archive is then installed into an empty prefix and started once.
set -euo pipefail
. "$(dirname "$0")/common.sh"
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p dist "$work/tree"
cp -R LICENSE go.mod go.sum assets cmd core gui seeds "$work/tree"
main=$work/tree/cmd/wenshu
cp assets/icon/Icon.png "$main"
sed 's#^Icon = .*#Icon = "Icon.png"#' FyneApp.toml >"$main/FyneApp.toml"
# the tool is built here and run there, where the copy has the same modules
go build -o "$work/fyne" fyne.io/tools/cmd/fyne
(cd "$main" && "$work/fyne" package --release --tags "$tags")
found=0
for made in "$main"/*.tar.xz "$main"/*.exe "$main"/*.app; do
	[ -e "$made" ] || continue
	rm -rf "dist/$(basename "$made")"
	cp -R "$made" dist/
	echo "dist/$(basename "$made")"
	found=1
done
[ $found = 1 ] || { echo "fyne package made nothing" >&2; exit 1; }

[ "$(uname -s)" = Linux ] || exit 0
archive=$(ls "$main"/*.tar.xz)
mkdir -p "$work/unpacked" "$work/empty"
tar xJf "$archive" -C "$work/unpacked"
(cd "$(dirname "$(find "$work/unpacked" -name Makefile | head -1)")" && make -s install PREFIX="$work/empty")
binary=$(find "$work/empty" -type f -name wenshu -path '*/bin/*')
[ -x "$binary" ] || { echo "the archive installed no program" >&2; exit 1; }
find "$work/empty" -type f | sed "s#$work/empty##"
command -v xvfb-run >/dev/null || { echo "没有 Xvfb，没有试启动 · no Xvfb here: not started"; exit 0; }
mkdir "$work/home"
ln -s "$binary" "$work/home/wenshu"
under_display "$root/make/start.sh" "$work/home" 1
