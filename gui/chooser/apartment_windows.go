package chooser

import (
	"runtime"

	"golang.org/x/sys/windows"
)

// apartment has the dialogs of this thread in an apartment of its own, which
// Windows wants for whatever has windows; zenity would take the free one.
func apartment() (leave func()) {
	runtime.LockOSThread()
	if windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE) != nil {
		return runtime.UnlockOSThread
	}
	return func() {
		windows.CoUninitialize()
		runtime.UnlockOSThread()
	}
}
