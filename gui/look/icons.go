package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The signs of the window and of several panes: one family, strokes of 1.5 in a
// box of 20 with round ends, two units of air at each side.
var (
	IconDown       = Icon{"down", `<path d="M6 8l4 4 4-4"/>`}
	IconUp         = Icon{"up", `<path d="M6 12l4-4 4 4"/>`}
	IconSearch     = Icon{"search", `<circle cx="8.5" cy="8.5" r="5.5"/><path d="M12.5 12.5l5 5"/>`}
	IconOutline    = Icon{"outline", `<path d="M3 4.5h14M6.5 10H17M6.5 15.5H17"/><path d="M3 10h.01M3 15.5h.01"/>`}
	IconLibrary    = Icon{"library", `<path d="M3 16.5v-13h3.5v13zM6.5 16.5v-13H10v13zM10.4 4.7l3.4-1 3.6 11.9-3.4 1z"/><path d="M2.5 16.5H11"/>`}
	IconOpen       = Icon{"open", `<path d="M2.5 15.5v-11a1 1 0 0 1 1-1h4l2 2.5h6a1 1 0 0 1 1 1v2"/><path d="M2.5 15.5l2.2-5.8a1 1 0 0 1 .9-.7h11.2a.9.9 0 0 1 .9 1.2l-1.9 5.6a1 1 0 0 1-.9.7h-11.5a1 1 0 0 1-1-1z"/>`}
	IconFolder     = Icon{"folder", `<path d="M2.5 15.5v-11a1 1 0 0 1 1-1h4l2 2.5h7a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z"/>`}
	IconFile       = Icon{"file", `<path d="M4.5 3.5a1 1 0 0 1 1-1h6l4 4v10a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1z"/><path d="M11.5 2.5v4h4"/>`}
	IconBack       = Icon{"back", `<path d="M16.5 10h-13M8.5 5l-5 5 5 5"/>`}
	IconForward    = Icon{"forward", `<path d="M3.5 10h13M11.5 5l5 5-5 5"/>`}
	IconUpward     = Icon{"upward", `<path d="M10 16.5v-13M5 8.5l5-5 5 5"/>`}
	IconDownward   = Icon{"downward", `<path d="M10 3.5v13M5 11.5l5 5 5-5"/>`}
	IconSmaller    = Icon{"smaller", `<path d="M2.5 15.5l4.5-11 4.5 11M4.1 11.8h5.8"/><path d="M13.5 10h4.5"/>`}
	IconLarger     = Icon{"larger", `<path d="M2.5 15.5l4.5-11 4.5 11M4.1 11.8h5.8"/><path d="M13.5 10H18M15.75 7.75v4.5"/>`}
	IconZoomOut    = Icon{"zoom-out", `<circle cx="8.5" cy="8.5" r="5.5"/><path d="M12.5 12.5l5 5M6 8.5h5"/>`}
	IconZoomIn     = Icon{"zoom-in", `<circle cx="8.5" cy="8.5" r="5.5"/><path d="M12.5 12.5l5 5M6 8.5h5M8.5 6v5"/>`}
	IconTypography = Icon{"typography", `<path d="M3 5V3.5h9V5M7.5 3.5v10M5.5 13.5h4"/><path d="M12.5 17h5M12.5 13.5h5M14.5 10h3"/>`}
	IconTheme      = Icon{"theme", `<path d="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z"/><path d="M10 2.5v15M10 6h5.8M10 10h7.3M10 14h5.8"/>`}
	IconSettings   = Icon{"settings", `<path d="M2.5 6h8M15.5 6h2M2.5 14h2M9.5 14h8"/><circle cx="13" cy="6" r="2.3"/><circle cx="7" cy="14" r="2.3"/>`}
	IconHelp       = Icon{"help", `<path d="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z"/><path d="M7.7 7.9a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.9-1.2 1.7M10 14.2h.01"/>`}
	IconInfo       = Icon{"info", `<path d="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z"/><path d="M10 9.3v4.4M10 6.4h.01"/>`}
	IconWarning    = Icon{"warning", `<path d="M10 3l7.5 13.5h-15z"/><path d="M10 8v4M10 14.2h.01"/>`}
	IconCopy       = Icon{"copy", `<path d="M7.5 7.5h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1z"/><path d="M3.5 13.5v-10a1 1 0 0 1 1-1h8"/>`}
	IconExport     = Icon{"export", `<path d="M10 3v10M6 9l4 4 4-4"/><path d="M3.5 13.5v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-2.5"/>`}
	IconClose      = Icon{"close", `<path d="M5 5l10 10M15 5L5 15"/>`}
	IconTick       = Icon{"tick", `<path d="M4 10.5l4 4 8-9"/>`}
	IconFilter     = Icon{"filter", `<path d="M3 5h14M6 10h8M8.5 15h3"/>`}
	IconWrite      = Icon{"write", `<path d="M4 16l1-4 9-9 3 3-9 9z"/>`}
	IconDelete     = Icon{"delete", `<path d="M3.5 5.5h13M8 5.5v-2a.8.8 0 0 1 .8-.8h2.4a.8.8 0 0 1 .8.8v2M5 5.5l.8 11a1 1 0 0 0 1 .9h6.4a1 1 0 0 0 1-.9l.8-11"/>`}
	IconPin        = Icon{"pin", `<path d="M7 2.5h6l-.8 5.5 2.8 3.5H5L7.8 8zM10 11.5v6"/>`}
	signFolderNew  = Icon{"folder-new", `<path d="M2.5 15.5v-11a1 1 0 0 1 1-1h4l2 2.5h7a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1zM10 9v5M7.5 11.5h5"/>`}
	signGrid       = Icon{"grid", `<path d="M3.5 3.5H8V8H3.5zM12 3.5h4.5V8H12zM3.5 12H8v4.5H3.5zM12 12h4.5v4.5H12z"/>`}
	signMore       = Icon{"more", `<path d="M3.5 10h1M9.5 10h1M15.5 10h1"/>`}
	signHome       = Icon{"home", `<path d="M3 9.5L10 3.5l7 6M5 8v8.5h10V8"/>`}
	signDisk       = Icon{"disk", `<path d="M3 4h14v9H3zM7 16.5h6M10 13v3.5"/>`}
	signEye        = Icon{"eye", `<path d="M2 10c2-3.5 4.7-5.3 8-5.3s6 1.8 8 5.3c-2 3.5-4.7 5.3-8 5.3S4 13.5 2 10z"/><circle cx="10" cy="10" r="2.3"/>`}
	signEyeOff     = Icon{"eye-off", `<path d="M2 10c2-3.5 4.7-5.3 8-5.3s6 1.8 8 5.3c-2 3.5-4.7 5.3-8 5.3S4 13.5 2 10zM4 16.5l12-13"/>`}
)

// signs are those that stand for icons of Fyne's own widgets and dialogs, so
// that all the window is of one family.
var signs = map[fyne.ThemeIconName]Icon{
	theme.IconNameCancel: IconClose, theme.IconNameConfirm: IconTick, theme.IconNameDelete: IconDelete, theme.IconNameSearch: IconSearch,
	theme.IconNameMenu: IconOutline, theme.IconNameList: IconOutline, theme.IconNameGrid: signGrid, theme.IconNameMoreHorizontal: signMore,
	theme.IconNameArrowDropDown: IconDown, theme.IconNameArrowDropUp: IconUp, theme.IconNameMoveDown: IconDownward, theme.IconNameMoveUp: IconUpward,
	theme.IconNameNavigateBack: IconBack, theme.IconNameNavigateNext: IconForward, theme.IconNameHome: signHome, theme.IconNameComputer: signDisk, theme.IconNameStorage: signDisk,
	theme.IconNameFolder: IconFolder, theme.IconNameFolderOpen: IconOpen, theme.IconNameFile: IconFile, theme.IconNameDocument: IconFile, theme.IconNameFileText: IconFile, theme.IconNameFileApplication: IconFile, theme.IconNameFileImage: IconFile, theme.IconNameFileAudio: IconFile, theme.IconNameFileVideo: IconFile,
	theme.IconNameFolderNew: signFolderNew, theme.IconNameContentCopy: IconCopy, theme.IconNameDownload: IconExport, theme.IconNameDocumentCreate: IconWrite, theme.IconNameSettings: IconSettings,
	theme.IconNameHelp: IconHelp, theme.IconNameQuestion: IconHelp, theme.IconNameInfo: IconInfo, theme.IconNameWarning: IconWarning, theme.IconNameError: IconWarning,
	theme.IconNameVisibility: signEye, theme.IconNameVisibilityOff: signEyeOff,
}

// An inked is a sign in the ink that is in use when it is drawn. Fyne's own
// colouring changes fills alone and leaves it as it is.
type inked struct{ sign Icon }

func (i inked) picture() fyne.Resource {
	return i.sign.In(theme.Color(theme.ColorNameForeground), 1.5)
}

// Name is for Fyne, which keeps drawings by it.
func (i inked) Name() string { return i.picture().Name() }

// Content is for Fyne.
func (i inked) Content() []byte { return i.picture().Content() }
