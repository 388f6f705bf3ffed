package pdf

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
)

func TestDump(t *testing.T) {
	name := os.Getenv("PDF")
	if name == "" {
		t.Skip()
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := Warm(context.Background(), testOptions()); err != nil {
		t.Fatal(err)
	}
	at := time.Now()
	f, err := open(context.Background(), reading, b, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	fmt.Println("open", time.Since(at), f.pages)
	var p int
	fmt.Sscan(os.Getenv("PAGE"), &p)
	n := 0
	for i := range f.pages {
		s, ok, err := f.read(context.Background(), i)
		if err != nil || !ok {
			t.Fatal(i, ok, err)
		}
		n += len(s.glyphs)
		if i+1 == p {
			for _, fo := range s.fonts {
				fmt.Printf("%+v\n", fo)
			}
			last := float32(-1)
			for _, g := range s.glyphs {
				if g.base != last {
					fmt.Printf("\n[%.1f %.1f s%.1f f%d] ", g.x0, g.base, g.size, g.font)
				}
				last = g.base
				if g.blank {
					fmt.Print("_")
				}
				fmt.Printf("%c", g.r)
				if os.Getenv("X") != "" {
					fmt.Printf("(%.1f,%.1f)", g.x0, g.x1)
				}
			}
			fmt.Println()
			if os.Getenv("L") != "" {
				l := s.lay()
				var fl []flow = l.sheet.flows(l.pieces, l.tables)
				for _, f := range fl {
					fmt.Println("-- flow")
					for _, x := range f.lines {
						if x.table != nil {
							fmt.Println("TABLE", x.y0, x.y1, x.table.cols, len(x.table.rows), x.table.xs)
							for _, row := range x.table.rows {
								for _, c := range row {
									fmt.Printf("%d>%dv%d:", c.col, c.across, c.down)
									for _, l := range c.lines {
										for _, g := range l {
											fmt.Printf("%c", g.r)
										}
										fmt.Print("/")
									}
									fmt.Print(" | ")
								}
								fmt.Println()
							}
							continue
						}
						fmt.Printf("%.1f-%.1f b%.1f s%.1f f%d p%d: ", x.x0, x.x1, x.base, x.size, x.font, len(x.row))
						for _, g := range x.gs {
							fmt.Printf("%c", g.r)
						}
						fmt.Println()
					}
				}
				return
			}
			fmt.Println("rules", len(s.rules), "images", s.images, s.cover, "aside", len(s.aside), "bad", s.bad)
			if os.Getenv("R") != "" {
				for _, r := range s.rules {
					fmt.Printf("%.1f,%.1f-%.1f,%.1f\n", r.x0, r.y0, r.x1, r.y1)
				}
			}
		}
	}
	fmt.Println("glyphs", n, time.Since(at), float64(f.pages)/time.Since(at).Seconds(), "pages/s")
}

func TestHints(t *testing.T) {
	name := os.Getenv("PDF")
	if name == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(name)
	o := testOptions()
	fmt.Sscan(os.Getenv("PAGE"), &o.First)
	o.Last = o.First
	r, err := Read(context.Background(), b, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(r.Meta)
	fmt.Print(show(r))
	for _, g := range r.Grids {
		fmt.Println(g.Heads, g.Guessed, len(g.Rows), len(g.Above))
	}
}

func TestScan(t *testing.T) {
	name := os.Getenv("PDF")
	if name == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(name)
	o := testOptions()
	o.Recognise = true
	fmt.Sscan(os.Getenv("PAGE"), &o.First)
	o.Last = o.First
	at := time.Now()
	r, err := Read(context.Background(), b, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Print(show(r), r.Notes, time.Since(at))
}
