package repair

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"
)

// documents returns texts of others as their paragraphs. All of them with
// WENSHU_ALL, a sample otherwise.
func documents(t testing.TB) map[string][]string {
	t.Helper()
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the documents to damage are not here")
	}
	docs := map[string][]string{}
	n := 0
	filepath.WalkDir(filepath.Join(dir, "corpus"), func(path string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(filepath.Join(dir, "corpus"), path)
		if err != nil || d.IsDir() || !strings.HasPrefix(rel, "gwr") && !strings.HasPrefix(rel, "news") {
			return nil
		}
		if n++; n%5 != 0 && os.Getenv("WENSHU_ALL") == "" {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(b) {
			return nil
		}
		var paras []string
		for _, l := range strings.Split(string(b), "\n") {
			if l = strings.TrimFunc(l, isBlank); l == "" {
				continue
			}
			if strings.HasPrefix(l, "本作品是") || strings.Contains(l, "<p") { // the site's own words follow
				break
			}
			if l, _, err = clean(t.Context(), l); err != nil {
				return err
			}
			paras = append(paras, l)
		}
		if len(paras) < 4 || cutBefore(paras) {
			return nil
		}
		// rows of buttons are furniture, not paragraphs
		ls, _ := split(t.Context(), strings.Join(paras, "\n"))
		markSite(strings.Join(paras, "\n"), ls)
		kept := paras[:0]
		for i, l := range ls {
			if l.why == keep {
				kept = append(kept, paras[i])
			}
		}
		docs[rel] = kept
		return nil
	})
	return docs
}

// cutBefore reports whether the lines of a document are no paragraphs: links
// and superscripts stood on lines of their own where it was taken from.
func cutBefore(paras []string) bool {
	n := 0
	for i, l := range paras {
		r, _ := utf8.DecodeRuneInString(l)
		last, _ := utf8.DecodeLastRuneInString(l)
		if strings.ContainsRune("，。、；：》）”", r) || i+1 < len(paras) && strings.ContainsRune("，、《（“", last) {
			n++
		}
	}
	return n*100 > len(paras)
}

// random is a small generator that gives the same numbers everywhere.
type random uint64

func (r *random) next(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r) >> 33 % uint64(n))
}

// wrap cuts paragraphs at n characters (or at 2n half-width units).
func wrap(paras []string, n int, indent string, between string, units bool) []string {
	var out []string
	for i, p := range paras {
		if i > 0 && between != "" {
			out = append(out, "")
		}
		line, size := indent, 2
		if indent == "" {
			size = 0
		}
		for _, r := range p {
			w := 1
			if units {
				w = runeWidth(r)
			}
			limit := n
			if units {
				limit = 2 * n
			}
			if size+w > limit {
				out = append(out, line)
				line, size = "", 0
			}
			line += string(r)
			size += w
		}
		out = append(out, line)
	}
	return out
}

// pages puts a page number and a running head after every n lines.
func pages(lines []string, n int, head string) []string {
	var out []string
	if len(lines) < 3*n { // too few pages for anything to repeat
		return lines
	}
	for i, l := range lines {
		if i > 0 && i%n == 0 {
			out = append(out, fmt.Sprintf("— %d —", i/n))
			if head != "" {
				out = append(out, head)
			}
		}
		out = append(out, l)
	}
	return out
}

// barePages puts bare numbers between blank lines.
func barePages(lines []string, n int) []string {
	var out []string
	if len(lines) < 4*n {
		return lines
	}
	for i, l := range lines {
		if i > 0 && i%n == 0 {
			out = append(out, "", fmt.Sprint(i/n), "")
		}
		out = append(out, l)
	}
	return out
}

// cuts breaks one paragraph in three with a blank line at a random place.
func cuts(paras []string, indent string, where func(p []rune, r *random) int) []string {
	var out []string
	r := random(len(paras))
	for i, p := range paras {
		if i > 0 {
			out = append(out, "")
		}
		u := []rune(p)
		if len(u) > 40 && r.next(3) == 0 {
			if k := where(u, &r); k > 0 && k < len(u) {
				out = append(out, indent+string(u[:k]), "", string(u[k:]))
				continue
			}
		}
		out = append(out, indent+p)
	}
	return out
}

func anywhere(u []rune, r *random) int {
	for range 20 {
		k := 4 + r.next(len(u)-8)
		if !strings.ContainsRune("。！？；：…", u[k-1]) { // no reader could tell
			return k
		}
	}
	return 0
}

// inNumber cuts inside the first number or before its unit.
func inNumber(u []rune, r *random) int {
	for k := 8; k < len(u)-1; k++ {
		if isDigit(u[k-1]) && (isDigit(u[k]) || strings.ContainsRune(".万亿%", u[k])) {
			return k
		}
	}
	return 0
}

// atQuote cuts beside a quotation mark.
func atQuote(u []rune, r *random) int {
	for k := 6; k < len(u)-6; k++ {
		if u[k] == '“' && r.next(2) == 0 && !strings.ContainsRune("。！？；：", u[k-1]) {
			return k + r.next(2)
		}
		if u[k] == '”' && !strings.ContainsRune("。！？；：", u[k-1]) && !strings.ContainsRune("。！？；：", u[k+1]) {
			return k + r.next(2)
		}
	}
	return 0
}

type damage struct {
	name string
	do   func(p []string) string
}

func damages() []damage {
	lines := func(l []string) string { return strings.Join(l, "\n") }
	ds := []damage{{"none", lines},
		{"blank line after every line", func(p []string) string { return strings.Join(p, "\n\n") }},
		{"CRLF, indents", func(p []string) string { return "　　" + strings.Join(p, "\r\n　　") }},
		{"cut anywhere", func(p []string) string { return lines(cuts(p, "", anywhere)) }},
		{"cut anywhere, indents", func(p []string) string { return lines(cuts(p, "　　", anywhere)) }},
		{"cut in number", func(p []string) string { return lines(cuts(p, "", inNumber)) }},
		{"cut at quotation", func(p []string) string { return lines(cuts(p, "", atQuote)) }},
	}
	for _, n := range []int{26, 30, 34, 38, 40} {
		for _, k := range []struct {
			name, indent, between string
			units                 bool
		}{{"indents", "　　", "", false}, {"indents, units", "　　", "", true}, {"plain", "", "", false}, {"plain, units", "", "", true}, {"blank lines", "", "\n", false}, {"indents and blank lines", "　　", "\n", true}} {
			ds = append(ds, damage{fmt.Sprintf("wrap, %s, %d", k.name, n), func(p []string) string {
				return lines(wrap(p, n, k.indent, k.between, k.units))
			}})
		}
		ds = append(ds,
			damage{fmt.Sprintf("wrap, blank after every line, indents, %d", n), func(p []string) string {
				return strings.Join(wrap(p, n, "　　", "", true), "\n\n")
			}},
			damage{fmt.Sprintf("pages, indents, %d", n), func(p []string) string {
				return lines(pages(wrap(p, n, "　　", "", true), 30, "关于试验的报告"))
			}},
			damage{fmt.Sprintf("pages, plain, CRLF, %d", n), func(p []string) string {
				return strings.Join(pages(wrap(p, n, "", "", false), 28, ""), "\r\n")
			}},
			damage{fmt.Sprintf("bare pages, indents, %d", n), func(p []string) string {
				return lines(barePages(wrap(p, n, "　　", "", true), 32))
			}})
	}
	return ds
}

// boundaries are the places in s without blanks at which a line ends.
func boundaries(lines []string) (map[int]bool, int) {
	out := map[int]bool{}
	n := 0
	for _, l := range lines {
		n += utf8.RuneCountInString(solid(l))
		out[n] = true
	}
	delete(out, n)
	return out, n
}

// TestParagraphs damages documents in the ways that are common and measures
// how many paragraph boundaries come back. The floors only rise.
func TestParagraphs(t *testing.T) {
	docs := documents(t)
	type score struct{ right, found, wanted int }
	f1 := func(s score) float64 { return 2 * float64(s.right) / float64(max(1, s.found+s.wanted)) }
	kinds, total := map[string]*score{}, score{}
	debug := os.Getenv("WENSHU_SHOW")
	shown := 0
	for name, paras := range docs {
		wanted, length := boundaries(paras)
		for _, d := range damages() {
			body := mend(t, d.do(paras))
			found, n := boundaries(strings.Split(body, "\n"))
			if n != length {
				t.Errorf("%s, %s: %d characters, want %d", name, d.name, n, length)
				if debug != "" && strings.HasPrefix(d.name, debug) {
					_, back, _ := Repair(t.Context(), d.do(paras), nil, nil)
					for _, e := range back.Edits() {
						if e.Why == "running-head" || e.Why == "page-number" || e.Why == "site-row" || e.Why == "rights-note" {
							t.Logf("%s %q", e.Why, e.Old.Of(d.do(paras)))
						}
					}
				}
			}
			kind := strings.TrimRight(d.name, "0123456789")
			if kinds[kind] == nil {
				kinds[kind] = &score{}
			}
			one := score{found: len(found), wanted: len(wanted)}
			for b := range found {
				if wanted[b] {
					one.right++
				}
			}
			if debug != "" && strings.HasPrefix(d.name, debug) && shown < 60 {
				text := []rune(solid(strings.Join(paras, "")))
				for b := range found {
					if !wanted[b] && n == length && shown < 60 {
						shown++
						t.Logf("%.2f %s split %s|%s", f1(one), name, string(text[max(0, b-25):b]), string(text[b:min(n, b+25)]))
					}
				}
				for b := range wanted {
					if !found[b] && n == length && shown < 60 {
						shown++
						t.Logf("%.2f %s joined %s|%s", f1(one), name, string(text[max(0, b-25):b]), string(text[b:min(n, b+25)]))
					}
				}
			}
			for _, s := range []*score{kinds[kind], &total} {
				s.right, s.found, s.wanted = s.right+one.right, s.found+one.found, s.wanted+one.wanted
			}
		}
	}
	var names []string
	for k := range kinds {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		s := kinds[k]
		t.Logf("%-45s F1 %.4f  P %.4f  R %.4f", k, f1(*s), float64(s.right)/float64(max(1, s.found)), float64(s.right)/float64(max(1, s.wanted)))
	}
	t.Logf("over all: F1 %.4f, %d documents", f1(total), len(docs))
	if f1(total) < 0.97 {
		t.Errorf("F1 %.4f over all, want 0.97", f1(total))
	}
	if none := f1(*kinds["none"]); none < 0.99 {
		t.Errorf("F1 %.4f of undamaged documents, want 0.99", none)
	}
}
