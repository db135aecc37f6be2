//go:build !windows && !darwin

package native

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"
)

// sessionBus is a bus of the test's own.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("there is no dbus-daemon on this machine")
	}
	c := exec.Command(daemon, "--session", "--nofork", "--print-address")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	line := make([]byte, 4096)
	n, err := io.ReadAtLeast(out, line, 10)
	if err != nil {
		t.Fatal(err)
	}
	address, _, _ := strings.Cut(string(line[:n]), "\n")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	return bus
}

// portal is a desktop portal that answers at once, or not.
type portal struct {
	bus     *dbus.Conn
	code    uint32
	uris    []string
	silent  bool
	called  chan struct{}
	method  string
	parent  string
	options map[string]dbus.Variant
}

func (p *portal) answer(sender dbus.Sender, method, parent string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	p.method, p.parent, p.options = method, parent, options
	token, _ := options["handle_token"].Value().(string)
	handle := dbus.ObjectPath(requestFolder + strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_") + "/" + token)
	if !p.silent { // before the call returns, as it may happen
		results := map[string]dbus.Variant{}
		if p.uris != nil {
			results["uris"] = dbus.MakeVariant(p.uris)
		}
		if err := p.bus.Emit(handle, request+".Response", p.code, results); err != nil {
			return "", dbus.MakeFailedError(err)
		}
	}
	close(p.called)
	return handle, nil
}

func (p *portal) OpenFile(sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.answer(sender, "OpenFile "+title, parent, options)
}

func (p *portal) SaveFile(sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.answer(sender, "SaveFile "+title, parent, options)
}

func (p *portal) serve(t *testing.T) {
	t.Helper()
	p.bus, p.called = sessionBus(t), make(chan struct{})
	if err := p.bus.Export(p, portalPath, chooser); err != nil {
		t.Fatal(err)
	}
	if _, err := prop.Export(p.bus, portalPath, prop.Map{chooser: {"version": {Value: uint32(3), Emit: prop.EmitFalse}}}); err != nil {
		t.Fatal(err)
	}
	if reply, err := p.bus.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
}

func TestTheDesktopsDialogIsAskedAndItsAnswerTaken(t *testing.T) {
	for _, test := range []struct {
		name   string
		ask    Request
		portal portal
		method string
		want   string
		fails  bool
	}{
		{name: "a file with signs in its name", ask: Request{Title: "Open", Folder: "/home/ann", Parent: "x11:2a"},
			portal: portal{uris: []string{"file:///home/ann/a+b%20100%25%20%C3%A9.txt"}}, method: "OpenFile Open", want: "/home/ann/a+b 100% é.txt"},
		{name: "a folder", ask: Request{Kind: OpenFolder, Title: "Folder"}, portal: portal{uris: []string{"file:///srv/texts"}},
			method: "OpenFile Folder", want: "/srv/texts"},
		{name: "a place to save", ask: Request{Kind: SaveFile, Title: "Save", Name: "report.html"},
			portal: portal{uris: []string{"file:///tmp/report.html"}}, method: "SaveFile Save", want: "/tmp/report.html"},
		{name: "nothing chosen", portal: portal{code: 1}, method: "OpenFile "},
		{name: "the dialog broke", portal: portal{code: 2}, method: "OpenFile ", fails: true},
		{name: "chosen, but no name", portal: portal{}, method: "OpenFile ", fails: true},
		{name: "a place on the web", portal: portal{uris: []string{"https://example.org/x"}}, method: "OpenFile ", fails: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &test.portal
			p.serve(t)
			got, err := Ask(t.Context(), test.ask)
			if got != test.want || (err != nil) != test.fails || errors.Is(err, ErrNone) {
				t.Errorf("answered %q, %v; want %q", got, err, test.want)
			}
			<-p.called
			if p.method != test.method || p.parent != test.ask.Parent {
				t.Errorf("%s was called over %q", p.method, p.parent)
			}
			if folder, _ := p.options["current_folder"].Value().([]byte); test.ask.Folder != "" && string(folder) != test.ask.Folder+"\x00" {
				t.Errorf("it begins in %q", folder)
			}
			if wants, _ := p.options["directory"].Value().(bool); wants != (test.ask.Kind == OpenFolder) {
				t.Errorf("a folder is asked for: %v", wants)
			}
			if name, _ := p.options["current_name"].Value().(string); name != test.ask.Name {
				t.Errorf("the name offered is %q", name)
			}
		})
	}
}

func TestADialogThatIsNoLongerWantedIsNotWaitedFor(t *testing.T) {
	p := &portal{silent: true}
	p.serve(t)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-p.called
		cancel()
	}()
	if got, err := Ask(ctx, Request{}); got != "" || err != nil {
		t.Errorf("answered %q, %v", got, err)
	}
}

func TestADesktopWithoutDialogsSaysSo(t *testing.T) {
	sessionBus(t)
	if _, err := Ask(t.Context(), Request{}); !errors.Is(err, ErrNone) {
		t.Errorf("a bus without a portal: %v", err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	if _, err := Ask(t.Context(), Request{}); !errors.Is(err, ErrNone) {
		t.Errorf("no bus: %v", err)
	}
}
