#!/usr/bin/env bash
# Makes the fonts of this folder from the static TrueType files of Noto Sans SC
# and Noto Serif SC (SIL OFL 1.1) that the npm packages @expo-google-fonts
# ship. One set serves Fyne and go-chart, so: TrueType outlines (go-chart reads
# no CFF) and no layout tables (Fyne measures many times faster without them).
#
# Needs npm, python3 with fontTools, bzip2 and Debian's unicode-data:
#   apt-get install npm fonttools bzip2 unicode-data
# Run it in this folder: ./make.sh
set -euo pipefail
cd "$(dirname "$0")"
version=0.4.3
unihan=/usr/share/unicode/Unihan_OtherMappings.txt.bz2
for need in npm python3 bzcat; do
	command -v "$need" >/dev/null || { echo "make.sh needs $need: see the head of this file" >&2; exit 1; }
done
python3=python3
"$python3" -c 'import fontTools' 2>/dev/null || python3=/usr/bin/python3
"$python3" -c 'import fontTools' 2>/dev/null || { echo "make.sh needs fontTools: apt-get install fonttools" >&2; exit 1; }
[ -r "$unihan" ] || { echo "make.sh needs $unihan: apt-get install unicode-data" >&2; exit 1; }

# 通用规范汉字表 (2013), 8105 characters: Unihan's kTGH property. GB 2312 from
# Python's codec. Both are kept in characters.txt, which the test reads.
bzcat "$unihan" | "$python3" -c '
import sys
table = sorted({chr(int(l.split()[0][2:], 16)) for l in sys.stdin if "\tkTGH\t" in l})
gb = []
for a in range(0xA1, 0xF8):
    for b in range(0xA1, 0xFF):
        try:
            gb.append(bytes([a, b]).decode("gb2312"))
        except UnicodeDecodeError:
            pass
print("# The characters that the fonts must have. Made by make.sh, not by hand.")
print("# 通用规范汉字表: the kTGH property of Unicode Unihan (Debian unicode-data), " + str(len(table)))
for i in range(0, len(table), 60):
    print("".join(table[i:i + 60]))
print("# GB 2312-1980: the gb2312 codec of Python, those not above")
rest = [c for c in gb if c not in set(table) and not c.isspace()]
for i in range(0, len(rest), 60):
    print("".join(rest[i:i + 60]))
' >characters.txt

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python3" - >"$work/extra.txt" <<'PY'
ranges = [(0x20, 0x7F), (0xA0, 0x180), (0x370, 0x400), (0x2010, 0x2028), (0x2030, 0x205F), (0x2070, 0x20A0), (0x20AC, 0x20AD),
          (0x2100, 0x2190), (0x2190, 0x21FF), (0x2200, 0x2270), (0x2460, 0x2500), (0x2500, 0x2580), (0x25A0, 0x2610),
          (0x3000, 0x3040), (0x3200, 0x3400), (0xFF00, 0xFFEF)]
print("".join(chr(c) for a, b in ranges for c in range(a, b)))
# traditional characters that documents of Hong Kong, Macao and Taiwan use most: Big5 level 1
for a in range(0xA4, 0xC7):
    print("".join(bytes([a, b]).decode("big5", "ignore") for b in list(range(0x40, 0x7F)) + list(range(0xA1, 0xFF))))
PY
# and every traditional or variant character that the program reads as a simplified one
grep -v '^#' ../variants.tsv | cut -f1 >>"$work/extra.txt"
# forms of old print that reports of the 1950s have
echo "衞羣敎擧綫汚刼淸駡瓩囍覚陜囧鶏旣卽敍戶尙靑爭眞硏稅說脫銳閱悅槪溫熈慎鎭顚塡搖謠遙兌" >>"$work/extra.txt"
grep -v '^#' characters.txt >"$work/text.txt"
cat "$work/extra.txt" >>"$work/text.txt"

for family in sans serif; do
	(cd "$work" && npm pack --silent "@expo-google-fonts/noto-$family-sc@$version" >/dev/null && mkdir "$family" && tar xzf expo-google-fonts-noto-$family-sc-$version.tgz -C "$family" --strip-components=1)
	for weight in 400Regular 700Bold; do
		name=Noto$([ $family = sans ] && echo Sans || echo Serif)SC
		"$python3" -m fontTools.subset "$work/$family/$weight/$name"_"$weight".ttf --text-file="$work/text.txt" \
			--layout-features='' --drop-tables+=GSUB,GPOS,GDEF,BASE,STAT,vhea,vmtx,VORG --no-hinting --desubroutinize --notdef-outline \
			--output-file="$name-${weight#???}.ttf"
	done
	cp "$work/$family/LICENSE_FONT" "LICENSE-$family"
done
mv NotoSerif*.ttf serif/
go test ./screen -update # the form that the window keeps
ls -l ./*.ttf serif/*.ttf screen/*.otf
