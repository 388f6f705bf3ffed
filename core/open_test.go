package core_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
)

func TestReadFileErrors(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	binary := make([]byte, 4096)
	for i := range binary {
		binary[i] = byte(i*i>>3 ^ i)
	}
	for _, c := range []struct {
		name, path string
		want       doc.ErrorKind
	}{
		{"empty", put("empty.txt", nil), doc.NoText},
		{"blank", put("blank.txt", []byte("\ufeff \n\u3000\n")), doc.NoText},
		{"folder", dir, doc.IsDir},
		{"missing", filepath.Join(dir, "missing.txt"), doc.NotFound},
		{"binary", put("binary.txt", append([]byte("\x7fELF\x02\x01\x01\x00"), binary...)), doc.Unsupported},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := core.ReadFile(t.Context(), c.path, nil)
			if err == nil || doc.KindOf(err) != c.want {
				t.Errorf("%v, want %v", err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), c.path) {
				t.Errorf("%v does not name the file", err)
			}
		})
	}
}

func TestReadFileDenied(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read every file")
	}
	path := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(path, []byte("增长5%。"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := core.ReadFile(t.Context(), path, nil); doc.KindOf(err) != doc.Denied {
		t.Errorf("%v, want %v", err, doc.Denied)
	}
}

// A hooked context calls hook once, when the reader first asks whether it has
// ended: between the size that was taken before reading and the one after.
type hooked struct {
	context.Context
	hook func()
}

func (h *hooked) Err() error {
	if h.hook != nil {
		f := h.hook
		h.hook = nil
		f()
	}
	return h.Context.Err()
}

func TestReadFileChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "growing.txt")
	if err := os.WriteFile(path, []byte("全市粮食产量增长5%。"), 0o644); err != nil {
		t.Fatal(err)
	}
	grow := func() {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		if _, err := f.WriteString("又一行。"); err != nil {
			t.Error(err)
		}
	}
	if _, err := core.ReadFile(&hooked{t.Context(), grow}, path, nil); doc.KindOf(err) != doc.Changed {
		t.Errorf("%v, want %v", err, doc.Changed)
	}
	if _, err := core.ReadFile(t.Context(), path, nil); err != nil {
		t.Errorf("at rest: %v", err)
	}
}

// TestOddBytes reads what is no clean text and still has a figure in it, at the
// very end.
func TestOddBytes(t *testing.T) {
	utf16 := func(s string, lone ...byte) []byte {
		b := []byte{0xff, 0xfe}
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return append(b, lone...)
	}
	for _, c := range []struct {
		name, figure string
		in           []byte
	}{
		{"a figure at the end", "41.5%", []byte("2022年，全省数字经济占比达41.5%")},
		{"a bare number at the end", "10.79亿", []byte("截至2023年6月，我国网民规模达10.79亿")},
		{"NUL bytes", "41.5%", []byte("2022年，全省数字\x00经济占比\x00达41.5%")},
		{"invalid bytes", "41.5%", []byte("2022年，全省粮食占比\xff稳步提高，数字经济占比达41.5%")},
		{"an unpaired high surrogate", "41.5%", append(utf16("2022年，全省数字经济占比达41.5%。\n附", 0x00, 0xd8), utf16("表\n")[2:]...)},
		{"an unpaired low surrogate at the end", "41.5%", utf16("2022年，全省数字经济占比达41.5%。", 0x00, 0xdc)},
		{"half a character at the end", "41.5%", utf16("2022年，全省数字经济占比达41.5%。", 0x2d)},
		{"surrogates in UTF-8", "41.5%", []byte("2022年，全省数字经济占比达41.5%。\xed\xa0\x80")},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := core.Read(t.Context(), "odd.txt", c.in, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Figures) != 1 || d.Text(d.Figures[0].Span) != c.figure {
				t.Errorf("figures %v, want %s alone", d.Figures, c.figure)
			}
			traced(t, d, c.in)
			whole(t, d)
		})
	}
}

// TestOneLine reads megabytes without a line end.
func TestOneLine(t *testing.T) {
	const clause = "全省数字经济规模达5.2万亿元，同比增长6%，"
	in := bytes.Repeat([]byte(clause), (4<<20)/len(clause))
	d, err := core.Read(t.Context(), "line.txt", in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := 2 * len(in) / len(clause); len(d.Figures) != want {
		t.Errorf("%d figures, want %d", len(d.Figures), want)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := core.Read(ctx, "x.txt", []byte("增长5%。"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("Read: %v", err)
	}
	path := filepath.Join(t.TempDir(), "x.txt")
	if err := os.WriteFile(path, []byte("增长5%。"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := core.ReadFile(ctx, path, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("ReadFile: %v", err)
	}
	if _, err := core.LoadAll(ctx, "x.txt", strings.NewReader("x"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("LoadAll: %v", err)
	}
}

func TestLoadAll(t *testing.T) {
	var p progress.Counter
	b, err := core.LoadAll(t.Context(), "-", iotest.OneByteReader(strings.NewReader(strings.Repeat("增长5%。", 200))), &p)
	if _, done, _ := p.Read(); err != nil || len(b) != 200*len("增长5%。") || int(done) != len(b) {
		t.Errorf("%d bytes, %d counted, %v", len(b), done, err)
	}
	broken := iotest.ErrReader(errors.New("the disk is gone"))
	if _, err := core.LoadAll(t.Context(), "-", broken, nil); doc.KindOf(err) != doc.Damaged {
		t.Errorf("%v, want %v", err, doc.Damaged)
	}
}

// TestLostName wants no lost bytes in a name: what stands behind them is it.
func TestLostName(t *testing.T) {
	for _, said := range []string{"\xff\xfe粮食产量达到500万吨。", "全省\xff粮食产量达到500万吨。", "粮食产量\xff达到500万吨。"} {
		d, err := core.Read(t.Context(), "a.txt", []byte("2024年，油料产量达到7.5万吨。\n"+said), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Figures) != 2 || d.Figures[1].Indicator != "粮食产量" || d.Figures[1].Key != "grain.output" {
			t.Errorf("%q: %+v", said, d.Figures)
		}
	}
}

// TestLostBytes reads numbers that undecodable bytes cut: none of them is a
// figure, and the note says where.
func TestLostBytes(t *testing.T) {
	d, err := core.Read(t.Context(), "a.txt", []byte("粮食产量达到3\xff\xfe0.5万吨，棉花产量达到2.5\xff万吨，油料产量达到7.5万吨。"), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range d.Figures {
		got = append(got, d.Text(f.Span))
	}
	if strings.Join(got, " ") != "7.5万吨" {
		t.Errorf("figures %q", got)
	}
	if len(d.Notes) != 2 || d.Notes[0].Kind != "invalid-bytes" || d.Notes[0].N != 2 {
		t.Errorf("notes %+v", d.Notes)
	}
}
