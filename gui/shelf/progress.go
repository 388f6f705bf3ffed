package shelf

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A progress is the strip over the list that tells how far an import has come,
// and which files could not be read.
type progress struct {
	*fyne.Container
	bar      *widget.ProgressBar
	far      *widget.Label
	stop     *look.Button
	failed   *look.Button
	running  bool
	failures int
}

func newProgress(stop, list func()) *progress {
	b := &progress{bar: widget.NewProgressBar(), far: widget.NewLabel(""), stop: look.NewButton("", stop), failed: look.NewButton("", list).With(look.IconWarning)}
	b.bar.TextFormatter = func() string { return "" }
	b.far.Importance, b.far.SizeName, b.far.Truncation = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	line := container.NewBorder(nil, nil, container.NewCenter(container.NewGridWrap(fyne.NewSize(120, 6), b.bar)), container.NewCenter(container.NewHBox(b.failed, b.stop)), b.far)
	b.Container = container.NewPadded(line)
	b.Hide()
	return b
}

func (b *progress) setPalette(look.Palette) { b.Refresh() }

// set shows a report while an import runs.
func (b *progress) set(r library.Report, running bool) {
	b.running = running
	if running {
		b.stop.SetText(look.T("cancel"))
		b.bar.Max = float64(max(1, r.Total))
		b.bar.SetValue(float64(r.Done))
		b.far.SetText(farText(r))
	} else {
		b.far.SetText("")
	}
	b.show()
}

// farText is a report in words: how many of how many, how many a second, how
// long still, the file that is read.
func farText(r library.Report) string {
	if r.Waits {
		return look.T("shelf.waiting")
	}
	if r.Total == 0 {
		return look.T("shelf.scanning")
	}
	s := fmt.Sprintf(look.T("shelf.importing"), r.Done, r.Total)
	if r.Done > 4 && r.Took > time.Second {
		s += fmt.Sprintf(look.T("shelf.rate"), r.Rate(), lasting(r.Remaining()))
	}
	if r.Name != "" {
		s += "　" + filepath.Base(r.Name)
	}
	return s
}

// lasting is a span of time in words.
func lasting(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf(look.T("shelf.seconds"), max(1, int(d.Seconds()+0.5)))
	case d < time.Hour:
		return fmt.Sprintf(look.T("shelf.minutes"), int(d.Minutes()+0.5))
	}
	return fmt.Sprintf(look.T("shelf.hours"), d.Hours())
}

func (b *progress) setFailures(n int) {
	b.failures = n
	b.show()
}

func (b *progress) show() {
	b.failed.SetText(fmt.Sprintf(look.T("shelf.failed"), b.failures))
	hide(b.failed, b.failures == 0)
	hide(b.stop, !b.running)
	hide(b.bar, !b.running)
	hide(b.Container, !b.running && b.failures == 0)
	b.Refresh()
}
