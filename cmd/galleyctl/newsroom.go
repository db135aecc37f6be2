package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/library"
	"galley/model/library/newsroom"
)

type newsroomCommand struct {
	Init   newsroomInitCommand   `cmd:"" help:"Make the tables and roles of a newsroom's library, or bring older ones up to date."`
	Invite newsroomInviteCommand `cmd:"" help:"Make a login for somebody, or give who has one another role and a new password."`
	Who    newsroomWhoCommand    `cmd:"" help:"List who is in the newsroom, as what, and who is connected."`
	Remove newsroomRemoveCommand `cmd:"" help:"Take somebody's login. What they did stays under their name."`
}

type newsroomInitCommand struct{}

type preparedJSON struct {
	Address string `json:"address"`
	Made    bool   `json:"made"` // there was no library there
	From    int    `json:"from"` // version of the tables before, 0 none
	To      int    `json:"to"`
	Roles   string `json:"roles"` // how the names of the roles begin
}

// newsroomAddress is the address that --library says, which a file's path is not.
func (d *invocation) newsroomAddress() (string, error) {
	path, err := d.path()
	if err == nil && !newsroom.IsAddress(path) {
		err = model.Faultf(model.Invalid, "A newsroom is on a server: name it with --library postgres://NAME@HOST/DATABASE. %s is a file.", path)
	}
	return path, err
}

// Run makes a newsroom's library.
func (c *newsroomInitCommand) Run(d *invocation) error {
	path, err := d.newsroomAddress()
	if err != nil {
		return err
	}
	a, err := newsroom.ParseAddress(path)
	if err != nil {
		return err
	}
	done, err := entered(d, a, library.PrepareNewsroom)
	if err != nil {
		return err
	}
	return d.print(preparedJSON{a.String(), done.From == 0, done.From, done.To, done.Roles}, func(w io.Writer) {
		switch {
		case done.From == 0:
			fmt.Fprintf(w, "Made a library at %s.\n", a)
		case done.From < done.To:
			fmt.Fprintf(w, "Brought the library at %s up to date.\n", a)
		default:
			fmt.Fprintf(w, "The library at %s is up to date.\n", a)
		}
		fmt.Fprintf(w, "Its roles are %s_reader, _checker, _second, _chief and _confidential.\n", done.Roles)
		if done.From == 0 {
			fmt.Fprintln(w, "Invite somebody: galleyctl newsroom invite NAME --role chief")
		}
	})
}

type newsroomInviteCommand struct {
	Name          string `arg:"" help:"The name that stands under everything they do. It stays theirs."`
	Role          string `required:"" enum:"reader,checker,second,chief" help:"reader, checker, second (signs off what others checked) or chief (also scales, erasing, and who is in)."`
	Confidential  bool   `help:"Let them read the names of confidential sources, and private evidence."`
	Login         string `placeholder:"LOGIN" help:"Their login on the server (default: made of the name)."`
	PasswordStdin bool   `help:"Read the password from standard input (default: one is made and printed once)."`
}

type invitedJSON struct {
	Name         string `json:"name"`
	Login        string `json:"login"`
	Role         string `json:"role"`
	Confidential bool   `json:"confidential"`
	Address      string `json:"address"`
	Password     string `json:"password,omitempty"` // that was made; it is told this once
}

// Run makes a login.
func (c *newsroomInviteCommand) Run(d *invocation) error {
	lib, err := d.inNewsroom()
	if err != nil {
		return err
	}
	name := strings.Join(strings.Fields(c.Name), " ")
	login := cmp.Or(c.Login, library.LoginOf(name))
	if login == "" {
		return model.Faultf(model.Invalid, "No login can be made of “%s”. Name one with --login. Nothing was changed.", name)
	}
	password, made := newsroom.NewPassword(), true
	if c.PasswordStdin {
		made = false
		if password, err = readPassword(d.stdin); err != nil {
			return err
		}
	}
	invitation := library.Invitation{Editor: name, Login: login, Role: c.Role, Names: c.Confidential, Password: password}
	if err := lib.Invite(d.ctx, invitation); err != nil {
		return err
	}
	row := invitedJSON{Name: name, Login: login, Role: c.Role, Confidential: c.Confidential, Address: lib.Address(login)}
	if made {
		row.Password = password
	}
	return d.print(row, func(w io.Writer) {
		fmt.Fprintf(w, "Invited %s as %s.\n", name, invitation.Describe())
		fmt.Fprintf(w, "Address:\t%s\n", row.Address)
		if made {
			fmt.Fprintf(w, "Password:\t%s\n", password)
			fmt.Fprintln(w, "The password is stored nowhere and told this once. Hand it over by another way than the address.")
		}
	})
}

// readPassword reads a line, without what ends it.
func readPassword(in io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(in, 1024)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", model.Wrap(model.Invalid, err, "The password could not be read from standard input. Nothing was changed.")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// inNewsroom opens the library of a newsroom.
func (d *invocation) inNewsroom() (*library.Library, error) {
	if _, err := d.newsroomAddress(); err != nil {
		return nil, err
	}
	return d.library()
}

type newsroomWhoCommand struct{}

type memberJSON struct {
	Name         string      `json:"name"`
	Login        string      `json:"login"`
	Role         string      `json:"role"`
	Confidential bool        `json:"confidential"`
	Invited      model.Stamp `json:"invited"`
	InvitedBy    string      `json:"invited_by"`
	Seen         model.Stamp `json:"seen"` // "" they never opened the library
	Connected    bool        `json:"connected"`
}

// Run lists the people.
func (c *newsroomWhoCommand) Run(d *invocation) error {
	lib, err := d.inNewsroom()
	if err != nil {
		return err
	}
	all, err := lib.Members(d.ctx)
	if err != nil {
		return err
	}
	rows := []memberJSON{}
	for _, m := range all {
		rows = append(rows, memberJSON{m.Editor, m.Login, m.Role, m.Names, m.Invited, m.InvitedBy, m.Seen, m.Connections > 0})
	}
	return d.print(rows, func(w io.Writer) {
		if len(rows) == 0 {
			fmt.Fprintln(w, "Nobody is in this newsroom yet. Invite somebody: galleyctl newsroom invite NAME --role chief")
			return
		}
		for _, m := range rows {
			role, seen := cmp.Or(m.Role, "no role"), "never here"
			if m.Confidential {
				role += ", confidential"
			}
			switch {
			case m.Connected:
				seen = "here now"
			case m.Seen != "":
				seen = "last here " + m.Seen.Time().Local().Format("2006-01-02 15:04")
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", m.Name, m.Login, role, seen)
		}
	})
}

type newsroomRemoveCommand struct {
	Name string `arg:"" help:"The name or the login of who is to go."`
}

// Run takes somebody's login.
func (c *newsroomRemoveCommand) Run(d *invocation) error {
	lib, err := d.inNewsroom()
	if err != nil {
		return err
	}
	all, err := lib.Members(d.ctx)
	if err != nil {
		return err
	}
	gone := library.Member{Login: c.Name}
	for _, m := range all {
		if m.Login == c.Name || m.Editor == c.Name {
			gone = m
		}
	}
	if err := lib.Dismiss(d.ctx, gone.Login); err != nil {
		return err
	}
	row := struct {
		Name  string `json:"name"`
		Login string `json:"login"`
	}{gone.Editor, gone.Login}
	return d.print(row, func(w io.Writer) {
		fmt.Fprintf(w, "%s is no longer in this newsroom. What they did stays under their name.\n", gone.Editor)
	})
}
