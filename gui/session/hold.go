package session

// A Scope is how long an answer is wanted: as long as the same thing is in
// front.
type Scope int

// The scopes, widest first: what ends one ends those after it.
const (
	OfDocument Scope = iota // the same document is in front
	OfText                  // and its text is the same
	OfFigures               // and its figures are
	scopes
)

// While returns f for later: what it returns does nothing once that which is in
// front now is no longer in front. Every answer of a worker, of a menu or of a
// dialog about what is in front goes through it, so that nobody asks for
// himself.
func (s *Session) While(o Scope, f func()) func() { return s.Holder(o)(f) }

// Holder returns what does for many answers what While does for one. A worker
// may use it.
func (s *Session) Holder(o Scope) func(func()) func() {
	age := s.ages[o]
	return func(f func()) func() {
		return func() {
			if s.ages[o] == age {
				f()
			}
		}
	}
}

// ends ends a scope and those after it.
func (s *Session) ends(o Scope) {
	for ; o < scopes; o++ {
		s.ages[o]++
	}
}
