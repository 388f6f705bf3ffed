package screen

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/assets/fonts/postscript"
)

var update = flag.Bool("update", false, "make the fonts of this folder anew")

// TestMade holds the fonts to those of package fonts.
func TestMade(t *testing.T) {
	for name, f := range map[string]struct{ made, from []byte }{
		"NotoSansSC-Regular.otf": {Regular(), fonts.SansRegular()},
		"NotoSansSC-Bold.otf":    {Bold(), fonts.SansBold()},
	} {
		want, err := postscript.Convert(f.from, nil)
		if err != nil {
			t.Fatal(name, err)
		}
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !bytes.Equal(f.made, want) {
			t.Errorf("%s is not made from the font of package fonts: go test ./assets/fonts/screen -update", name)
		}
	}
}
