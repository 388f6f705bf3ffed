#!/usr/bin/env bash
# Takes a picture of the real window with the sample document: screenshot.sh OUT.png
set -euo pipefail
. "$(dirname "$0")/common.sh"
out=$1
if [ "${2:-}" != inside ]; then
	command -v xvfb-run >/dev/null || { echo "screenshot 需要 Xvfb · needs Xvfb" >&2; exit 1; }
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	mkdir -p "$(dirname "$out")"
	go build -tags "$tags" -o "$work/wenshu" ./cmd/wenshu
	WORK=$work under_display make/screenshot.sh "$out" inside
	exit
fi
: >"$WORK/trace"
prefs="$WORK/.config/fyne/io.github.wenshu_app.Wenshu"
mkdir -p "$WORK/.cache" "$prefs"
echo '{"theme":"light","language":"zh"}' >"$prefs/preferences.json"
HOME=$WORK LANG=zh_CN.UTF-8 WENSHU_TRACE=1 "$WORK/wenshu" 2>"$WORK/trace" &
pid=$!
trap 'kill $pid 2>/dev/null; wait $pid 2>/dev/null || true' EXIT
for _ in $(seq 300); do
	grep -q idle "$WORK/trace" && break
	kill -0 $pid || { cat "$WORK/trace" >&2; exit 1; }
	sleep 0.1
done
xdotool key n n # the second figure, with its card
sleep 1         # the last frame reaches the screen
import -window root "$out"
echo "$out"
