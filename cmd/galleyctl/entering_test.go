//go:build !race || long

package main

import (
	"bytes"
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"galley/model/library"
	"galley/model/library/newsroom/newsroomtest"
)

func TestACommandWorksInANewsroomAndNeverPrintsItsPassword(t *testing.T) {
	const password = "zanzibar-of-the-door"
	keyring.MockInit()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	t.Setenv("HOME", t.TempDir())
	address := newsroomtest.Database(t)
	if err := library.InitNewsroom(t.Context(), address); err != nil {
		t.Fatal(err)
	}
	gate := &newsroomtest.Gate{Password: password}
	to := gate.Open(t, address)
	to.User = url.User("ann")
	bare := to.String()
	to.User = url.UserPassword("ann", password)
	galleyctl := func(library, variable, stdin string, args ...string) (string, int) {
		t.Helper()
		var out bytes.Buffer
		if library != "" {
			args = append([]string{"--library", library}, args...)
		}
		env := func(name string) string { return map[string]string{"GALLEY_LIBRARY": variable, "USER": "ann"}[name] }
		code := run(context.Background(), args, strings.NewReader(stdin), &out, &out, env)
		if strings.Contains(out.String(), password) {
			t.Errorf("%v prints the password: %s", args[1:], &out)
		}
		return out.String(), code
	}
	for _, c := range []struct {
		library, variable, stdin string
		args                     []string
		code                     int
		want                     string
	}{
		{to.String(), "", "Envoys meet", []string{"import", "-", "--title", "Envoys"}, 0, "Envoys"},
		{"", to.String(), "", []string{"list"}, 0, "Envoys"},
		{bare, to.String(), "", []string{"list"}, exitFault, "wants a password of ann"},
		{strings.Replace(to.String(), password, password+"!", 1), "", "", []string{"list"}, exitFault, "does not let ann in with this password"},
		{to.String() + "x", "", "", []string{"list"}, exitFault, "has no database called"},
		{strings.Replace(to.String(), "//", "/", 1), "", "", []string{"list"}, exitFault, "cannot be read"},
		{to.String(), "", "", []string{"backup", t.TempDir() + "/copy.galley"}, 0, "was copied to"},
		{to.String(), "", "", []string{"backup", "list"}, exitFault, "is no file"},
		{to.String(), "", "", []string{"restore", "copy.galley"}, exitFault, "is no file"},
		{"", "", "", []string{"salvage", to.String(), t.TempDir() + "/saved.galley"}, exitFault, "is no file"},
	} {
		if out, code := galleyctl(c.library, c.variable, c.stdin, c.args...); code != c.code || !strings.Contains(out, c.want) {
			t.Errorf("%v: exit %d, %s", c.args, code, out)
		}
	}

	d := &invocation{ctx: t.Context(), file: bare, env: func(string) string { return "" }, secret: func(prompt string) (string, bool) {
		if prompt != "Password for "+bare+": " {
			t.Errorf("it asks %q", prompt)
		}
		return password, true
	}}
	lib, err := d.existing()
	if err != nil {
		t.Fatal(err)
	}
	if all, err := lib.Articles(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("with what was typed at the terminal: %v, %v", all, err)
	}
	if err := lib.Close(); err != nil {
		t.Error(err)
	}
}
