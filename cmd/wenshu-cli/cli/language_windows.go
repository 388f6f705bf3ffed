package cli

import "golang.org/x/sys/windows"

// systemLanguage is the user's first language as Windows has it, such as zh-CN.
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
