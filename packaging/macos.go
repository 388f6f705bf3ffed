package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// leastMac is the oldest macOS that the programs start on: what Go itself asks
// for, and what the C compiler is told, which would ask for the builder's own.
const leastMac = "12.0"

// macos makes the application in a zip, on a Mac: the window needs Apple's SDK.
// It is signed and notarised where the environment has CODESIGN_IDENTITY, and
// APPLE_ID, APPLE_TEAM and APPLE_PASSWORD.
func (r *release) macos() error {
	if runtime.GOOS != "darwin" {
		return fmt.Errorf("the window for macOS is built on a Mac alone")
	}
	window := filepath.Join(r.work, "window")
	if err := r.universal(window, "wenshu", system{"darwin", "", true, "migrated_fynedo"}); err != nil {
		return err
	}
	t, err := r.tree()
	if err != nil {
		return err
	}
	if err := r.bundle(t, window); err != nil {
		return err
	}
	app := t.path("Wenshu.app")
	entitlements := filepath.Join(r.work, "entitlements.plist")
	b, err := sources.ReadFile("macos/entitlements.plist")
	if err == nil {
		err = os.WriteFile(entitlements, b, 0o644)
	}
	if err != nil {
		return err
	}
	sign := []string{"--force", "--options", "runtime", "--entitlements", entitlements, "--sign"}
	identity := os.Getenv("CODESIGN_IDENTITY")
	if identity == "" {
		identity = "-" // of nobody: the program runs, and macOS asks the user first
	} else {
		sign = append([]string{"--timestamp"}, sign...) // which the notary asks for
	}
	if err := r.exec("", nil, "codesign", append(sign, identity, app)...); err != nil {
		return err
	}
	name := fmt.Sprintf("wenshu-%s-macos-universal.zip", r.Version)
	out := filepath.Join(r.out, name)
	zip := func() error { return r.exec(t.dir, nil, "ditto", "-c", "-k", "--keepParent", "Wenshu.app", out) }
	if err := zip(); err != nil {
		return err
	}
	if id := os.Getenv("APPLE_ID"); id != "" && identity != "-" {
		if err := r.exec("", nil, "xcrun", "notarytool", "submit", out, "--wait", "--apple-id", id,
			"--team-id", os.Getenv("APPLE_TEAM"), "--password", os.Getenv("APPLE_PASSWORD")); err != nil {
			return err
		}
		if err := r.exec("", nil, "xcrun", "stapler", "staple", app); err != nil {
			return err
		}
		if err := zip(); err != nil { // with the ticket inside
			return err
		}
	}
	return r.made(name)
}

// bundle lays out Wenshu.app around the window's program. fyne package makes
// one too, without kinds of documents, a category or licences.
func (r *release) bundle(t tree, window string) error {
	const contents = "Wenshu.app/Contents/"
	plist, err := fill("macos/Info.plist.in", struct {
		*release
		Families []family
		Least    string
	}{r, families(), leastMac})
	if err != nil {
		return err
	}
	if err := t.write(contents+"Info.plist", plist, 0o644); err != nil {
		return err
	}
	if err := t.write(contents+"PkgInfo", []byte("APPL????"), 0o644); err != nil {
		return err
	}
	icon, err := icns()
	if err != nil {
		return err
	}
	if err := t.write(contents+"Resources/wenshu.icns", icon, 0o644); err != nil {
		return err
	}
	// the name under the icon, in the language of the user
	for _, language := range []string{"en", "zh_CN"} {
		words := `CFBundleDisplayName = "Wenshu";` + "\n"
		if language == "zh_CN" {
			words = `CFBundleDisplayName = "文数";` + "\n"
		}
		if err := t.write(contents+"Resources/"+language+".lproj/InfoPlist.strings", []byte(words), 0o644); err != nil {
			return err
		}
	}
	if err := t.copy(contents+"MacOS/wenshu", window, 0o755); err != nil {
		return err
	}
	// the command line is the same program under another name
	bin := t.path(contents + "Resources/bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return err
	}
	if err := os.Symlink("../../MacOS/wenshu", filepath.Join(bin, "wenshu-cli")); err != nil {
		return err
	}
	return r.papers(t, contents+"Resources/", "darwin")
}
