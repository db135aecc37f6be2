//go:build !linux

package newsroom

import (
	"context"
	"os/exec"
)

// account is whom a server runs as: off Linux ourselves.
type account struct{}

func unprivileged(string) (account, error) { return account{}, nil }

func (account) own(string) error { return nil }

func (account) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, program, args...)
}
