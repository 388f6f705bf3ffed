package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu"
	"github.com/wenshu-app/wenshu/core/format"
)

// TestMain runs in the root, as packaging does.
func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func testRelease(t *testing.T) *release {
	t.Helper()
	return &release{ctx: context.Background(), out: t.TempDir(), work: t.TempDir(), Version: wenshu.Version(), ID: wenshu.ID(), Website: wenshu.Website(), Time: time.Unix(1790000000, 0).UTC()}
}

// TestKinds offers only what the program takes, and all that people were
// promised.
func TestKinds(t *testing.T) {
	var have []string
	for _, k := range kinds() {
		have = append(have, k.Ending)
		if !format.Offered("a." + k.Ending) {
			t.Errorf(".%s is offered to the system and not read by the program", k.Ending)
		}
		if k.MIME == "" || k.Uniform == "" || k.Chinese == "" || k.English == "" {
			t.Errorf(".%s has an empty field", k.Ending)
		}
	}
	for _, want := range []string{"txt", "md", "html", "docx", "pdf", "ofd", "xlsx", "csv", "epub"} {
		if !slices.Contains(have, want) {
			t.Errorf(".%s is not offered", want)
		}
	}
}

// TestLicences finds the licence of every part on every system, and none that
// binds the whole program.
func TestLicences(t *testing.T) {
	r := testRelease(t)
	for _, goos := range []string{"linux", "windows", "darwin"} {
		parts, err := r.parts(goos)
		if err != nil {
			t.Fatal(err)
		}
		if len(parts) < 30 {
			t.Errorf("%s: %d parts only", goos, len(parts))
		}
		text := string(licenceFile(parts))
		if !utf8.ValidString(text) {
			t.Errorf("%s: the licences are no UTF-8", goos)
		}
		for _, p := range parts {
			if p.licence == "" || strings.Contains(p.licence, "GPL") {
				t.Errorf("%s: %s has the licence %q", goos, p.name, p.licence)
			}
			if !strings.Contains(text, p.name) {
				t.Errorf("%s: %s is not in the text", goos, p.name)
			}
		}
	}
}

// TestIcons reads the icons of Windows and macOS back by their directories.
func TestIcons(t *testing.T) {
	b, err := ico()
	if err != nil {
		t.Fatal(err)
	}
	n := int(binary.LittleEndian.Uint16(b[4:]))
	for i := range n {
		e := b[6+16*i:]
		size, at := binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint32(e[12:])
		c, err := png.DecodeConfig(bytes.NewReader(b[at : at+size]))
		if err != nil || byte(c.Width) != e[0] || byte(c.Height) != e[1] {
			t.Errorf("picture %d of the .ico: %v, %v", i, c, err)
		}
	}
	b, err = icns()
	if err != nil {
		t.Fatal(err)
	}
	if size := binary.BigEndian.Uint32(b[4:]); int(size) != len(b) {
		t.Errorf(".icns says %d bytes and has %d", size, len(b))
	}
	for rest := b[8:]; len(rest) > 0; {
		size := binary.BigEndian.Uint32(rest[4:])
		if _, err := png.DecodeConfig(bytes.NewReader(rest[8:size])); err != nil {
			t.Errorf("%s: %v", rest[:4], err)
		}
		rest = rest[size:]
	}
}

// TestBundle lays out the application of macOS around a program.
func TestBundle(t *testing.T) {
	r := testRelease(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	tree, err := r.tree()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.bundle(tree, program); err != nil {
		t.Fatal(err)
	}
	contents := tree.path("Wenshu.app/Contents")
	plist, err := os.ReadFile(filepath.Join(contents, "Info.plist"))
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	key := ""
	for d := xml.NewDecoder(bytes.NewReader(plist)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("Info.plist: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "key" || e.Name.Local == "string") {
			var s string
			if err := d.DecodeElement(&s, &e); err != nil {
				t.Fatal(err)
			}
			if e.Name.Local == "key" {
				key = s
			} else {
				values[key] += " " + s
			}
		}
	}
	for key, want := range map[string]string{
		"CFBundleShortVersionString": r.Version, "LSMinimumSystemVersion": leastMac, "LSApplicationCategoryType": "public.app-category.productivity",
		"CFBundleExecutable": "wenshu", "public.filename-extension": "ofd", "LSItemContentTypes": "com.adobe.pdf",
	} {
		if !slices.Contains(strings.Fields(values[key]), want) {
			t.Errorf("%s is %q, want %s", key, values[key], want)
		}
	}
	for _, name := range []string{"MacOS/" + strings.Fields(values["CFBundleExecutable"])[0], "Resources/" + strings.Fields(values["CFBundleIconFile"])[0], "Resources/LICENSES.txt", "Resources/bin/wenshu-cli"} {
		if _, err := os.Stat(filepath.Join(contents, name)); err != nil {
			t.Error(err)
		}
	}
}

// TestLeastMac reads what a program for Macs asks for, for each of their
// processors.
func TestLeastMac(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.go"), []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, arch := range []string{"amd64", "arm64"} {
		out := filepath.Join(dir, arch)
		if err := testRelease(t).exec("", []string{"GOOS=darwin", "GOARCH=" + arch, "CGO_ENABLED=0"}, "go", "build", "-o", out, filepath.Join(dir, "a.go")); err != nil {
			t.Fatal(err)
		}
		if least, err := asksForMac(out); err != nil || least != leastMac {
			t.Errorf("%s asks for macOS %q, %v; the application says %s", arch, least, err, leastMac)
		}
	}
	if least, err := asksForMac(filepath.Join(dir, "a.go")); err == nil {
		t.Errorf("what is no program asks for %q", least)
	}
}

// TestDesktop holds the entry, its MIME types and the description to what
// desktops read, by their own checkers where they are installed.
func TestDesktop(t *testing.T) {
	r := testRelease(t)
	data := struct {
		*release
		MIME  []string
		Class string
	}{r, mime(), wenshu.Class}
	for _, c := range []struct {
		from, name string
		checks     [][]string
	}{
		{"linux/desktop.in", r.ID + ".desktop", [][]string{{"desktop-file-validate"}}},
		// flatpak-builder takes what the second checks, and stops at less than the first
		{"linux/metainfo.xml.in", r.ID + ".metainfo.xml", [][]string{{"appstreamcli", "validate", "--no-net"}, {"appstream-util", "validate-relax", "--nonet"}}},
	} {
		b, err := fill(c.from, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mime() {
			if !bytes.Contains(b, []byte(m)) {
				t.Errorf("%s does not name %s", c.from, m)
			}
		}
		file := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, check := range c.checks {
			if _, err := exec.LookPath(check[0]); err != nil {
				t.Logf("%s is not here to check %s", check[0], c.name)
				continue
			}
			if out, err := exec.Command(check[0], append(check[1:], file)...).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", c.name, err, out)
			}
		}
	}
}

// TestNfpm wants each key of what nfpm reads once, where it stops otherwise.
func TestNfpm(t *testing.T) {
	b, err := fill("linux/nfpm.yaml.in", nfpmData{testRelease(t), "tree", "2.34", "2026-11-29T00:00:00Z", "changes.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		key, _, ok := strings.Cut(line, ":")
		if !ok || key == "" || key[0] < 'a' || key[0] > 'z' { // deeper, a comment, or text
			continue
		}
		if seen[key] {
			t.Errorf("%s stands twice", key)
		}
		seen[key] = true
	}
	if !seen["deb"] || !seen["rpm"] {
		t.Errorf("keys %v, want deb and rpm", seen)
	}
}

// TestPack packs one tree twice, laid out at different times in another order,
// and wants the same bytes.
func TestPack(t *testing.T) {
	r := testRelease(t)
	var sums [][2]string
	for _, order := range [][]string{{"b/一.txt", "a.txt"}, {"a.txt", "b/一.txt"}} {
		tree, err := r.tree()
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range order {
			if err := tree.write(name, []byte(name), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink("a.txt", tree.path("c")); err != nil && runtime.GOOS != "windows" {
			t.Fatal(err)
		}
		out := t.TempDir()
		zip, tar := filepath.Join(out, "x.zip"), filepath.Join(out, "x.tar.xz")
		if err := tree.zip(zip, "x"); err != nil {
			t.Fatal(err)
		}
		if _, err := exec.LookPath("xz"); err != nil {
			t.Skip("xz is not here: it packs .tar.xz")
		}
		if err := tree.tarXZ(tar); err != nil {
			t.Fatal(err)
		}
		a, err := sum(zip)
		b, err2 := sum(tar)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		sums = append(sums, [2]string{a, b})
	}
	if sums[0] != sums[1] {
		t.Errorf("%v and %v", sums[0], sums[1])
	}
}

// TestInstaller has NSIS compile the installer of Windows, with stand-ins for
// the programs.
func TestInstaller(t *testing.T) {
	if _, err := exec.LookPath("makensis"); err != nil {
		t.Skip("makensis is not here: it makes the installer of Windows")
	}
	r := testRelease(t)
	tree, err := r.tree()
	if err != nil {
		t.Fatal(err)
	}
	icon, err := ico()
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"wenshu.exe": []byte("MZ"), "wenshu.ico": icon, "LICENSE.txt": []byte("MIT"), "completion/wenshu-cli.ps1": nil} {
		if err := tree.write(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var sums []string
	for _, name := range []string{"a.exe", "b.exe"} {
		if err := r.installer(tree, name); err != nil {
			t.Fatal(err)
		}
		s, err := sum(filepath.Join(r.out, name))
		if err != nil {
			t.Fatal(err)
		}
		sums = append(sums, s)
	}
	if sums[0] != sums[1] {
		t.Error("two installers of the same tree differ")
	}
}
