package main

import (
	"bytes"
	"crypto/sha256"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets/fonts"
)

// TestUnchanged takes what may be forgotten out of a list of mappings: of the
// file, not to be written to, and not written to.
func TestUnchanged(t *testing.T) {
	const smaps = `00400000-00403000 r--p 00000000 fe:00 11 /opt/my apps/wenshu
Size:                 12 kB
Anonymous:             0 kB
00403000-00500000 r-xp 00003000 fe:00 11 /opt/my apps/wenshu
Anonymous:             0 kB
00500000-00501000 r--p 00100000 fe:00 11 /opt/my apps/wenshu
Anonymous:             4 kB
00501000-00600000 rw-p 00101000 fe:00 11 /opt/my apps/wenshu
Anonymous:             0 kB
7f0000000000-7f0000001000 r-xp 00000000 fe:00 12 /usr/lib/libc.so.6
Anonymous:             0 kB
7f0000002000-7f0000003000 r--p 00000000 00:00 0 
Anonymous:             0 kB
VmFlags: rd ex mr mw me
`
	want := [][2]uintptr{{0x400000, 0x403000}, {0x403000, 0x500000}}
	if got := unchanged(strings.NewReader(smaps), "/opt/my apps/wenshu"); !slices.Equal(got, want) {
		t.Errorf("%x", got)
	}
}

// TestForgetFile forgets the file of this test: the typefaces and the code are
// as they were, and less memory is mapped from files.
func TestForgetFile(t *testing.T) {
	sum := func() [32]byte {
		return sha256.Sum256(bytes.Join([][]byte{fonts.SansRegular(), fonts.SansBold(), fonts.SerifRegular(), fonts.SerifBold()}, nil))
	}
	was := sum()
	before := mapped(t)
	forgetFile()
	after := mapped(t)
	t.Logf("mapped from files: %d kB, then %d", before, after)
	if after > before-15<<10 {
		t.Errorf("%d kB are mapped from files, %d before", after, before)
	}
	if sum() != was {
		t.Error("the typefaces are not as they were")
	}
}

// mapped is how much memory of this process is mapped from files, in kB.
func mapped(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`RssFile:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		t.Skip("this system does not tell")
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n
}
