#!/usr/bin/env bash
# Makes the PNGs of this folder from icon.svg. Needs rsvg-convert:
#   apt-get install librsvg2-bin
set -euo pipefail
cd "$(dirname "$0")"
command -v rsvg-convert >/dev/null || { echo "make.sh needs rsvg-convert: apt-get install librsvg2-bin" >&2; exit 1; }
for size in 16 32 64 128 256 512; do
	rsvg-convert -w $size -h $size icon.svg -o icon-$size.png
done
rsvg-convert -w 1024 -h 1024 icon.svg -o Icon.png
