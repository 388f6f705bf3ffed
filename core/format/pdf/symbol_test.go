package pdf

import "testing"

func TestMeant(t *testing.T) {
	symbol, other := &font{name: "SymbolMT"}, &font{name: "Wingdings"}
	for _, c := range []struct {
		r    rune
		f    *font
		want rune
	}{{0xf02b, symbol, '+'}, {0xf0b4, symbol, '×'}, {0xf06d, symbol, 'μ'}, {0xf035, symbol, '5'}, {0xf02b, other, 0xf02b}, {'+', symbol, '+'}, {0xf0ff, symbol, 0xf0ff}} {
		if got := meant(c.r, c.f); got != c.want {
			t.Errorf("%#x of %s is %q, want %q", c.r, c.f.name, got, c.want)
		}
	}
}
