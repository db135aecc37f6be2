package library

import (
	"context"

	"galley/model"
)

// anyOrder is inAnyOrder on a server.
const anyOrder = "SET CONSTRAINTS ALL DEFERRED"

// clearServer has the server free the pages of what was erased. It may refuse to whoever does
// not own the tables; its own cleaning comes within a day or so then.
func (l *Library) clearServer(ctx context.Context) (kept string) {
	if err := l.write.WithContext(ctx).Exec("VACUUM").Error; err != nil {
		return model.Sayf("What was erased is read by nobody any more. The server frees its room within a day or so. " +
			"Its backups, and its archive of writes if it keeps one, are for whoever runs it: tell them.")
	}
	return ""
}
