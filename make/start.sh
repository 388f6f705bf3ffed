#!/usr/bin/env bash
# Starts FOLDER/wenshu once on the screen that is there, waits for its idle
# milestone, and prints the milestones and its peak memory: start.sh FOLDER RUN
set -euo pipefail
work=$1 log=$1/trace.$2
: >"$log"
mkdir -p "$work/.cache" "$work/.config"
HOME=$work WENSHU_TRACE=1 "$work/wenshu" 2>"$log" &
pid=$!
trap 'kill $pid 2>/dev/null; wait $pid 2>/dev/null || true' EXIT
for _ in $(seq 300); do
	grep -q idle "$log" && break
	kill -0 $pid || { cat "$log" >&2; exit 1; }
	sleep 0.1
done
grep -q idle "$log" || { echo "no idle milestone in 30 s" >&2; cat "$log" >&2; exit 1; }
now=$(awk '/VmRSS/ {printf "%.0f", $2/1024}' /proc/$pid/status)
peak=$(awk '/VmHWM/ {printf "%.0f", $2/1024}' /proc/$pid/status)
echo "$(grep -E 'window|first-page|figures|idle' "$log" | tr '\n' ' ') peak-memory ${peak}MB, now ${now}MB (first page ≤ 500 ms, memory ≤ 220 MB)"
