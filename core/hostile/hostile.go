// Package hostile makes files that try to break a program that reads documents:
// of every format, sound ones that were cut, bent and swollen, and texts that
// repeat what a careless scan goes over again and again. The same number and
// seed give the same files on every machine. It is for tests; no program has it.
package hostile

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// A File is one of them.
type File struct {
	Name  string // tells its number, how it came about, and its format as the ending
	Bytes []byte
}

// textShare is one in how many files is a text that repeats something; the
// others are mutated.
const textShare = 6

// Files makes n files from seed.
func Files(n int, seed uint64) iter.Seq[File] {
	return func(yield func(File) bool) {
		sound := samples()
		for i := range n {
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			f := mutated(r, sound)
			if i%textShare == 0 {
				f = repeated(r, i/textShare)
			}
			f.Name = fmt.Sprintf("%04d-%s", i, f.Name)
			if !yield(f) {
				return
			}
		}
	}
}

// mutated is a sound file to which something was done: to a member of it before
// packing, where it has some, or to its bytes.
func mutated(r *rand.Rand, sound []sample) File {
	s := sound[r.IntN(len(sound))]
	if s.members != nil && r.IntN(3) > 0 {
		all := append([]member(nil), s.members...)
		how := "unchanged"
		for range 1 + r.IntN(3) {
			m := &all[r.IntN(len(all))]
			c := inText[r.IntN(len(inText))]
			m.text, how = string(c.do(r, []byte(m.text))), c.name
		}
		return File{"member-" + how + s.ending, pack(all)}
	}
	b := s.bytes()
	changes := inBytes
	if s.members == nil {
		changes = append(append([]change(nil), inBytes...), inText...)
	}
	how := ""
	for range 1 + r.IntN(3) {
		c := changes[r.IntN(len(changes))]
		b, how = c.do(r, b), c.name
	}
	return File{how + s.ending, b}
}

// Sound returns the files that the others are made of.
func Sound() []File {
	var all []File
	for _, s := range samples() {
		all = append(all, File{"sound" + s.ending, s.bytes()})
	}
	return all
}
