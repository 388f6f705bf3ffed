package wordlist

import (
	"fmt"
	"sort"
	"sync"

	"github.com/wenshu-app/wenshu/core/find"
)

// A Doc is what the pane knows of a document.
type Doc struct {
	Name, Body string
	Scope      string  // what the words are of, where the title does not say
	Bounds     []Bound // where its articles and sections start, in order
}

// A Bound is where an article or a section starts.
type Bound struct {
	At      int
	Article bool
	Name    string
}

// source is a document that can be searched.
type source struct {
	Doc
	once  sync.Once
	index *find.Index
}

// ready returns the index, which the first to ask makes. It takes some ten
// milliseconds for a million characters: not for the widgets' goroutine.
func (s *source) ready() *find.Index {
	s.once.Do(func() { s.index = find.New(s.Body) })
	return s.index
}

// percent is how far down the document the byte at offset is.
func (s *source) percent(offset int) string {
	if s == nil || len(s.Body) == 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", 100*offset/len(s.Body))
}

// whereIs says in words where the byte at offset is.
func (s *source) whereIs(offset int) string {
	i := sort.Search(len(s.Bounds), func(i int) bool { return s.Bounds[i].At > offset }) - 1
	out := s.percent(offset)
	if i < 0 {
		return out
	}
	if !s.Bounds[i].Article { // and the article that the section is of
		for k := i - 1; k >= 0; k-- {
			if s.Bounds[k].Article && s.Bounds[k].Name != "" {
				out += "　" + short(s.Bounds[k].Name)
				break
			}
		}
	}
	if name := s.Bounds[i].Name; name != "" {
		out += "　" + short(name)
	}
	return out
}

// short is a title for a line that tells of other things too.
func short(s string) string {
	const most = 24
	if r := []rune(flat(s)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return flat(s)
}
