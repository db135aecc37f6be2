package library

import (
	"io/fs"
	"os"
	"syscall"
)

// names is how many names, hard links, a file has.
func names(_ fs.FileInfo, path string) uint64 {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return 1
	}
	const share = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE | syscall.FILE_SHARE_DELETE
	handle, err := syscall.CreateFile(name, 0, share, nil, syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return 1
	}
	defer func() { _ = syscall.CloseHandle(handle) }() // nothing was written
	var info syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(handle, &info); err != nil {
		return 1
	}
	return uint64(info.NumberOfLinks)
}

// lockAlone has nothing to do: Windows renames no file that another program has open.
func lockAlone(*os.File) (bool, error) { return true, nil }

// locked likewise.
func locked(*os.File) (bool, error) { return false, nil }
