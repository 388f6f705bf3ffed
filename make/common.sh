# What the scripts of this folder share; sourced by them from the root.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Linux builds speak X11: GLFW's Wayland takes no Chinese input.
tags=migrated_fynedo,ne
[ "$(uname -s)" = Linux ] && tags=$tags,x11

# under_display runs a command on a virtual screen of 1280×800, left alone by
# the session's own display and languages.
under_display() {
	xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp' env -u WAYLAND_DISPLAY LIBGL_ALWAYS_SOFTWARE=1 "$@"
}
