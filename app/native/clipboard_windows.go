package native

import (
	"bytes"
	"context"
	"runtime"
	"syscall"
	"unsafe"
)

var (
	user32, kernel32 = syscall.NewLazyDLL("user32.dll"), syscall.NewLazyDLL("kernel32.dll")

	openClipboard    = user32.NewProc("OpenClipboard")
	closeClipboard   = user32.NewProc("CloseClipboard")
	getClipboardData = user32.NewProc("GetClipboardData")
	registerFormat   = user32.NewProc("RegisterClipboardFormatW")
	globalLock       = kernel32.NewProc("GlobalLock")
	globalUnlock     = kernel32.NewProc("GlobalUnlock")
	globalSize       = kernel32.NewProc("GlobalSize")
)

// copiedPage takes what programs put on the clipboard as HTML Format.
func copiedPage(context.Context) (string, error) {
	runtime.LockOSThread() // the clipboard is opened by a thread
	defer runtime.UnlockOSThread()
	name, err := syscall.UTF16PtrFromString("HTML Format")
	if err != nil {
		return "", err
	}
	format, _, err := registerFormat.Call(uintptr(unsafe.Pointer(name)))
	if format == 0 {
		return "", err
	}
	if opened, _, err := openClipboard.Call(0); opened == 0 {
		return "", err
	}
	defer func() { _, _, _ = closeClipboard.Call() }()
	handle, _, _ := getClipboardData.Call(format)
	if handle == 0 {
		return "", nil // there is none
	}
	size, _, _ := globalSize.Call(handle)
	at, _, err := globalLock.Call(handle)
	if at == 0 {
		return "", err
	}
	defer func() { _, _, _ = globalUnlock.Call(handle) }()
	// at is an address that Windows gave and keeps until the unlock.
	data := unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), int(size))
	return unwrapped(string(bytes.TrimRight(data, "\x00"))), nil
}
