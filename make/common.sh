# What the scripts of this folder share; sourced by them from the root.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Linux builds speak X11: GLFW's Wayland takes no Chinese input. They draw with
# OpenGL ES, whose bindings take two minutes of a first build instead of six;
# packages draw with OpenGL, as WENSHU_GL=desktop does here.
tags=migrated_fynedo,ne
if [ "$(uname -s)" = Linux ]; then
	tags=$tags,x11
	[ "${WENSHU_GL:-es}" = desktop ] || tags=$tags,gles
fi

stop() { printf '%s\n' "$@" >&2; exit 1; }

# need_go ends where Go is missing or too old to fetch the release that go.mod
# asks for, which it does by itself since 1.21.
need_go() {
	local version
	command -v go >/dev/null || stop \
		"没有找到 Go。请安装 Go 1.26 或更新版本：https://go.dev/dl/ （国内：https://golang.google.cn/dl/）" \
		"Go is missing. Install Go 1.26 or later from https://go.dev/dl/ and put it on PATH."
	version=$(GOTOOLCHAIN=local go env GOVERSION)
	[[ $version =~ ^go1\.([0-9]+) && ${BASH_REMATCH[1]} -lt 21 ]] && stop \
		"Go 太旧（$version）。请安装 Go 1.26 或更新版本：https://go.dev/dl/ （国内：https://golang.google.cn/dl/）" \
		"This Go is too old ($version). Install Go 1.26 or later from https://go.dev/dl/."
	return 0
}

# need_display ends where a window is asked for and none can open.
need_display() {
	[ "$1" = run ] && [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && stop \
		"没有图形显示（DISPLAY 未设置），窗口无法打开。请在桌面环境中运行；命令行可用：go run -tags ne ./cmd/wenshu-cli extract 文件" \
		"There is no display (DISPLAY is not set), so no window can open. Run this on a desktop; on this machine use: go run -tags ne ./cmd/wenshu-cli extract FILE"
	return 0
}

# under_display runs a command on a virtual screen of 1280×800, left alone by
# the session's own display and languages.
under_display() {
	xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp' env -u WAYLAND_DISPLAY LIBGL_ALWAYS_SOFTWARE=1 "$@"
}
