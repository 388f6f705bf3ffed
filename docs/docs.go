// Package docs holds the guide, which the window shows too.
package docs

import _ "embed"

var (
	//go:embed guide.zh.md
	chinese []byte
	//go:embed guide.md
	english []byte
)

// Guide is the guide in a language and the name of its file, as Markdown in
// UTF-8.
func Guide(inEnglish bool) (name string, text []byte) {
	if inEnglish {
		return "Guide.md", english
	}
	return "手册.md", chinese
}
