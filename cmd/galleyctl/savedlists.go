package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
)

type savedListCommand struct {
	Add    savedListAdd    `cmd:"" help:"Save a query of desk under a name, or change what a saved list finds."`
	List   savedListAll    `cmd:"" help:"List the saved lists."`
	Rename savedListRename `cmd:"" help:"Rename a saved list."`
	Delete savedListDelete `cmd:"" help:"Delete a saved list. Its claims stay (undo brings it back)."`
}

type savedListJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Query string `json:"query"`
	Sort  string `json:"sort"`
}

func savedListOf(s model.SavedList) savedListJSON {
	return savedListJSON{s.ID, s.Name, s.Query, s.Sort}
}

func (s savedListJSON) line(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.ID, s.Name, s.Query, s.Sort)
}

// showList prints a saved list as it is now.
func (d *invocation) showList(id string) error {
	s, err := d.lib.SavedList(d.ctx, id)
	if err != nil {
		return err
	}
	row := savedListOf(s)
	return d.print(row, row.line)
}

type savedListAll struct{}

func (c *savedListAll) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	all, err := lib.SavedLists(d.ctx)
	if err != nil {
		return err
	}
	rows := make([]savedListJSON, len(all))
	for i, s := range all {
		rows[i] = savedListOf(s)
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			r.line(w)
		}
	})
}

type savedListAdd struct {
	Name  string   `arg:"" help:"The list's name. That of a saved list changes what it finds."`
	Query []string `arg:"" optional:"" help:"What it finds; nothing is every claim."`
	Sort  string   `placeholder:"COLUMN" help:"As for desk."`
}

func (c *savedListAdd) Run(d *invocation) error {
	if _, ok := (model.DeskQuery{}).Ordered(c.Sort); !ok {
		return unsorted(c.Sort)
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	cmd := model.SaveList{Name: c.Name, Query: strings.Join(c.Query, " "), Sort: c.Sort}
	switch known, err := lib.SavedList(d.ctx, c.Name); {
	case err == nil:
		cmd.ID = known.ID
	case !model.HasCode(err, model.NotFound):
		return err
	}
	change, err := d.apply(cmd)
	if err != nil {
		return err
	}
	if cmd.ID == "" {
		cmd.ID = change.Created(model.NounSavedList)
	}
	return d.showList(cmd.ID)
}

type savedListRename struct {
	List string `arg:"" help:"The list's name or id."`
	To   string `arg:"" name:"name" help:"Its new name."`
}

func (c *savedListRename) Run(d *invocation) error {
	s, err := d.savedList(c.List)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.RenameList{ID: s.ID, Name: c.To}); err != nil {
		return err
	}
	return d.showList(s.ID)
}

type savedListDelete struct {
	List string `arg:"" help:"The list's name or id."`
}

func (c *savedListDelete) Run(d *invocation) error {
	s, err := d.savedList(c.List)
	if err != nil {
		return err
	}
	change, err := d.apply(model.DeleteList{ID: s.ID})
	if err != nil {
		return err
	}
	return d.deleted(s.ID, change)
}

func (d *invocation) savedList(name string) (model.SavedList, error) {
	lib, err := d.library()
	if err != nil {
		return model.SavedList{}, err
	}
	return lib.SavedList(d.ctx, name)
}
