package library

import "galley/model/disk"

// Whoever reads or writes files here leaves an open library's alone.
func init() { disk.Avoid(Holds) }
