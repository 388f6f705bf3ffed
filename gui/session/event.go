package session

// A Kind is what has happened.
type Kind int

// The kinds of event.
const (
	Listed      Kind = iota // documents were opened, closed or are called otherwise
	Leaving                 // Doc is about to go behind, or its text about to be another
	Named                   // Doc is about to come to the front because its file was asked for by name
	Fronted                 // Doc came to the front, or was read again there
	Stayed                  // Doc was asked for and is in front already
	Built                   // the figures of Doc, which is in front, are there; Again, if they were before
	BuiltBehind             // those of a document behind are
	Noted                   // what the reader added to Doc has changed
	Outdated                // whether the file of Doc has changed since it was read
	Working                 // what is done in the background has changed
	Recent                  // the list of files opened last has changed
	Closed                  // Doc is no longer open
	Left                    // a build of Doc was given up; the repairs are as they stand in its text
	Unreadable              // the file of Job could not be read: Err
	Failed                  // the figures of Doc could not be found: Err
	Gone                    // files that were open at the last end are no longer there: Names
	Unsaved                 // what the reader added could not be written: Err
	Damaged                 // what the reader had added could not be read: Err
	Settled                 // notes of an earlier state of the document have Lost places in this one
)

// An Event tells what has happened. It is told on the goroutine that the
// session is used on.
type Event struct {
	Kind  Kind
	Doc   *Document
	Job   Job
	Err   error
	Names []string
	Lost  int

	Again  bool // of Built: there were figures before
	Mended bool // of Built: mends were undone or made again
	Read   bool // of Fronted: it was read just now
}

func (s *Session) tell(e Event) {
	if s.Tell != nil {
		s.Tell(e)
	}
}

func (s *Session) trace(event string) {
	if s.Trace != nil {
		s.Trace(event)
	}
}
