package machine

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/term"
)

// setUpDebian installs what the purposes lack with apt-get. At a terminal it asks first;
// elsewhere (CI) there is nobody to ask.
func setUpDebian(ctx context.Context, s System, purposes Purpose) error {
	lacking := lackingDebian(ctx, s, purposes)
	if len(lacking) == 0 {
		return nil
	}
	fmt.Printf("This machine lacks packages.\n%s\n", explain(s, lacking))
	command := installLine(s, lacking)
	prefix, ok := asRoot(os.Geteuid(), OnPath("sudo"))
	if !ok {
		return fmt.Errorf("only the administrator can install packages, and there is no sudo here. As root, run:\n  %s",
			strings.ReplaceAll(command, "sudo ", ""))
	}
	if term.IsTerminal(int(os.Stdin.Fd())) && !agreed(os.Stdin, os.Stdout) {
		return fmt.Errorf("nothing was installed. To install it yourself:\n  %s", command)
	}
	// A list that cannot be refreshed may still do: one broken third-party source fails the
	// update, not the packages that are needed here.
	if err := aptGet(ctx, prefix, "update"); err != nil {
		fmt.Println("The list of packages could not be refreshed; the old list is used.")
	}
	install := append([]string{"install", "-y", "--no-install-recommends"}, s.names(lacking)...)
	if err := aptGet(ctx, prefix, install...); err != nil {
		return fmt.Errorf("the packages could not be installed (apt-get says why above). When that is fixed, start again, or run:\n  %s", command)
	}
	if still := lackingDebian(ctx, s, purposes); len(still) > 0 {
		return fmt.Errorf("apt-get succeeded, but these are still missing:\n%s", explain(s, still))
	}
	return nil
}

// lackingDebian asks the package database, and for commands the PATH too: a compiler or a
// browser may have been installed another way.
func lackingDebian(ctx context.Context, s System, purposes Purpose) []need {
	query := []string{"-W", "-f", "${db:Status-Status} ${Package}\n"}
	for _, n := range needs {
		query = append(query, s.names([]need{n})...)
	}
	// It exits 1 when a name is unknown, and still lists the others.
	out, _ := exec.CommandContext(ctx, "dpkg-query", query...).Output()
	installed := installedPackages(string(out))
	return missing(purposes, func(n need) bool {
		return installed[s.names([]need{n})[0]] || FirstOnPath(n.commands) != ""
	})
}

// installedPackages reads dpkg-query's lines of "status package".
func installedPackages(list string) map[string]bool {
	installed := map[string]bool{}
	for line := range strings.Lines(list) {
		if status, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && status == "installed" {
			installed[name] = true
		}
	}
	return installed
}

// asRoot returns what to put before a command so that it runs as root; ok is false where
// nothing can.
func asRoot(uid int, sudo bool) (prefix []string, ok bool) {
	if uid == 0 {
		return nil, true
	}
	return []string{"sudo"}, sudo
}

// agreed asks, and takes Enter as a yes.
func agreed(in io.Reader, out io.Writer) bool {
	fmt.Fprint(out, "Install them now? [Y/n] ")
	answer, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	if answer == "" { // the input ended: nobody said yes
		return false
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "", "y", "yes":
		return true
	}
	return false
}

func aptGet(ctx context.Context, prefix []string, args ...string) error {
	line := append([]string{}, prefix...)
	// Another apt-get may be at work (unattended upgrades): wait for its lock.
	line = append(line, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=180")
	line = append(line, args...)
	fmt.Println("+", strings.Join(line, " "))
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
