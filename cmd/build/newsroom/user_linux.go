package newsroom

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// account is whom a server runs as: PostgreSQL refuses to run as root.
type account struct {
	uid, gid int
	other    bool // than who we are
}

// unprivileged is ourselves, or where we are root the account that Debian's package made,
// which is given the folder.
func unprivileged(folder string) (account, error) {
	if os.Geteuid() != 0 {
		return account{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.Atoi(u.Uid)
		gid, gidErr := strconv.Atoi(u.Gid)
		if err := errors.Join(uidErr, gidErr); err != nil {
			return account{}, fmt.Errorf("the account %s: %w", name, err)
		}
		a := account{uid, gid, true}
		return a, a.own(folder)
	}
	return account{}, errors.New("PostgreSQL does not run as root, and there is no other account to run it as")
}

// own gives the account a file.
func (a account) own(file string) error {
	if !a.other {
		return nil
	}
	return os.Chown(file, a.uid, a.gid)
}

// command runs a program as the account. It ends with us, however we end.
func (a account) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGINT, Setpgid: true}
	if a.other {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
	}
	return cmd
}
