package library

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"galley/model"
	"galley/model/library/newsroom"
)

// Roles are those of a newsroom. Each may what the one before it may.
var Roles = []string{"reader", "checker", "second", "chief"}

// Member is somebody of a newsroom.
type Member struct {
	Login       string
	Editor      string // the name under what they do
	Role        string // "" somebody took it from them on the server
	Names       bool   // may read of confidential sources
	Invited     model.Stamp
	InvitedBy   string
	Seen        model.Stamp // when they opened the library last, "" never
	Connections int         // that are open now
}

// Invitation is who is invited, as what.
type Invitation struct {
	Editor   string
	Login    string
	Role     string
	Names    bool
	Password string
}

// Describe says as what somebody is invited.
func (i Invitation) Describe() string {
	if i.Names {
		return i.Role + ", who may read the names of confidential sources"
	}
	return i.Role
}

// LoginOf is the login that is made for a name: its letters and digits of ASCII in lower
// case; "" where it has none.
func LoginOf(editor string) string {
	login := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r == ' ' || r == '-' || r == '.' || r == '_':
			return '_'
		}
		return -1
	}, strings.ToLower(strings.TrimSpace(editor)))
	return strings.Trim(login, "_")
}

// newsroomOnly refuses what is for a newsroom's library.
func (l *Library) newsroomOnly() error {
	if l.server == nil {
		return model.Faultf(model.Refused, "The library %s is a file. Only a newsroom, on a server, has people who are invited.", l.path)
	}
	return nil
}

// Invite makes somebody a login, or gives who is there already another role and password.
func (l *Library) Invite(ctx context.Context, i Invitation) error {
	if err := l.newsroomOnly(); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(i.Editor) == "":
		return model.Faultf(model.Invalid, "Say who is invited. Nothing was changed.")
	case i.Login == "" || len(i.Login) > 63 || i.Login != LoginOf(i.Login):
		return model.Faultf(model.Invalid, "“%s” cannot be a login: it has small letters from a to z, digits and _. Name one with --login. Nothing was changed.", i.Login)
	case len(i.Password) < shortestPassword:
		return model.Faultf(model.Invalid, "A password has %d letters at least. Nothing was changed.", shortestPassword)
	}
	verifier, err := newsroom.Verifier(i.Password)
	if err != nil {
		return err
	}
	err = l.write.WithContext(ctx).Exec("SELECT galley.invite(?::text, ?::text, ?::text, ?::boolean, ?::text, ?::text)",
		i.Login, strings.Join(strings.Fields(i.Editor), " "), i.Role, i.Names, verifier, model.Now()).Error
	switch brokenRule(err) {
	case "staff_known":
		return model.Faultf(model.Refused, "Somebody in this newsroom has, or had, the name %s or the login %s: what was done under a name stays with one person. "+
			"Choose another. Nothing was changed.", i.Editor, i.Login)
	case "login_taken":
		return model.Faultf(model.Refused, "There is a login %s on this server already that is not of this newsroom. Name another with --login. Nothing was changed.", i.Login)
	case "no_roles":
		return model.Faultf(model.Refused, "The roles of this newsroom are not made yet. Whoever runs the server makes them with “galleyctl newsroom init”.")
	}
	return explain(err, l.path)
}

// shortestPassword is how many letters a password has that somebody chose.
const shortestPassword = 8

// Dismiss takes a login from a newsroom and ends its connections. What they did stays
// under their name, which nobody else gets.
func (l *Library) Dismiss(ctx context.Context, login string) error {
	if err := l.newsroomOnly(); err != nil {
		return err
	}
	err := l.write.WithContext(ctx).Exec("SELECT galley.dismiss(?::text, ?::text)", login, model.Now()).Error
	if brokenRule(err) == "staff_unknown" {
		return model.Faultf(model.NotFound, "Nobody of this newsroom has the login %s. Nothing was changed.", login)
	}
	return explain(err, l.path)
}

// Members lists the people of a newsroom, by name.
func (l *Library) Members(ctx context.Context) ([]Member, error) {
	if err := l.newsroomOnly(); err != nil {
		return nil, err
	}
	var all []Member
	err := l.read.WithContext(ctx).Table("galley.members").Order("lower(editor), login").Scan(&all).Error
	if err != nil {
		err = fmt.Errorf("read who is in the newsroom: %w", err)
	}
	return all, explain(err, l.path)
}

// brokenRule is the name of the rule by which a server refused, "" where it did not.
func brokenRule(err error) string {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return said.ConstraintName
	}
	return ""
}

// Address is the newsroom's address as somebody with a login types it, without a password.
func (l *Library) Address(login string) string {
	if l.server == nil {
		return ""
	}
	return l.server.address.WithName(login).String()
}
