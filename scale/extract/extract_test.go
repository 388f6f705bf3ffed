package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/scale/source"
)

var limits = Limits{Deadline: time.Minute, Size: 1 << 20}

// with puts another reader in the place of core's for one test.
func with(t *testing.T, r func(context.Context, string, []byte) (*doc.Document, error)) {
	t.Helper()
	before := reading
	reading = r
	t.Cleanup(func() { reading = before })
}

// tried reads one document.
func tried(t *testing.T, d source.Document, l Limits) (read []Read, failed []source.Failure) {
	t.Helper()
	if err := Of(t.Context(), d, l, func(r Read) { read = append(read, r) }, func(f source.Failure) { failed = append(failed, f) }); err != nil {
		t.Fatal(err)
	}
	return read, failed
}

func TestRead(t *testing.T) {
	text := []byte("某省2023年统计公报\n\n2024年3月1日\n\n2023年，全省粮食产量1200万吨，比上年增长0%。\n")
	read, failed := tried(t, source.Document{Address: "https://example.org/a.txt", Bytes: text}, limits)
	if len(read) != 1 || len(failed) != 0 || len(read[0].Rows) != 2 || read[0].Year != 2024 || read[0].Document.Address != "https://example.org/a.txt" || read[0].Document.Size != int64(len(text)) {
		t.Fatalf("%+v, %+v", read, failed)
	}
	if r := read[0].Rows[1]; r.Text != "0%" || r.Value == nil || *r.Value != 0 {
		t.Errorf("the second figure is %+v", r)
	}
}

// TestFailures tells each fault by its kind, and goes on.
func TestFailures(t *testing.T) {
	for name, c := range map[string]struct {
		b    string
		kind string
	}{
		"empty":  {"", "no text"},
		"binary": {"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00", "unsupported format"},
		"pdf":    {"%PDF-1.4\n%%EOF", "damaged"},
	} {
		read, failed := tried(t, source.Document{Address: name, Bytes: []byte(c.b)}, limits)
		if len(read) != 0 || len(failed) != 1 || failed[0].Kind != c.kind || failed[0].Size != int64(len(c.b)) {
			t.Errorf("%s: %+v, %+v", name, read, failed)
		}
	}
}

// TestArchive reads the documents of an archive, each under its own address.
func TestArchive(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"甲/a.txt": "粮食产量30万吨。", "b.txt": ""} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	read, failed := tried(t, source.Document{Address: "m.zip", Bytes: b.Bytes()}, limits)
	if len(read) != 1 || read[0].Document.Address != "m.zip!/甲/a.txt" || len(failed) != 1 || failed[0].Address != "m.zip!/b.txt" || failed[0].Kind != "no text" {
		t.Errorf("%+v, %+v", read, failed)
	}
}

// TestPanic makes a fault of core an error of its document.
func TestPanic(t *testing.T) {
	with(t, func(context.Context, string, []byte) (*doc.Document, error) { panic("坏") })
	if read, failed := tried(t, source.Document{Address: "a"}, limits); len(read) != 0 || len(failed) != 1 || failed[0].Kind != "internal error" || !strings.Contains(failed[0].Detail, "坏") {
		t.Errorf("%+v, %+v", read, failed)
	}
}

// TestDeadline gives up what takes too long and hears that it is given up, and
// what hears nothing.
func TestDeadline(t *testing.T) {
	short := limits
	short.Deadline = 20 * time.Millisecond
	with(t, func(ctx context.Context, _ string, _ []byte) (*doc.Document, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	if _, failed := tried(t, source.Document{Address: "a"}, short); len(failed) != 1 || failed[0].Kind != Deadline {
		t.Errorf("%+v", failed)
	}
	if testing.Short() {
		return
	}
	release := make(chan bool)
	defer close(release)
	with(t, func(context.Context, string, []byte) (*doc.Document, error) {
		<-release
		return nil, context.Canceled
	})
	began := time.Now()
	if _, failed := tried(t, source.Document{Address: "b"}, short); len(failed) != 1 || failed[0].Kind != Hang || time.Since(began) > 3*grace {
		t.Errorf("%+v after %v", failed, time.Since(began))
	}
}

// TestMemory gives up the largest of the documents that are read when too much
// memory is in use, and no other.
func TestMemory(t *testing.T) {
	ended := map[string]chan error{"small": make(chan error, 1), "large": make(chan error, 1)}
	for name, size := range map[string]int{"small": 10, "large": 1000} {
		ctx, cancel := context.WithCancelCause(t.Context())
		defer cancel(nil)
		defer watch(size, 1<<40, cancel)()
		go func() {
			<-ctx.Done()
			ended[name] <- context.Cause(ctx)
		}()
	}
	check(1 << 39) // under the limit: nothing happens
	check(1<<40 + 1<<39)
	err := <-ended["large"]
	if b, ok := err.(*bound); !ok || b.kind != Memory {
		t.Errorf("the large one ended by %v", err)
	}
	select {
	case err := <-ended["small"]:
		t.Errorf("the small one ended by %v", err)
	default:
	}
}

// TestEater reads a document that takes memory until it is told to stop: it goes
// to the side, and the next is read.
func TestEater(t *testing.T) {
	whole := reading
	held := make(chan [][]byte, 1)
	with(t, func(ctx context.Context, _ string, _ []byte) (*doc.Document, error) {
		var all [][]byte
		for ctx.Err() == nil {
			all = append(all, bytes.Repeat([]byte{1}, 1<<20)) // written, so that the system gives it
			if len(all) > 2<<10 {
				return nil, errors.New("nobody told it to stop")
			}
			time.Sleep(time.Millisecond)
		}
		held <- all
		return nil, ctx.Err()
	})
	l := limits
	l.Memory = 100 << 20
	read, failed := tried(t, source.Document{Address: "eater", Bytes: []byte("x")}, l)
	if len(read) != 0 || len(failed) != 1 || failed[0].Kind != Memory || !strings.Contains(failed[0].Detail, "the limit is 100 MB") {
		t.Fatalf("%+v, %+v", read, failed)
	}
	if n := len(<-held); n < 90 || n > 1<<10 {
		t.Errorf("it took %d MB", n)
	}
	reading = whole
	if read, failed = tried(t, source.Document{Address: "a.txt", Bytes: []byte("粮食产量30万吨。")}, l); len(read) != 1 || len(failed) != 0 {
		t.Errorf("the next: %+v, %+v", read, failed)
	}
}

// TestBomb reads an archive whose member unpacks to more than a document may
// have, and a document whose inner file does.
func TestBomb(t *testing.T) {
	for _, name := range []string{"a.txt", "word/document.xml"} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(name)
		for range 300 { // core reads 256 MB at most
			if err == nil {
				_, err = w.Write(make([]byte, 1<<20))
			}
		}
		if err = errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		l := limits
		l.Size = 8 << 20
		read, failed := tried(t, source.Document{Address: "bomb.zip", Bytes: b.Bytes()}, l)
		if len(read) != 0 || len(failed) != 1 || failed[0].Kind != doc.TooLarge.String() {
			t.Errorf("%s: %+v, %+v", name, read, failed)
		}
	}
}

// TestStop returns the error of the context, and no failure.
func TestStop(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	err := Of(ctx, source.Document{Address: "a", Bytes: []byte("粮食产量30万吨。")}, limits, func(Read) { t.Error("read") }, func(source.Failure) { t.Error("failed") })
	if err != context.Canceled {
		t.Error(err)
	}
}
