package program

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galley/cmd/build/machine"
)

// socketCall is a line of strace in which a socket is made; its family is what
// counts: AF_UNIX stays on this machine.
var socketCall = regexp.MustCompile(`\bsocket(?:pair)?\((AF_[A-Z0-9_]+|[^,]*)`)

// connectCall is a line in which something is connected to.
var connectCall = regexp.MustCompile(`\b(?:connect|sendto|bind)\(.*sa_family=(AF_[A-Z0-9_]+)(?:, sun_path=(@?"[^"]*"))?`)

// local are the ends of AF_UNIX sockets that Galley may speak to: the display,
// the desktop's bus, its own for later starts, and the cache in which the C
// library looks up who is logged in.
var local = regexp.MustCompile(`^@?"(/tmp/\.X11-unix/X\d+|.*/bus|.*dbus.*|.*[Gg]alley.*|/var/run/nscd/socket|)"$`)

// strangers are the lines of a trace in which a program speaks to anything but
// the display and the desktop.
func strangers(trace string) []string {
	var out []string
	for line := range strings.Lines(trace) {
		line = strings.TrimSpace(line)
		if m := socketCall.FindStringSubmatch(line); m != nil && m[1] != "AF_UNIX" {
			out = append(out, line)
		}
		if m := connectCall.FindStringSubmatch(line); m != nil && (m[1] != "AF_UNIX" || m[2] != "" && !local.MatchString(m[2])) {
			out = append(out, line)
		}
	}
	return out
}

func TestStrangersAreToldFromTheDisplay(t *testing.T) {
	for line, want := range map[string]bool{
		`101 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3`:                                            false,
		`101 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0`:                     false,
		`101 connect(3, {sa_family=AF_UNIX, sun_path="/run/user/0/bus"}, 20) = -1 ENOENT`:                 false,
		`101 connect(3, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io"}, 20) = 0`:                 true,
		`101 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 5`:                                                true,
		`101 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_UDP) = 5`:                                  true,
		`101 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 5`:                                             true,
		`101 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0`: true,
		`101 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(443)}, 28) = 1`:                    true,
		`101 bind(4, {sa_family=AF_UNIX, sun_path="/root/.cache/Galley/instance.sock"}, 40) = 0`:          false,
		// never traced: better told twice
		`101 openat(AT_FDCWD, "/tmp/socket(AF_INET", O_RDONLY) = 3 </tmp/a_file_whose_name_is_not_a_socket>`: true,
	} {
		if got := len(strangers(line)) > 0; got != want {
			t.Errorf("%v: %s", got, line)
		}
	}
}

// traced is a command that notes each socket of the program it starts.
func traced(trace, program string, args ...string) (string, []string) {
	return "strace", append([]string{"-f", "-qq", "-e", "trace=socket,socketpair,connect,bind,sendto,sendmsg", "-e", "signal=none", "-s",
		"256", "-o", trace, "--", program}, args...)
}

// TestProgramSpeaksToNobody goes through a day's work under strace: no socket is
// opened but those of the display and the desktop.
func TestProgramSpeaksToNobody(t *testing.T) {
	b := newWorkplace(t)
	if !machine.OnPath("strace") {
		t.Skip("strace is not installed; go run ./cmd/build test installs it")
	}
	if out, err := exec.CommandContext(b.ctx, "strace", "-qq", "-o", os.DevNull, "--", "true").CombinedOutput(); err != nil {
		t.Skipf("this machine lets no program be traced: %v: %s", err, out)
	}
	text := filepath.Join(b.dir, "border.txt")
	write(t, text, story)
	report := func(name string) {
		t.Helper()
		said, err := os.ReadFile(filepath.Join(b.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strangers(string(said)) {
			t.Errorf("%s: %s", name, line)
		}
	}

	run := func(name string, args ...string) {
		t.Helper()
		program, all := traced(filepath.Join(b.dir, name), b.galleyctl, append([]string{"--library", b.library, "--editor", "Ada"}, args...)...)
		if out, err := exec.CommandContext(b.ctx, program, all...).CombinedOutput(); err != nil {
			t.Fatalf("galleyctl %q: %v: %s", args, err, out)
		}
		if said, err := os.ReadFile(filepath.Join(b.dir, name)); err != nil || strings.Contains(string(said), "socket") {
			t.Errorf("galleyctl %q opened a socket (%v):\n%s", args, err, said)
		}
	}
	run("ctl-import", "import", text, "--title", "Troops at the border")
	run("ctl-list", "list")
	run("ctl-source", "source", "add", "--url", "https://census.example/2027")
	run("ctl-check", "check", "--evidence")

	program, args := traced(filepath.Join(b.dir, "window"), b.galley, "--library", b.library, "--editor", "Ada")
	g := b.openBy(program, args...)
	g.click(inLibrary)
	g.drag(inText, inText.right(220))
	g.key("Return")
	b.claimBecomes("marked", func(claim) bool { return true })
	g.key("2")
	b.claimBecomes("rated Mostly true", claim.mostlyTrue)
	g.key("ctrl+e")
	g.picture("export")
	g.key("Escape")
	g.settle()
	g.quit()
	report("window")
	said, err := os.ReadFile(filepath.Join(b.dir, "window"))
	if err != nil || !strings.Contains(string(said), ".X11-unix") {
		t.Errorf("the trace does not even show the display (%v):\n%.2000s", err, said)
	}
	for _, format := range []string{"html", "pdf", "docx", "xlsx", "json"} {
		var articles []struct {
			ID ident `json:"id"`
		}
		b.ctlJSON(&articles, "list")
		run("ctl-"+format, "export", string(articles[0].ID), "--format", format, "-o", filepath.Join(b.dir, "report."+format))
	}
}
