// Package conform holds no program: its tests run the Chinese cases of other
// number and time parsers (Recognizers-Text, Duckling, JioNLP, cn2an) over ours.
// The cases belong to those projects and are read where they lie; what our
// conventions leave out is told by class, with a reason, in rules.go's tests,
// and what we fail is listed in testdata/known.txt by a hash.
package conform
