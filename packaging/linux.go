package main

import (
	"debug/elf"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu"
)

// mime are the MIME types of the kinds, each once.
func mime() []string {
	var out []string
	for _, k := range kinds() {
		if !slices.Contains(out, k.MIME) {
			out = append(out, k.MIME)
		}
	}
	return out
}

// linux makes the packages of Linux, on Linux.
func (r *release) linux() error {
	t, err := r.tree()
	if err != nil {
		return err
	}
	if err := r.linuxTree(t, "usr/"); err != nil {
		return err
	}
	if err := r.nfpm(t); err != nil {
		return err
	}
	archive := fmt.Sprintf("wenshu-%s-linux-amd64.tar.xz", r.Version)
	whole, err := r.tree()
	if err != nil {
		return err
	}
	if err := os.Rename(t.path("usr"), whole.path("tree")); err != nil {
		return err
	}
	script, err := sources.ReadFile("linux/install.sh")
	if err != nil {
		return err
	}
	if err := whole.write("install.sh", script, 0o755); err != nil {
		return err
	}
	if err := whole.tarXZ(filepath.Join(r.out, archive)); err != nil {
		return err
	}
	if err := r.made(archive); err != nil {
		return err
	}
	return r.flatpak(archive)
}

// linuxTree lays out what is installed below at.
func (r *release) linuxTree(t tree, at string) error {
	out := t.path(at + "bin/wenshu")
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	if err := r.build(out, "wenshu", system{"linux", "amd64", true, "migrated_fynedo,x11"}); err != nil {
		return err
	}
	// one program with two names: a second one would take a third of the room
	if err := os.Symlink("wenshu", t.path(at+"bin/wenshu-cli")); err != nil {
		return err
	}
	share := at + "share/"
	data := struct {
		*release
		MIME  []string
		Class string
	}{r, mime(), wenshu.Class}
	for name, from := range map[string]string{
		"applications/" + r.ID + ".desktop":  "linux/desktop.in",
		"metainfo/" + r.ID + ".metainfo.xml": "linux/metainfo.xml.in",
		"mime/packages/" + r.ID + ".xml":     "linux/mime.xml",
		"doc/wenshu/copyright":               "linux/copyright.in",
	} {
		b, err := fill(from, data)
		if err != nil {
			return err
		}
		if err := t.write(share+name, b, 0o644); err != nil {
			return err
		}
	}
	for _, size := range iconSizes {
		if err := t.copy(fmt.Sprintf("%sicons/hicolor/%dx%d/apps/%s.png", share, size, size, r.ID), iconFile(size), 0o644); err != nil {
			return err
		}
	}
	if err := t.copy(share+"icons/hicolor/scalable/apps/"+r.ID+".svg", "assets/icon/icon.svg", 0o644); err != nil {
		return err
	}
	if err := r.papers(t, share+"doc/wenshu/", "linux"); err != nil {
		return err
	}
	if err := r.changelog(t, share+"doc/wenshu/"); err != nil {
		return err
	}
	if err := r.manPages(t, share+"man/", data); err != nil {
		return err
	}
	return r.completions(t, map[string][]string{
		"bash": {share + "bash-completion/completions/wenshu-cli"},
		"zsh":  {share + "zsh/site-functions/_wenshu-cli", share + "zsh/vendor-completions/_wenshu-cli"}, // Fedora, Debian
		"fish": {share + "fish/vendor_completions.d/wenshu-cli.fish"},
	})
}

// changelog packs CHANGELOG.md under the name that Debian wants for it.
func (r *release) changelog(t tree, at string) error {
	b, err := os.ReadFile(t.path(at + "CHANGELOG.md"))
	if err != nil {
		return err
	}
	if err := os.Remove(t.path(at + "CHANGELOG.md")); err != nil {
		return err
	}
	return t.packed(at+"changelog.gz", b)
}

// papers are the texts that come with the program.
func (r *release) papers(t tree, at, goos string) error {
	parts, err := r.parts(goos)
	if err != nil {
		return err
	}
	if err := t.write(at+"LICENSES.txt", licenceFile(parts), 0o644); err != nil {
		return err
	}
	for _, name := range []string{"LICENSE", "CHANGELOG.md", "README.md", "README.zh.md"} {
		to := name
		if name == "LICENSE" {
			to = "LICENSE.txt"
		}
		if err := t.copy(at+to, name, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// nfpmData fills what nfpm reads.
type nfpmData struct {
	*release
	Tree, Glibc, Time string
	Changes           string // the file with the packages' own changes
}

// nfpm makes the .deb and the .rpm of a tree.
func (r *release) nfpm(t tree) error {
	glibc, err := glibc(t.path("usr/bin/wenshu"))
	if err != nil {
		return err
	}
	file := filepath.Join(r.work, "nfpm.yaml")
	data := nfpmData{r, t.dir, glibc, r.Time.Format("2006-01-02T15:04:05Z"), filepath.Join(r.work, "changes.yaml")}
	for to, from := range map[string]string{file: "linux/nfpm.yaml.in", data.Changes: "linux/changes.yaml.in"} {
		b, err := fill(from, data)
		if err != nil {
			return err
		}
		if err := os.WriteFile(to, b, 0o644); err != nil {
			return err
		}
	}
	for kind, name := range map[string]string{"deb": fmt.Sprintf("wenshu_%s_amd64.deb", r.Version), "rpm": fmt.Sprintf("wenshu-%s-1.x86_64.rpm", r.Version)} {
		if err := r.exec("", nil, "go", "tool", "-modfile=packaging/tools.mod", "nfpm", "package", "-f", file, "-p", kind, "-t", filepath.Join(r.out, name)); err != nil {
			return err
		}
		if err := r.made(name); err != nil {
			return err
		}
	}
	return nil
}

// glibc is the least version of the C library that a program asks for.
func glibc(program string) (string, error) {
	f, err := elf.Open(program)
	if err != nil {
		return "", err
	}
	defer f.Close()
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return "", err
	}
	least := 17
	for _, s := range symbols {
		if v, ok := strings.CutPrefix(s.Version, "GLIBC_2."); ok {
			minor, _, _ := strings.Cut(v, ".")
			if n, err := strconv.Atoi(minor); err == nil {
				least = max(least, n)
			}
		}
	}
	return fmt.Sprintf("2.%d", least), nil
}

// flatpak writes the manifest that makes a Flatpak of the archive.
func (r *release) flatpak(archive string) error {
	s, err := sum(filepath.Join(r.out, archive))
	if err != nil {
		return err
	}
	b, err := fill("linux/flatpak.yml.in", struct {
		*release
		Archive, Sum string
	}{r, archive, s})
	if err != nil {
		return err
	}
	name := r.ID + ".yml"
	if err := os.WriteFile(filepath.Join(r.out, name), b, 0o644); err != nil {
		return err
	}
	return r.made(name)
}
