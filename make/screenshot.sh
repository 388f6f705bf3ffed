#!/usr/bin/env bash
# Takes pictures of the real window with the sample document, one of each tab that
# the READMEs show, and a moving one from a figure to its mark: screenshot.sh FOLDER
set -euo pipefail
. "$(dirname "$0")/common.sh"
out=$1
if [ "${2:-}" != inside ]; then
	command -v xvfb-run >/dev/null || { echo "screenshot 需要 Xvfb · needs Xvfb" >&2; exit 1; }
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	mkdir -p "$out"
	go build -tags "$tags" -o "$work/wenshu" ./cmd/wenshu
	WORK=$work under_display make/screenshot.sh "$out" inside
	exit
fi
: >"$WORK/trace"
settings=$WORK/.config/fyne/$(sed -n 's/^ID = "\(.*\)"/\1/p' FyneApp.toml)
mkdir -p "$settings"
echo '{"version": 1, "welcome": false}' >"$settings/settings.json" # without the cards of a first start
XDG_CONFIG_HOME= HOME=$WORK LANG=zh_CN.UTF-8 WENSHU_TRACE=1 "$WORK/wenshu" 2>"$WORK/trace" &
pid=$!
trap 'kill $pid 2>/dev/null; wait $pid 2>/dev/null || true' EXIT

# until_said waits for a milestone of the window.
until_said() {
	for _ in $(seq 300); do
		grep -q "$1" "$WORK/trace" && return
		kill -0 $pid || break
		sleep 0.1
	done
	cat "$WORK/trace" >&2
	exit 1
}

# picture NAME KEY… presses the keys and takes the window without what the
# screen has around it, in few colours.
picture() {
	local name=$1
	shift
	xdotool key "$@"
	sleep 2 # the last frame reaches the screen
	import -window "$(xdotool search --onlyvisible --class '^wenshu$')" -dither None -colors 256 -strip "PNG8:$out/$name.png"
	echo "$out/$name.png"
}

until_said idle
picture screenshot n n # the second figure, with its card
picture charts ctrl+2
picture figures ctrl+3
picture words ctrl+4
picture original ctrl+1 Escape ctrl+7
# from two figures in their sentence to their marks in the chart
for step in 1 2 3 4; do
	case $step in
	1) keys="ctrl+1 Escape Home n n" ;;
	2) keys=c ;;
	3) keys="ctrl+1 n n" ;;
	4) keys=c ;;
	esac
	picture "moving-$step" $keys >/dev/null
	convert "$out/moving-$step.png" -resize 960x "$WORK/moving-$step.png"
	rm "$out/moving-$step.png"
done
convert -delay 220 -loop 0 "$WORK"/moving-?.png -dither None -colors 64 -layers Optimize "$out/moving.gif"
echo "$out/moving.gif"
