#!/usr/bin/env bash
# Sees that this machine can build and test the program. On Debian and Ubuntu
# it installs what is missing; elsewhere it says what to install. A machine
# that has everything is left alone.
set -euo pipefail

stop() { printf '%s\n' "$@" >&2; exit 1; }

command -v go >/dev/null || stop \
	"没有找到 Go。请安装 Go 1.26 或更新版本：https://go.dev/dl/ （或 https://golang.google.cn/dl/）" \
	"Go is missing. Install Go 1.26 or later from https://go.dev/dl/ and put it on PATH."

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
	for p in gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libgl1-mesa-dri xvfb xauth xdotool imagemagick python3 make xz-utils; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)" = installed ] || missing+=("$p")
	done
	[ ${#missing[@]} -eq 0 ] && exit 0
	echo "安装 · installing: ${missing[*]}"
	root=()
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || stop \
			"需要管理员权限，请运行：apt-get install ${missing[*]}" \
			"This needs root and there is no sudo. As root: apt-get install ${missing[*]}"
		root=(sudo)
	fi
	"${root[@]}" apt-get update -qq
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
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
