#!/usr/bin/env bash
# Sees that this machine has what a target needs: setup.sh run|test|package|release.
# On Debian and Ubuntu it installs what is missing, and says what and how large;
# elsewhere it says what to install. A machine that has everything is left alone.
set -euo pipefail
. "$(dirname "$0")/common.sh"
need_go
need_display "$1"

# what the window is built with, and what more each target takes
build="gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev ca-certificates"
picture="libgl1-mesa-dri xvfb xauth xdotool imagemagick"
case $1 in
run) wanted="$build libgl1-mesa-dri" ;;
test) wanted="$build $picture python3 xz-utils desktop-file-utils appstream appstream-util" ;;
package) wanted="$build $picture xz-utils git desktop-file-utils" ;;
release) wanted="$build $picture xz-utils git desktop-file-utils gcc-mingw-w64-x86-64 nsis" ;;
*) stop "setup.sh: no target $1" ;;
esac

case "$(uname -s)" in
Linux)
	if ! command -v dpkg-query >/dev/null; then
		for tool in gcc pkg-config; do
			command -v $tool >/dev/null || stop \
				"缺少 $tool。请安装：gcc、pkg-config、OpenGL 与 X11 的开发包（Fedora：gcc pkgconf libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel mesa-libGL-devel）" \
				"$tool is missing. Install gcc, pkg-config and the development files of OpenGL and X11 (names for Fedora above)."
		done
		exit 0
	fi
	missing=()
	for p in $wanted; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)" = installed ] || missing+=("$p")
	done
	[ ${#missing[@]} -eq 0 ] && exit 0
	root=()
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || stop \
			"需要管理员权限，请运行：apt-get install ${missing[*]}" \
			"This needs root and there is no sudo. As root: apt-get install ${missing[*]}"
		root=(sudo)
	fi
	log=$(mktemp)
	apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@"; }
	apt update -qq >"$log" 2>&1 || { cat "$log" >&2; stop "软件包列表取不到，请检查网络 · the list of packages cannot be fetched: check the network"; }
	size=$(LC_ALL=C apt install --assume-no --no-install-recommends "${missing[@]}" 2>/dev/null | sed -n 's/^Need to get \(.*\) of archives.*/\1/p') || true
	echo "安装 · installing ${missing[*]}${size:+ ($size)}"
	apt install -y -qq --no-install-recommends "${missing[@]}" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
	rm -f "$log"
	;;
Darwin)
	xcode-select -p >/dev/null 2>&1 || stop \
		"缺少 Xcode 命令行工具，请运行：xcode-select --install" \
		"The command line tools of Xcode are missing. Run: xcode-select --install"
	;;
MINGW* | MSYS*)
	command -v gcc >/dev/null || stop \
		"缺少 gcc，请在 MSYS2 中运行：pacman -S mingw-w64-ucrt-x86_64-gcc，并使用 UCRT64 终端" \
		"gcc is missing. In MSYS2 run: pacman -S mingw-w64-ucrt-x86_64-gcc, and use the UCRT64 terminal."
	;;
esac
