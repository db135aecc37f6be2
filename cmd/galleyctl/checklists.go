package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"galley/model"
)

type checklistCommand struct {
	List   checklistList   `cmd:"" help:"List the checklists, or what those of a claim ask and what of it is done."`
	Add    checklistAdd    `cmd:"" help:"Make a checklist of the desk's own."`
	Edit   checklistEdit   `cmd:"" help:"Change a checklist, one that Galley comes with too."`
	Reset  checklistReset  `cmd:"" help:"Have a checklist be again as Galley comes with it."`
	Delete checklistDelete `cmd:"" help:"Delete a checklist of the desk's own."`
	Tick   checklistTick   `cmd:"" help:"Tick items off for a claim."`
	Untick checklistUntick `cmd:"" help:"Take the ticks of items off again."`
}

// checklistJSON is a checklist as it is printed.
type checklistJSON struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Items   []string        `json:"items"`
	For     []model.Subject `json:"for"`
	BuiltIn bool            `json:"built_in"` // Galley comes with it, edited or not
	Edited  bool            `json:"edited"`   // and it is not as Galley comes with it
}

func checklistOf(c model.Checklist) checklistJSON {
	_, builtIn := model.BuiltInChecklist(c.ID)
	return checklistJSON{c.ID, c.Name, c.Items, append([]model.Subject{}, c.For...), builtIn, builtIn && c.Created != ""}
}

// itemJSON is an item of a claim's checklist as it is printed.
type itemJSON struct {
	Number    int    `json:"number"` // by which tick and untick know it, from 1
	Checklist string `json:"checklist"`
	Name      string `json:"name"`
	Item      string `json:"item"`
	Ticked    bool   `json:"ticked"`
}

type checklistList struct {
	Claim string `arg:"" optional:"" help:"A claim's id, or its beginning: its checklists."`
}

func (c *checklistList) Run(d *invocation) error {
	if c.Claim != "" {
		items, err := d.items(c.Claim)
		if err != nil {
			return err
		}
		return d.printItems(items)
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	all, err := lib.Checklists(d.ctx)
	if err != nil {
		return err
	}
	out := make([]checklistJSON, len(all))
	for i, one := range all {
		out[i] = checklistOf(one)
	}
	return d.print(out, func(w io.Writer) {
		for _, one := range out {
			writeChecklist(w, one)
		}
	})
}

func writeChecklist(w io.Writer, c checklistJSON) {
	about := "no claim"
	if len(c.For) > 0 {
		about = fmt.Sprint(c.For[0])
		for _, more := range c.For[1:] {
			about += ", " + string(more)
		}
	}
	fmt.Fprintf(w, "%s\t%s\tfor: %s\n", c.ID, c.Name, about)
	for _, item := range c.Items {
		fmt.Fprintf(w, "  %s\n", item)
	}
}

// items are those of a claim's checklists, in the newest version of the article where it was marked last.
func (d *invocation) items(claim string) ([]model.Item, error) {
	of, err := d.dossier(claim)
	if err != nil || len(of.Appearances) == 0 {
		return nil, err
	}
	p, err := d.lib.Proof(d.ctx, of.Appearances[len(of.Appearances)-1].ArticleID, 0)
	if err != nil {
		return nil, err
	}
	all, err := d.lib.Checklists(d.ctx)
	if err != nil {
		return nil, err
	}
	return model.ItemsOf(of, p.Version, p.Article.Language, all, model.Ticked(p.Ticks)), nil
}

func (d *invocation) printItems(items []model.Item) error {
	out := make([]itemJSON, len(items))
	for i, one := range items {
		out[i] = itemJSON{i + 1, one.Checklist.ID, one.Checklist.Name, one.Words, one.Ticked}
	}
	return d.print(out, func(w io.Writer) {
		for i, one := range out {
			if i == 0 || out[i-1].Checklist != one.Checklist {
				fmt.Fprintln(w, one.Name)
			}
			mark := "[ ]"
			if one.Ticked {
				mark = "[x]"
			}
			fmt.Fprintf(w, "  %d\t%s %s\n", one.Number, mark, one.Item)
		}
	})
}

// checklist finds one by its id or its name, and prints it.
func (d *invocation) showChecklist(idOrName string) error {
	all, err := d.lib.Checklists(d.ctx)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.ID == idOrName || strings.EqualFold(c.Name, idOrName) {
			out := checklistOf(c)
			return d.print(out, func(w io.Writer) { writeChecklist(w, out) })
		}
	}
	return model.Faultf(model.NotFound, "There is no checklist “%s” in this library.", idOrName)
}

func subjectsOf(words []string) []model.Subject {
	var all []model.Subject
	for _, word := range words {
		all = append(all, model.Subject(word))
	}
	return all
}

type checklistAdd struct {
	Name  string   `arg:"" help:"What it is called."`
	Items []string `name:"item" sep:"none" required:"" placeholder:"TEXT" help:"What is to be looked at. Given once for each item."`
	For   []string `sep:"none" placeholder:"WHAT" help:"Which claims have it: names, quotations, figures, photographs, a kind of claim, or every claim (default). May be given more than once."`
}

func (c *checklistAdd) Run(d *invocation) error {
	if _, err := d.library(); err != nil {
		return err
	}
	change, err := d.apply(model.AddChecklist{Name: c.Name, Items: c.Items, For: subjectsOf(c.For)})
	if err != nil {
		return err
	}
	return d.showChecklist(change.Created(model.NounChecklist))
}

type checklistEdit struct {
	Checklist string   `arg:"" help:"The checklist's id or name."`
	Name      *string  `help:"What it is called."`
	Items     []string `name:"item" sep:"none" placeholder:"TEXT" help:"What is to be looked at, instead of what it asks now. Given once for each item."`
	For       []string `sep:"none" placeholder:"WHAT" help:"Which claims have it, instead of those that have it now. May be given more than once."`
	Off       bool     `help:"No claim has it."`
}

func (c *checklistEdit) Run(d *invocation) error {
	if c.Off && len(c.For) > 0 {
		return usagef("checklist edit takes --for or --off, not both")
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	edit := model.EditChecklist{ID: c.Checklist, Name: c.Name, Items: c.Items, For: subjectsOf(c.For)}
	if c.Off {
		edit.For = []model.Subject{}
	}
	// Its name may be another one afterwards.
	id := c.Checklist
	all, err := lib.Checklists(d.ctx)
	if err != nil {
		return err
	}
	for _, one := range all {
		if strings.EqualFold(one.Name, c.Checklist) {
			id = one.ID
		}
	}
	if _, err := d.apply(edit); err != nil {
		return err
	}
	return d.showChecklist(id)
}

type checklistReset struct {
	Checklist string `arg:"" help:"The checklist's id or name."`
}

func (c *checklistReset) Run(d *invocation) error {
	change, err := d.apply(model.ResetChecklist{ID: c.Checklist})
	if err != nil {
		return err
	}
	if len(change.Event.Edits) > 0 { // its name may be another one now
		return d.showChecklist(change.Event.Edits[0].After.Key())
	}
	return d.showChecklist(c.Checklist)
}

type checklistDelete struct {
	Checklist string `arg:"" help:"The checklist's id or name."`
}

func (c *checklistDelete) Run(d *invocation) error {
	change, err := d.apply(model.DeleteChecklist{ID: c.Checklist})
	if err != nil {
		return err
	}
	return d.deleted(change.Event.Edits[0].After.Key(), change)
}

type checklistTick struct {
	Claim string   `arg:"" help:"The claim's id, or its beginning."`
	Items []string `arg:"" help:"The items, by their numbers (checklist list CLAIM) or their words."`
}

func (c *checklistTick) Run(d *invocation) error {
	return d.tickItems(c.Claim, c.Items, func(claim string, keys []model.ItemKey) model.Command {
		return model.TickItem{ClaimID: claim, Items: keys}
	})
}

type checklistUntick struct {
	Claim string   `arg:"" help:"The claim's id, or its beginning."`
	Items []string `arg:"" help:"The items, by their numbers (checklist list CLAIM) or their words."`
}

func (c *checklistUntick) Run(d *invocation) error {
	return d.tickItems(c.Claim, c.Items, func(claim string, keys []model.ItemKey) model.Command {
		return model.UntickItem{ClaimID: claim, Items: keys}
	})
}

// tickItems carries a command out on items of a claim, and prints how all of them stand.
func (d *invocation) tickItems(claim string, named []string, command func(claim string, keys []model.ItemKey) model.Command) error {
	of, err := d.dossier(claim)
	if err != nil {
		return err
	}
	items, err := d.items(of.Claim.ID)
	if err != nil {
		return err
	}
	var keys []model.ItemKey
	for _, name := range named {
		key, found := itemNamed(items, name)
		if !found {
			return model.Faultf(model.NotFound, "The claim’s checklists have no item “%s”. Nothing was changed.", name)
		}
		keys = append(keys, key)
	}
	if _, err := d.apply(command(of.Claim.ID, keys)); err != nil {
		return err
	}
	if items, err = d.items(of.Claim.ID); err != nil {
		return err
	}
	return d.printItems(items)
}

// itemNamed finds an item by its number or its words.
func itemNamed(items []model.Item, name string) (model.ItemKey, bool) {
	n, err := strconv.Atoi(name)
	for i, one := range items {
		if err == nil && n == i+1 || model.FoldWords(one.Words) == model.FoldWords(name) {
			return one.Key(), true
		}
	}
	return model.ItemKey{}, false
}
