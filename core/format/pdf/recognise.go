package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"math"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/format/page"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

const (
	scanDPI    = 300
	scanPixels = 30 << 20        // of a picture to recognise: A3 at 300 dpi is 17 million
	scanTime   = 3 * time.Minute // for one page
	leastSure  = 20              // percent: words below are specks and ornaments
)

// Recogniser returns the program that reads pictures of text and the languages
// that it has for Chinese documents. ok is false if it is not installed, or
// without Chinese.
func Recogniser(ctx context.Context) (program, languages string, ok bool) {
	program, err := exec.LookPath("tesseract")
	if err != nil {
		return "", "", false
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, "--list-langs").Output()
	if err != nil {
		return "", "", false
	}
	var has []string
	for _, l := range strings.Fields(string(out)) {
		if l == "chi_sim" || l == "chi_tra" && len(has) == 0 {
			has = append(has, l)
		}
	}
	languages = strings.Join(has, "+")
	return program, languages, strings.Contains(languages, "chi_")
}

// A scanner reads pages from their pictures.
type scanner struct {
	program, languages string
	file               *file // in the engine that draws; nil until a page is drawn
	bytes              []byte
	options            raw.Options
}

func (c *scanner) close() {
	if c.file != nil {
		c.file.close()
	}
}

// read returns what the picture of s shows; nil if that is nothing.
func (c *scanner) read(ctx context.Context, s *page.Sheet) (*page.Sheet, error) {
	if c.file == nil {
		f, err := open(ctx, drawing, c.bytes, c.options)
		if err != nil {
			return nil, err
		}
		c.file = f
	}
	area := float64(s.Size().Width) * float64(s.Size().Height)
	if !(area > 0) {
		return nil, nil
	}
	scale := math.Min(scanDPI/72.0, math.Sqrt(scanPixels/area))
	img, err := c.file.draw(ctx, s.Number()-1, scale)
	if err != nil {
		return nil, err
	}
	var in, out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&in, img); err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	cmd := exec.CommandContext(limited, c.program, "stdin", "stdout", "-l", c.languages, "--dpi", strconv.Itoa(int(scale*72+0.5)), "--psm", "3", "tsv")
	cmd.Stdin, cmd.Stdout = &in, &out
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if errors.Is(limited.Err(), context.DeadlineExceeded) {
			return nil, nil // the page stays unread, and its note says so
		}
		return nil, fmt.Errorf("tesseract: page %d: %w", s.Number(), err)
	}
	glyphs, sure := recognised(out.String(), float32(1/scale))
	if len(glyphs) == 0 {
		return nil, nil
	}
	read := page.NewSheet(s.Number(), s.Size(), 0)
	font := read.Font("recognised", false)
	for _, g := range glyphs {
		g.Font = font
		read.Glyph(g)
	}
	read.Recognised(sure)
	return read, nil
}

// recognised makes glyphs of the words that tesseract prints as a table, and
// the mean confidence in them, 0 to 100. A pixel has size points.
func recognised(tsv string, size float32) (out []page.Glyph, sure int) {
	var base, em float32 // of the line at hand
	sum, n := 0.0, 0
	for _, row := range strings.Split(tsv, "\n") {
		f := strings.Split(strings.TrimRight(row, "\r"), "\t")
		if len(f) < 12 {
			continue
		}
		var v [5]float32 // left, top, width, height, confidence
		bad := false
		for i := range v {
			x, err := strconv.ParseFloat(f[6+i], 32)
			bad = bad || err != nil || !(x > -1e6 && x < 1e6)
			v[i] = float32(x)
		}
		if bad {
			continue
		}
		left, top, width, height := v[0]*size, v[1]*size, v[2]*size, v[3]*size
		switch f[0] {
		case "4":
			base, em = top+0.88*height, height
		case "5":
			word := []rune(strings.TrimSpace(f[11]))
			if len(word) == 0 || v[4] < leastSure || em <= 0 {
				continue
			}
			sum += float64(v[4]) * float64(len(word))
			n += len(word)
			units := float32(0) // a Han character is two wide
			for _, r := range word {
				units += unitsOf(r)
			}
			x := left
			for i, r := range word {
				w := width * unitsOf(r) / units
				out = append(out, page.Glyph{R: r, A: [2]float32{x, top}, B: [2]float32{x + w, top + height}, Origin: [2]float32{x, base}, Size: em, Blank: i == 0})
				x += w
			}
		}
	}
	if n > 0 {
		sure = int(sum/float64(n) + 0.5)
	}
	even(out)
	return out, sure
}

// even gives glyphs of nearly one size that size: the height of a line hangs on
// which characters it has.
func even(gs []page.Glyph) {
	if len(gs) == 0 {
		return
	}
	sizes := make([]float32, len(gs))
	for i := range gs {
		sizes[i] = gs[i].Size
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	for i := range gs {
		if s := gs[i].Size; s > 0.7*usual && s < 1.4*usual {
			gs[i].Size = usual
		}
	}
}

func unitsOf(r rune) float32 {
	if page.Wide(r) {
		return 2
	}
	return 1
}
