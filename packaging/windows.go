package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/josephspurrier/goversioninfo"
)

// windows makes the installer and the portable zip, with mingw and NSIS.
func (r *release) windows() error {
	t, err := r.tree()
	if err != nil {
		return err
	}
	if err := r.build(t.path("wenshu.exe"), "wenshu", system{"windows", "amd64", true, "migrated_fynedo"}); err != nil {
		return err
	}
	// a second whole program would take a third of the room
	if err := r.build(t.path("wenshu-cli.exe"), "wenshu-cli/console", command("windows", "amd64")); err != nil {
		return err
	}
	if err := r.papers(t, "", "windows"); err != nil {
		return err
	}
	if err := r.completions(t, map[string][]string{"powershell": {"completion/wenshu-cli.ps1"}}); err != nil {
		return err
	}
	icon, err := ico()
	if err != nil {
		return err
	}
	if err := t.write("wenshu.ico", icon, 0o644); err != nil {
		return err
	}
	top := fmt.Sprintf("wenshu-%s-windows-amd64", r.Version)
	if err := t.zip(filepath.Join(r.out, top+".zip"), top); err != nil {
		return err
	}
	if err := r.made(top + ".zip"); err != nil {
		return err
	}
	return r.installer(t, top+"-setup.exe")
}

// installer makes the installer of what lies in t. It must know each file, so
// that its uninstaller takes away those and no other.
func (r *release) installer(t tree, name string) error {
	data := struct {
		*release
		Tree, Out      string // Tree ends in the separator of this system
		Files, Folders []string
		Kinds          []kind
	}{release: r, Tree: t.dir + string(os.PathSeparator), Out: filepath.Join(r.out, name), Kinds: kinds()}
	err := t.walk(func(name string, info fs.FileInfo) error {
		shown := strings.ReplaceAll(name, "/", `\`)
		if info.IsDir() {
			data.Folders = append(data.Folders, shown)
		} else {
			data.Files = append(data.Files, shown)
		}
		return os.Chtimes(t.path(name), t.time, t.time)
	})
	if err != nil {
		return err
	}
	slices.Reverse(data.Folders) // the innermost go first
	script, err := fill("windows/installer.nsi.in", data)
	if err != nil {
		return err
	}
	file := filepath.Join(r.work, "installer.nsi")
	if err := os.WriteFile(file, script, 0o644); err != nil {
		return err
	}
	if err := r.exec(r.work, nil, "makensis", "-V2", "-INPUTCHARSET", "UTF8", file); err != nil {
		return err
	}
	return r.made(name)
}

// resource writes the icon, the version and the manifest of a program beside
// its main package ./cmd/FROM, where the linker of Windows takes them from, and
// returns the file.
func (r *release) resource(name, from, arch string) (string, error) {
	icon, err := ico()
	if err != nil {
		return "", err
	}
	iconPath, manifest := filepath.Join(r.work, "wenshu.ico"), filepath.Join(r.work, "wenshu.manifest")
	if err := os.WriteFile(iconPath, icon, 0o644); err != nil {
		return "", err
	}
	b, err := sources.ReadFile("windows/wenshu.manifest")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(manifest, b, 0o644); err != nil {
		return "", err
	}
	v := goversioninfo.FileVersion{}
	if _, err := fmt.Sscanf(r.Version, "%d.%d.%d", &v.Major, &v.Minor, &v.Patch); err != nil {
		return "", fmt.Errorf("version %s: %w", r.Version, err)
	}
	info := goversioninfo.VersionInfo{
		FixedFileInfo: goversioninfo.FixedFileInfo{FileVersion: v, ProductVersion: v, FileFlagsMask: "3f", FileOS: "40004", FileType: "01"},
		StringFileInfo: goversioninfo.StringFileInfo{
			ProductName: "文数 Wenshu", FileDescription: "文数 Wenshu", InternalName: name, OriginalFilename: name + ".exe",
			ProductVersion: r.Version, FileVersion: r.Version, LegalCopyright: "MIT",
		},
		VarFileInfo:  goversioninfo.VarFileInfo{Translation: goversioninfo.Translation{LangID: goversioninfo.LngUSEnglish, CharsetID: goversioninfo.CsUnicode}},
		IconPath:     iconPath,
		ManifestPath: manifest,
	}
	info.Build()
	info.Walk()
	out := filepath.Join("cmd", filepath.FromSlash(from), "resource_windows_"+arch+".syso")
	return out, info.WriteSyso(out, arch)
}
