package library

import (
	"context"
	"fmt"
	"io"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/wordlist"
)

// mostText is how many bytes of text are counted at once: some ten times the
// work reports of all years. With its words it takes four times as much memory.
const mostText = 24 << 20

// A corpus is a selection of documents whose words are shown.
type corpus struct {
	docs  []*library.Document // nil for all
	of    int                 // the change of the library that it is of
	text  *library.Text
	other *library.Text // which it is compared with
	ready bool
}

// newWords makes the pane of words and connects it.
func (r *Room) newWords() {
	p := wordlist.New()
	p.Run = r.Runner.Go
	p.OnTip = r.Over.Tip
	p.OnPlace = func(offset, length int) { r.openText(r.corpus.text, offset, length) }
	p.OnThere = func(offset, length int) { r.openText(r.corpus.other, offset, length) }
	p.OnKey = func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			r.Leave()
			return
		}
		r.Key(e)
	}
	p.OnGrams = r.countGrams
	p.OnCompany = r.countCompany
	p.OnCompare = r.chooseOther
	p.OnCompareEnd = r.worder.Cancel
	p.OnCopy = func(table string, rows int) {
		fyne.CurrentApp().Clipboard().SetContent(table)
		r.Over.Say(fmt.Sprintf(look.T("copied.rows"), rows))
	}
	r.words = p
}

// Words shows the words of what is chosen among the documents.
func (r *Room) Words() {
	docs := r.meant(r.corpus.docs)
	r.Show(viewWords)
	r.opened(func() {
		if !r.corpus.ready || r.corpus.of != r.changed || !slices.Equal(numbers(docs), numbers(r.corpus.docs)) {
			r.count(docs)
		}
	})
}

// count counts the words of documents; nil is all.
func (r *Room) count(docs []*library.Document) {
	r.Show(viewWords)
	r.opened(func() {
		lib, in := r.lib, numbers(docs)
		r.corpus = corpus{docs: docs, of: r.changed}
		r.words.SetDoc(&wordlist.Doc{})
		var t *library.Text
		var list words.List
		r.worder.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
			t, list, err = r.wordsOf(ctx, lib, in)
			return err
		}, func(err error) {
			if err != nil {
				r.Trace("not counted: " + err.Error())
				return
			}
			r.corpus.text, r.corpus.ready = t, true
			r.words.SetDoc(docOf(t))
			r.words.SetList(list, true)
			if t.Left > 0 {
				r.Over.Say(fmt.Sprintf(look.T("corpus.left"), len(t.Of), t.Left))
			}
			r.focus()
			r.Trace(fmt.Sprintf("corpus %d", list.Total))
		})
	})
}

// docOf is a selection as the pane of words knows it: a document whose articles
// are the documents.
func docOf(t *library.Text) *wordlist.Doc {
	name := fmt.Sprintf(look.T("corpus.name"), len(t.Of))
	d := &wordlist.Doc{Name: name, Scope: name, Body: t.Body}
	for i, x := range t.Of {
		d.Bounds = append(d.Bounds, wordlist.Bound{At: t.Starts[i], Article: true, Name: x.Shown()})
	}
	return d
}

// openText opens the document at a place of a selection.
func (r *Room) openText(t *library.Text, offset, length int) {
	if t == nil {
		return
	}
	d, paragraph, start := t.At(offset)
	if d == nil || len(d.Paths) == 0 {
		return
	}
	r.Leave()
	r.Open(d.Paths[0], Quoted{Text: paragraph, Lit: text.Span{Start: offset - start, End: offset - start + length}})
}

// ofCorpus does something with the words of the selection in the background.
func (r *Room) ofCorpus(do func(ctx context.Context, body string, cut func(string) []text.Span) error, done func()) {
	c := r.corpus
	if !c.ready {
		return
	}
	var err error
	r.Runner.Go(func(ctx context.Context) {
		err = r.Cut(func(cut func(string) []text.Span) error { return do(ctx, c.text.Body, cut) })
	}, func() {
		if err == nil && r.corpus.text == c.text {
			done()
		}
	})
}

// countGrams counts the rows of words of the selection.
func (r *Room) countGrams() {
	var list words.List
	r.ofCorpus(func(ctx context.Context, body string, cut func(string) []text.Span) (err error) {
		list, err = words.Grams(ctx, body, cut)
		return err
	}, func() {
		r.words.SetGrams(list)
		r.Trace("corpus phrases")
	})
}

// countCompany counts the words near some places of the selection.
func (r *Room) countCompany(node []text.Span, window int) {
	list := r.words.List()
	var near []words.Collocate
	r.ofCorpus(func(ctx context.Context, body string, cut func(string) []text.Span) (err error) {
		near, err = words.Collocates(ctx, body, node, list, window, cut)
		return err
	}, func() {
		r.words.SetCompany(node, near)
		r.Trace("corpus collocates")
	})
}

// A rival is documents that the selection can be compared with.
type rival struct {
	name string
	docs []*library.Document
}

// rivals are the rest of the library, and the documents of each tag and of each
// region without those that are chosen.
func (r *Room) rivals() []rival {
	chosen := map[string]bool{}
	for _, d := range r.corpus.docs {
		chosen[d.ID] = true
	}
	rest := rival{name: look.T("corpus.rest")}
	var order []string
	by := map[string][]*library.Document{}
	add := func(name string, d *library.Document) {
		if _, ok := by[name]; !ok {
			order = append(order, name)
		}
		by[name] = append(by[name], d)
	}
	for _, d := range r.shelf.All() {
		if chosen[d.ID] {
			continue
		}
		rest.docs = append(rest.docs, d)
		for _, t := range d.Tags {
			add(look.T("library.tag.name")+" "+t, d)
		}
		if d.Region != "" {
			add(d.Region, d)
		}
		if d.Year > 0 {
			add(fmt.Sprint(d.Year), d)
		}
	}
	slices.Sort(order)
	var out []rival
	if len(r.corpus.docs) > 0 && len(rest.docs) > 0 {
		out = append(out, rest)
	}
	for _, name := range order {
		out = append(out, rival{name, by[name]})
	}
	return out
}

// mostRivals is how many of them a menu lists.
const mostRivals = 40

// chooseOther drops a menu of what the selection can be compared with.
func (r *Room) chooseOther(under fyne.CanvasObject) {
	all := r.rivals()
	if len(all) == 0 {
		r.Over.Say(look.T("corpus.norival"))
		return
	}
	var items []*fyne.MenuItem
	for _, x := range all[:min(len(all), mostRivals)] {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf(look.T("why.count"), x.name, len(x.docs)), func() { r.compare(x) }))
	}
	r.Over.Drop(under, items)
}

// wordsOf gives the text of documents of lib, nil for all, and its words.
func (r *Room) wordsOf(ctx context.Context, lib *library.Library, in []int) (t *library.Text, list words.List, err error) {
	if t, err = lib.Text(ctx, in, mostText); err != nil {
		return nil, list, err
	}
	err = r.Cut(func(cut func(string) []text.Span) (err error) {
		list, err = words.Count(ctx, t.Body, cut)
		return err
	})
	return t, list, err
}

// compare shows what sets the selection apart from other documents.
func (r *Room) compare(x rival) {
	lib, in := r.lib, numbers(x.docs)
	r.words.Compare(x.name)
	var t *library.Text
	var list words.List
	r.worder.Run("", func(ctx context.Context, _ *progress.Counter) (err error) {
		t, list, err = r.wordsOf(ctx, lib, in)
		return err
	}, func(err error) {
		if err != nil {
			r.Trace("not compared: " + err.Error())
			r.words.EndCompare()
			return
		}
		r.corpus.other = t
		d := docOf(t)
		d.Name = x.name
		r.words.SetOther(*d, list)
		r.Trace("corpus compared")
	})
}

// exportWords writes the table of words that is shown.
func (r *Room) exportWords() {
	if !r.corpus.ready {
		r.Over.Say(look.T("export.nothing"))
		return
	}
	table := r.words.TSV()
	r.Export(look.T("corpus.file"), []Form{
		{".tsv", func(w io.Writer) error {
			_, err := io.WriteString(w, "\ufeff"+table)
			return err
		}},
	})
}
