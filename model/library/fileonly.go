package library

import (
	"galley/model"
	"galley/model/library/newsroom"
)

// A newsroom's library is backed up, restored and mended on its server, with the server's own
// tools, by whoever runs it. What does that for a file says so. A copy in a file can be made of it.

// onlyOfFile refuses what can be done with a library in a file alone.
func (l *Library) onlyOfFile() error {
	if l.server == nil {
		return nil
	}
	return serverKeeps(l.server.address.Name())
}

// mustBeFile is onlyOfFile for a library that is not open.
func mustBeFile(path string) error {
	if !newsroom.IsAddress(path) {
		return nil
	}
	a, err := newsroom.ParseAddress(path)
	if err != nil {
		return err
	}
	return serverKeeps(a.Name())
}

func serverKeeps(name string) error {
	return model.Faultf(model.Refused, "The library of the newsroom %s is no file: whoever runs its server backs it up and restores it there. Nothing was done.", name)
}
