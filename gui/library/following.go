package library

import (
	"context"
	"fmt"
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/across"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// newAcross makes the pane of indicators and connects it.
func (r *Room) newAcross() {
	p := across.New()
	p.OnPick = r.follow
	p.OnOpen = r.OpenStatement
	p.OnExport = r.exportTables
	p.OnNames = r.showNames
	p.OnScope = func() { r.setChosen(nil) }
	p.OnOfficial, p.OnNoOfficial = r.AddReference, r.endOfficial
	p.OnLeave = r.Leave
	p.OnKey = r.Key
	r.across = p
}

// Follow brings the pane of indicators to the front.
func (r *Room) Follow() {
	r.Show(viewAcross)
}

// FollowTargets brings targets against results to the front.
func (r *Room) FollowTargets() {
	r.Show(viewAcross)
	r.across.Turn(across.Targets)
}

// FollowName follows the indicator that has a name, its growth for growth, through
// the library.
func (r *Room) FollowName(name string, growth bool) {
	r.Show(viewAcross)
	r.opened(func() {
		pick := series.NewPick(name, r.lib.Shelf().Merged)
		r.across.Follow(library.Topic{Name: pick.Name, Key: pick.Key, Growth: growth, Names: []string{name}})
	})
}

// setChosen bounds what is followed to documents; nil is all.
func (r *Room) setChosen(docs []*library.Document) {
	r.chosen = docs
	r.across.SetScope(len(docs))
	r.follow(r.across.Picked(), r.across.Options())
}

// listTopics counts what can be followed, where the library has changed since.
func (r *Room) listTopics() {
	if r.lib == nil || r.counted == r.changed || r.far.dir != "" && (r.far.folder == nil || r.counted != uncounted) {
		return // a folder of figures does not change
	}
	lib, folder, now := r.lib, r.far.folder, r.changed
	var all []library.Topic
	r.across.SetBusy(folder != nil)
	r.counter.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		if folder != nil {
			all, err = folder.Topics(ctx, lib.Shelf().Merged, nil)
		} else {
			all, err = lib.Topics(ctx)
		}
		return err
	}, func(err error) {
		r.across.SetBusy(false)
		if err != nil {
			r.farFailed(err)
			return
		}
		r.counted = now
		r.across.SetTopics(all)
		r.Trace(fmt.Sprintf("topics %d", len(all)))
	})
}

// follow makes the tables of topics, and their charts.
func (r *Room) follow(topics []library.Topic, o series.TableOptions) {
	if r.lib == nil || r.far.dir != "" && r.far.folder == nil {
		return
	}
	merged, say := r.lib.Shelf().Merged, r.statements()
	if r.far.folder != nil {
		o.Most = mostClaims
	}
	english, drawer, style := look.Current() == look.English, r.drawer, r.Style()
	var tables []*series.Table
	var models []chart.Model
	var cells []*series.Cell
	var compared []across.Official
	kept := r.lib.Shelf().Officials
	r.follower.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		for _, t := range topics {
			table, err := tableOf(ctx, say, merged, t, o)
			if err != nil {
				return err
			}
			if o.Columns == series.ByRegion {
				compared = append(compared, overlays(kept, t, table)...)
			}
			tables = append(tables, table)
		}
		models, cells = chart.Across(tables, chart.Options{English: english})
		if drawer == nil {
			drawer, err = draw.New(fonts.SansRegular(), fonts.SansBold())
		}
		return err
	}, func(err error) {
		if err != nil {
			r.farFailed(err)
			return
		}
		r.needCharts(drawer, style)
		r.cells, r.models = cells, models
		r.across.Charts.Objects = nil
		if len(models) > 0 {
			r.across.Charts.Objects = []fyne.CanvasObject{r.charts}
		}
		r.charts.SetModels(models)
		r.across.SetOfficial(compared)
		r.across.SetTables(tables)
		r.Trace(fmt.Sprintf("followed %d", len(cells)))
	})
}

// mostClaims bounds the claims of a period that are kept, of which a folder of
// figures may have millions.
const mostClaims = 64

// tableOf is the table of a topic, of its amounts or of its growth.
func tableOf(ctx context.Context, all statements, merged map[string]string, t library.Topic, o series.TableOptions) (*series.Table, error) {
	pick := series.NewPick(t.Name, merged)
	table, err := series.Across(all(ctx, pick.May), pick, o)
	if err != nil {
		return nil, err
	}
	table.Lines = slices.DeleteFunc(table.Lines, func(l *series.Line) bool { return grows(l.Aspect) != t.Growth })
	side := func(l *series.Line) int { // what is picked stands before what else is told of it
		if l.Years > 0 || l.Part != "" || l.Aspect != series.Amount && l.Aspect != series.Growth {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(table.Lines, func(a, b *series.Line) int { return side(a) - side(b) })
	return table, nil
}

// grows reports whether an aspect is of the growth of an indicator in per cent.
func grows(a series.Aspect) bool { return a == series.Growth || a == series.Mean || a == series.Total }

// needCharts makes the pane of charts once there is something to draw.
func (r *Room) needCharts(d *draw.Drawer, style draw.Style) {
	if r.charts != nil {
		return
	}
	r.drawer = d
	r.charts = charts.New(d, style, chartWords())
	r.charts.Run = r.Runner.Go
	r.charts.OnFigure = func(i int) {
		if i < len(r.cells) {
			r.across.ShowCell(r.cells[i])
		}
	}
	r.charts.OnKey = r.Key
	r.charts.OnExport = func(m chart.Model) { r.exportCharts([]chart.Model{m}) }
}

func chartWords() charts.Words {
	if look.Current() == look.English {
		return charts.English
	}
	return charts.Chinese
}

// OpenStatement opens the document of a statement at its sentence.
func (r *Room) OpenStatement(s series.Statement) {
	if s.Source == nil || s.Source.Path == "" {
		return
	}
	at := Quoted{Text: s.Sentence, Lit: text.Span{Start: s.At, End: s.At + len(s.Said)}}
	if r.far.folder != nil {
		r.openAddress(s.Source.Path, s.Source.ID, at)
		return
	}
	r.Leave()
	r.Open(s.Source.Path, at)
}

// exportTables writes all tables as one file.
func (r *Room) exportTables() {
	tables := r.across.Tables()
	if len(tables) == 0 {
		r.Over.Say(look.T("export.nothing"))
		return
	}
	r.Export(across.Label(r.across.Picked()[0]), r.TableForms())
}

// Tables are those that are shown.
func (r *Room) Tables() []*series.Table { return r.across.Tables() }

// Charts is how many charts the tables make.
func (r *Room) Charts() int { return len(r.models) }

// TableForms are the forms in which the tables can be written.
func (r *Room) TableForms() []Form {
	tables, models := r.across.Tables(), slices.Clone(r.models)
	forms := []Form{
		{".xlsx", func(w io.Writer) error { return export.TableXLSX(w, tables...) }},
		{".csv", func(w io.Writer) error { return export.TableCSV(w, tables...) }},
		{".json", func(w io.Writer) error { return export.TableJSON(w, tables...) }},
	}
	if len(models) > 0 {
		forms = append(forms, r.pictures(models)...)
	}
	return forms
}

// exportCharts writes charts as a picture.
func (r *Room) exportCharts(models []chart.Model) { r.Export(models[0].Title, r.pictures(models)) }

func (r *Room) pictures(models []chart.Model) []Form {
	drawer := r.drawer
	return []Form{{".png", func(w io.Writer) error {
		return drawer.Stack(w, models, draw.Print(), draw.Size{Width: 900, Scale: 2})
	}}}
}

// showNames shows what documents call an indicator: what falls together, what
// the reader put together, which can be undone, and what else may be.
func (r *Room) showNames(t library.Topic) {
	merged := r.lib.Shelf().Merged
	var d *dialog.CustomDialog
	list := container.New(layout.NewCustomPaddedVBoxLayout(0))
	const most = 14
	for _, name := range t.Names[:min(len(t.Names), most)] {
		key := series.Normal(name)
		line := container.NewHBox(widget.NewLabel(name))
		if to, ok := merged[key]; ok {
			means := widget.NewLabel("→ " + to) // which does not wrap: a row has no width to wrap in
			means.Importance = widget.LowImportance
			line.Add(means)
			line.Add(container.NewCenter(look.NewButton(look.T("library.unmerge"), func() {
				d.Hide()
				r.merge(key, "")
			})))
		}
		list.Add(line)
	}
	if n := len(t.Names) - most; n > 0 {
		list.Add(label(fmt.Sprintf(look.T("across.morenames"), n)))
	}
	field := overlay.NewListField("library.merge", func() { r.Over.Dismiss() })
	field.PlaceHolder = look.T("library.merge")
	var others []string
	for _, x := range r.across.Like(t) {
		others = append(others, x.Name)
	}
	field.SetOptions(others)
	body := container.NewVBox(label(look.T("library.names.how")), list, field)
	d = r.Over.Form(across.Label(t), container.NewVScroll(body), func() {
		if field.Text != "" {
			r.merge(series.Normal(field.Text), t.Name)
		}
	})
	size := r.Over.Size()
	d.Resize(fyne.NewSize(460, min(520, size.Height-80)))
	r.Over.Ask(d, nil)
}

// merge says that a name, in the form of series.Normal, means another; "" takes
// that back.
func (r *Room) merge(key, to string) {
	r.change(func(l *library.Library) error {
		return l.Change(func(s *library.Shelf) {
			if delete(s.Merged, key); to != "" && key != series.Normal(to) {
				s.Merged[key] = to
			}
		})
	}, func() {
		r.counted = uncounted
		r.listTopics()
		r.follow(r.across.Picked(), r.across.Options())
		if to != "" {
			r.Over.Offer(fmt.Sprintf(look.T("library.merged"), to), look.T("library.undo"), func() { r.merge(key, "") })
		}
	})
}
