package repair

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the wanted texts of testdata")

func TestCases(t *testing.T) {
	const name = "testdata/cases.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		t.Run(strings.TrimSuffix(in.Name, ".in"), func(t *testing.T) {
			got := mend(t, string(in.Data)) + "\n"
			if *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("got\n%swant\n%s", got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkRepair(b *testing.B) {
	para := strings.Repeat("全市坚持稳中求进，经济运行总体平稳，城乡居民收入继续增加。", 6)
	broken := strings.Join(wrap([]string{para, para, para}, 30, "　　", "", true), "\n")
	for _, c := range []struct{ name, s string }{{"clean", para}, {"broken", broken}, {"one-line", ""}} {
		b.Run(c.name, func(b *testing.B) {
			s := strings.Repeat(c.s+"\n", 8<<20/(len(c.s)+1))
			if c.name == "one-line" {
				s = strings.Repeat(para, 8<<20/len(para))
			}
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				if _, _, err := Repair(b.Context(), s, nil, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
