package look

import "fyne.io/fyne/v2/widget"

// Retell gives a choice its options in other words; what is chosen stays so.
func Retell(s *widget.Select, options ...string) {
	i := max(0, s.SelectedIndex())
	s.Options = options
	s.SetSelectedIndex(i)
}
