#!/usr/bin/env python3
"""Makes words.txt.gz: the most frequent words of gse's simplified dictionary.

Usage: make.py "$(go list -m -f '{{.Dir}}' github.com/go-ego/gse)/data/dict/zh/s_1.txt" | gzip -9n > words.txt.gz
"""
import sys

LIMIT = 60000

# What that dictionary glued: a verb or adverb with the preposition behind it, and
# words of novels and tables taken together. A double click on 变化是从…来的 wants 从.
GLUED = set("是从 应从 是因为 是否是 因而是 检查和 系统对 对系统 一下子把 侍立在 被评 由藕池 有双凤".split())
# A preposition before a word, tagged as a person's name, is the same: 在城镇, 从大清. These two are words.
BEFORE = "于由从和向对在与"
WHOLE = {"向心力", "和稀泥"}


def glued(word, tag, known):
    return word in GLUED or word not in WHOLE and len(word) > 2 and word[0] in BEFORE and word[1:] in known and tag.startswith("nr")


words = []
for line in open(sys.argv[1], encoding="utf-8"):
    parts = line.split()
    if len(parts) >= 2 and parts[1].isdigit() and all("\u3400" <= c <= "\u9fff" for c in parts[0]):
        words.append((int(parts[1]), parts[0], parts[2] if len(parts) > 2 else "n"))
known = {w for _, w, _ in words}
words = [w for w in words if not glued(w[1], w[2], known)]
words.sort(key=lambda w: (-w[0], w[1]))
for freq, word, pos in sorted(words[:LIMIT], key=lambda w: w[1]):
    print(word, freq, pos)
