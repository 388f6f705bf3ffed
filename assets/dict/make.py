#!/usr/bin/env python3
"""Makes words.txt.gz: the most frequent words of gse's simplified dictionary.

Usage: make.py "$(go list -m -f '{{.Dir}}' github.com/go-ego/gse)/data/dict/zh/s_1.txt" | gzip -9n > words.txt.gz
"""
import sys

LIMIT = 60000
words = []
for line in open(sys.argv[1], encoding="utf-8"):
    parts = line.split()
    if len(parts) >= 2 and parts[1].isdigit() and all("\u3400" <= c <= "\u9fff" for c in parts[0]):
        words.append((int(parts[1]), parts[0], parts[2] if len(parts) > 2 else "n"))
words.sort(key=lambda w: (-w[0], w[1]))
for freq, word, pos in sorted(words[:LIMIT], key=lambda w: w[1]):
    print(word, freq, pos)
