//go:build !race || long

package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
)

// emptyServer makes an empty database, and drops it, its roles and some logins when the test ends.
func emptyServer(t *testing.T, logins ...string) (address, name string) {
	t.Helper()
	server := os.Getenv("GALLEY_TEST_POSTGRES")
	if server == "" {
		t.Skip("no PostgreSQL server: GALLEY_TEST_POSTGRES does not name one")
	}
	u, err := url.Parse(server)
	must(t, err)
	name = fmt.Sprintf("galleyctl_%d", os.Getpid())
	db, err := sql.Open("pgx", server)
	must(t, err)
	do := func(query string) {
		_, err := db.ExecContext(context.Background(), query)
		must(t, err)
	}
	do("CREATE DATABASE " + name)
	t.Cleanup(func() {
		do("DROP DATABASE " + name + " WITH (FORCE)")
		for _, role := range append([]string{"chief", "second", "checker", "reader", "confidential"}, logins...) {
			if !strings.HasPrefix(role, name) {
				role = "galley_" + name + "_" + role
			}
			do("DROP ROLE IF EXISTS " + role)
		}
		must(t, db.Close())
	})
	u.Path = "/" + name
	return u.String(), name
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestANewsroomIsMadeAndPeopleAreInvitedAndRemoved(t *testing.T) {
	pid := fmt.Sprintf("galleyctl_%d", os.Getpid())
	ann, bob := pid+"_ann", pid+"_bob"
	address, _ := emptyServer(t, ann, bob)
	s := newShell(t)
	s.env["GALLEY_LIBRARY"] = address

	if code, _, errs := s.run("", "list"); code != exitFault || !strings.Contains(errs, "newsroom init") {
		t.Errorf("before init: %d, %s", code, errs)
	}
	var done preparedJSON
	s.ok(&done, "newsroom", "init")
	if !done.Made || done.From != 0 || done.To == 0 || done.Roles == "" {
		t.Errorf("init: %+v", done)
	}
	s.ok(&done, "newsroom", "init")
	if done.Made || done.From != done.To {
		t.Errorf("init again: %+v", done)
	}
	var got invitedJSON
	s.ok(&got, "newsroom", "invite", "Ann Lee", "--login", ann, "--role", "chief", "--confidential")
	if len(got.Password) != 20 || !strings.Contains(got.Address, "//"+ann+"@") || strings.Contains(got.Address, got.Password) {
		t.Errorf("invited: %+v", got)
	}
	if code, out, errs := s.run("a good password\n", "newsroom", "invite", "Bob", "--login", bob, "--role", "checker", "--password-stdin"); code != 0 ||
		strings.Contains(out+errs, "good password") {
		t.Errorf("invite with a password: %d, %s%s", code, out, errs)
	}

	// What follows is done by who was invited.
	asAnn, asBob := *s, *s
	u, err := url.Parse(address)
	must(t, err)
	for who, login := range map[*shell]string{&asAnn: ann, &asBob: bob} {
		u.User = url.User(login)
		who.env = map[string]string{"GALLEY_LIBRARY": u.String(), "USER": "somebody", "HOME": s.dir}
	}
	article := asBob.article()
	var claim claimSeen
	asBob.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles")
	asBob.ok(&struct{}{}, "verdict", "set", claim.ID, "True")
	for _, c := range []struct {
		who  *shell
		args []string
		want string // "" it is done
	}{
		{&asBob, []string{"verdict", "signoff", claim.ID}, "second editor"},
		{&asBob, []string{"scale", "add", "Ours", "--rating", "Yes | + | it is | true", "--rating", "No | - | it is not | false"}, "a chief does that"},
		{&asBob, []string{"newsroom", "invite", "Cid", "--role", "chief"}, "a chief does that"},
		{&asBob, []string{"newsroom", "remove", "Ann Lee"}, "a chief does that"},
		{&asBob, []string{"--editor", "Ann Lee", "list"}, "you are Bob"},
		{&asBob, []string{"--editor", "Bob", "list"}, ""},
		{&asAnn, []string{"verdict", "signoff", claim.ID}, ""},
		{&asAnn, []string{"newsroom", "invite", "Bobby", "--login", bob, "--role", "second"}, "stays with one person"},
		{&asAnn, []string{"newsroom", "invite", "Bob", "--login", bob + "2", "--role", "second"}, "stays with one person"},
		{&asAnn, []string{"newsroom", "invite", "Élodie", "--login", "Élodie", "--role", "second"}, "--login"},
		{&asAnn, []string{"newsroom", "invite", "Bob", "--login", bob, "--role", "reader"}, ""},
		{&asBob, []string{"claim", "edit", claim.ID, "--speaker", "Envoy"}, "Readers change nothing"},
		{&asBob, []string{"show", article}, ""},
		{&asAnn, []string{"newsroom", "remove", "Bob"}, ""},
		{&asAnn, []string{"newsroom", "remove", "Bob"}, "has the login"},
		{&asBob, []string{"list"}, "does not let"},
	} {
		code, out, errs := c.who.run("", c.args...)
		if (code == 0) != (c.want == "") || !strings.Contains(errs, c.want) {
			t.Errorf("%q: %d, %s%s; want %q", c.args, code, out, errs, c.want)
		}
	}
	var who []memberJSON
	asAnn.ok(&who, "newsroom", "who")
	if len(who) != 1 || who[0].Name != "Ann Lee" || who[0].Role != "chief" || !who[0].Confidential || !who[0].Connected || who[0].Seen == "" {
		t.Errorf("who: %+v", who)
	}
	var history []struct{ Editor, What string }
	asAnn.ok(&history, "history")
	by := map[string]bool{}
	for _, e := range history {
		by[e.Editor] = true
	}
	if len(by) != 2 || !by["Bob"] || !by["Ann Lee"] {
		t.Errorf("history is by %v", by)
	}
}

func TestANewsroomIsOnAServer(t *testing.T) {
	s := newShell(t)
	for _, args := range [][]string{{"init"}, {"who"}, {"invite", "Ann", "--role", "chief"}, {"remove", "Ann"}} {
		if code, _, errs := s.run("", append([]string{"newsroom"}, args...)...); code != exitFault || !strings.Contains(errs, "postgres://") {
			t.Errorf("%q: %d, %s", args, code, errs)
		}
	}
}
