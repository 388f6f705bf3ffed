package repair

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// mend repairs s and fails on any broken promise: the map, the second repair,
// the form of the lines.
func mend(t testing.TB, s string) string {
	t.Helper()
	body, back, err := Repair(t.Context(), s, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := back.Check(s, body); err != nil {
		t.Fatalf("map: %v", err)
	}
	again, _, err := Repair(t.Context(), body, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if again != body {
		t.Fatalf("repaired twice:\n%.400q\nonce:\n%.400q", again, body)
	}
	if body != "" {
		for _, l := range strings.Split(body, "\n") {
			if l == "" || strings.TrimFunc(l, unicode.IsSpace) != l {
				t.Fatalf("line %q", l)
			}
		}
	}
	// what is lost is furniture
	var kept strings.Builder
	at := 0
	for _, r := range back.Edits() {
		kept.WriteString(s[at:r.Old.Start])
		at = r.Old.End
		switch r.Why {
		case "page-number", "running-head", "site-row", "rights-note":
		case "hidden", "radical", "markup":
			kept.WriteString(r.New.Of(body))
		default:
			kept.WriteString(empty(t, r.Old.Of(s)))
		}
	}
	kept.WriteString(s[at:])
	if a, b := solid(kept.String()), solid(body); a != b {
		t.Fatalf("characters lost or invented: %d bytes, want %d", len(b), len(a))
	}
	return body
}

// empty is what an edit that only tidies takes away besides blanks and marks. A
// repair cleans as often as something is left to clean, since one mark may stand
// inside another.
func empty(t testing.TB, s string) string {
	t.Helper()
	left := func(s string) string {
		for {
			body, _, err := clean(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			if body == s {
				return strings.Trim(solid(body), "*$\\{}^_~")
			}
			s = body
		}
	}
	if strings.ContainsAny(s, `\~`) { // a space of a formula, of which a mark may be an edit of its own
		for _, whole := range []string{"$" + s + "$", s + "$", "$" + s, s + "$$", "$" + s + "$$"} {
			if left(whole) == "" {
				return ""
			}
		}
	}
	return left(s)
}

// solid is s without its blanks.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}, s)
}

func TestSeed(t *testing.T) {
	names, err := filepath.Glob("../../seeds/000_*.txt")
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	b, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	body := mend(t, string(b))
	_, back, _ := Repair(t.Context(), string(b), nil, nil)
	joins := 0
	for _, r := range back.Edits() {
		if strings.HasPrefix(r.Why, "join-") {
			joins++
			t.Logf("%q", string(b)[r.Old.Start-9:r.Old.End+9])
		}
	}
	if joins != 5 {
		t.Errorf("%d joins, want 5", joins)
	}
	first, _, _ := strings.Cut(body, "\n")
	if want := "中央政治局委员 书记处书记 全国人大常委会 国务院 全国政协党组成员 最高人民法院 最高人民检察院党组书记向党中央和习近平总书记述职"; first != want {
		t.Errorf("title %q", first)
	}
	if !strings.Contains(body, "\n从网络大国向网络强国奋勇迈进 ——我国网信事业成就综述\n") {
		t.Error("the second title does not stand on its own line")
	}
}

func FuzzRepair(f *testing.F) {
	for _, s := range []string{"", markedUp, "一、标题\n正文第一句，\n\n第二句。\n— 3 —\n", "a\r\nb\fc", "1 9 9 7 年", "打印\n下载\n【字号：大 中 小】\n正文。"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { mend(t, strings.ToValidUTF8(s, "\ufffd")) })
}
