package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

// A part is something inside the programs that has a licence of its own.
type part struct {
	name, version string
	url           string // as package managers write it (purl); "" for what is no package
	licence       string // SPDX
	text          string
}

// others are the parts that are no Go modules, with the files of their licences.
var others = []struct{ name, version, file string }{
	{"Go standard library", runtime.Version(), ""}, // the file lies in GOROOT
	{"Noto Sans SC", "", "assets/fonts/LICENSE-sans"},
	{"Noto Serif SC", "", "assets/fonts/LICENSE-serif"},
	{"dictionary of gse", "", "assets/dict/LICENSE-gse"},
	{"PDFium", "", "packaging/LICENSE-pdfium"},
}

// parts lists what is inside the two programs on a system, ours left out.
func (r *release) parts(goos string) ([]part, error) {
	var out []part
	for _, o := range others {
		file := o.file
		if file == "" {
			root, err := exec.CommandContext(r.ctx, "go", "env", "GOROOT").Output()
			if err != nil {
				return nil, fmt.Errorf("go env GOROOT: %w", err)
			}
			file = filepath.Join(strings.TrimSpace(string(root)), "LICENSE")
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		out = append(out, part{name: o.name, version: o.version, licence: spdx(string(b)), text: string(b)})
	}
	c := exec.CommandContext(r.ctx, "go", "list", "-deps", "-tags", "migrated_fynedo,ne,x11",
		"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/wenshu", "./cmd/wenshu-cli")
	c.Env = append(os.Environ(), "GOOS="+goos, "GOARCH=amd64", "CGO_ENABLED=1")
	list, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	lines := strings.Fields(strings.ReplaceAll(string(list), "\t", "|"))
	slices.Sort(lines)
	for _, line := range slices.Compact(lines) {
		f := strings.Split(line, "|")
		text, err := licences(f[2])
		if err != nil {
			return nil, err
		}
		out = append(out, part{name: f[0], version: f[1], url: "pkg:golang/" + f[0] + "@" + f[1], licence: spdx(text), text: text})
	}
	return out, nil
}

var licenceName = regexp.MustCompile(`(?i)(licen[cs]e|copying|notice|copyright|patents)`)

// licences is the text of all licences at the top of a module, and of C code
// that it brings in a folder with a licence.
func licences(dir string) (string, error) {
	var b strings.Builder
	for _, pattern := range []string{"*", "*/*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		for _, file := range files {
			info, err := os.Stat(file)
			name, _ := filepath.Rel(dir, file)
			if err != nil || info.IsDir() || !licenceName.MatchString(name) || slices.Contains([]string{".go", ".sh", ".py"}, filepath.Ext(file)) {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(&b, "[%s]\n%s\n", filepath.ToSlash(name), strings.TrimSpace(unicodeText(text)))
		}
	}
	if b.Len() == 0 {
		return "", fmt.Errorf("%s: no licence", dir)
	}
	return b.String(), nil
}

// unicodeText is a text of UTF-8, or of Latin-1, as the FreeType project's
// licence is, whose © would make the whole file unreadable.
func unicodeText(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

// marks tell a licence by words that stand in it and in no other before it.
var marks = []struct{ id, words string }{
	{"FTL", "the freetype license"}, // or the GPL, as we choose
	{"AGPL", "gnu affero general public license version"},
	{"LGPL", "gnu lesser general public license version"},
	{"GPL", "gnu general public license version"},
	{"MPL-2.0", "mozilla public license"},
	{"OFL-1.1", "sil open font license"},
	{"Apache-2.0", "apache license"},
	{"MIT", "permission is hereby granted, free of charge"},
	{"BSD-3-Clause", "to endorse or promote products"},
	{"BSD-2-Clause", "redistribution and use in source and binary forms"},
	{"ISC", "permission to use, copy, modify, and/or distribute"},
	{"Unlicense", "free and unencumbered software"},
	{"Zlib", "altered source versions must be plainly marked"},
}

// spdx is the identifier of the licences in text, "" where none is known.
func spdx(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, m := range marks {
		if strings.Contains(text, m.words) {
			return m.id
		}
	}
	return ""
}

// licenceFile is one text with the licences of all parts, the same text once.
func licenceFile(parts []part) []byte {
	var b strings.Builder
	b.WriteString("文数 Wenshu 是 MIT 许可，见 LICENSE。它里面还有下列部分，各有许可。\n" +
		"Wenshu is under the MIT licence, see LICENSE. Inside it are the parts below, each with its licence.\n")
	var texts []string
	names := map[string][]string{}
	for _, p := range parts {
		if names[p.text] == nil {
			texts = append(texts, p.text)
		}
		names[p.text] = append(names[p.text], strings.TrimSpace(p.name+" "+p.version)+"  "+p.licence)
	}
	for _, t := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), strings.Join(names[t], "\n"), strings.TrimSpace(t))
	}
	return []byte(b.String())
}

// bom writes what is inside as CycloneDX 1.5 (cyclonedx.org).
func (r *release) bom() error {
	type licence struct {
		License struct {
			ID string `json:"id"`
		} `json:"license"`
	}
	type component struct {
		Type     string    `json:"type"`
		Name     string    `json:"name"`
		Version  string    `json:"version,omitempty"`
		URL      string    `json:"purl,omitempty"`
		Licences []licence `json:"licenses,omitempty"`
	}
	of := func(kind string, p part) component {
		c := component{Type: kind, Name: p.name, Version: p.version, URL: p.url}
		if p.licence != "" {
			l := licence{}
			l.License.ID = p.licence
			c.Licences = []licence{l}
		}
		return c
	}
	var bom struct {
		Format   string `json:"bomFormat"`
		Spec     string `json:"specVersion"`
		Version  int    `json:"version"`
		Metadata struct {
			Time      string    `json:"timestamp"`
			Component component `json:"component"`
		} `json:"metadata"`
		Components []component `json:"components"`
	}
	bom.Format, bom.Spec, bom.Version = "CycloneDX", "1.5", 1
	bom.Metadata.Time = r.Time.Format("2006-01-02T15:04:05Z")
	bom.Metadata.Component = of("application", part{name: "wenshu", version: r.Version, url: "pkg:golang/github.com/wenshu-app/wenshu@v" + r.Version, licence: "MIT"})
	seen := map[string]bool{}
	for _, goos := range []string{"linux", "windows", "darwin"} {
		parts, err := r.parts(goos)
		if err != nil {
			return err
		}
		for _, p := range parts {
			if !seen[p.name] {
				seen[p.name] = true
				bom.Components = append(bom.Components, of("library", p))
			}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(bom); err != nil {
		return err
	}
	name := "wenshu-" + r.Version + ".cdx.json"
	if err := os.WriteFile(filepath.Join(r.out, name), b.Bytes(), 0o644); err != nil {
		return err
	}
	return r.made(name)
}
