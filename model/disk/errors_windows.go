package disk

import "syscall"

// ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL and ERROR_DISK_QUOTA_EXCEEDED.
var fullErrors = []error{syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)}

// ERROR_FILENAME_EXCED_RANGE.
var longErrors = []error{syscall.Errno(206)}
