package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/ledger"
	"galley/model/passage"
	"galley/model/report/interchange"
)

type ledgerCommand struct {
	Article   string   `arg:"" help:"The article's id, or its beginning."`
	Number    int      `name:"version" help:"The number of the version (default: the newest)."`
	Spellings string   `placeholder:"FILE" help:"The desk's own spellings: a text file, one a line, as \"Kyiv: Kiev, Kiew\"; # begins a comment."`
	Tick      []string `sep:"none" placeholder:"TEXT" help:"Tick the entry with this text, for all its places. May be given more than once."`
	Untick    []string `sep:"none" placeholder:"TEXT" help:"Take its tick off again."`
}

// spellings reads a desk's list of spellings; lines that say nothing are named on standard
// error and left out.
func (d *invocation) spellings(path string) (ledger.Spellings, error) {
	list, bad, err := model.ReadSpellings(path)
	for _, b := range bad {
		fmt.Fprintf(d.errs, "%s: line %d says nothing and was left out: %s\n", path, b.Line, passage.Shorten(b.Text, 80))
	}
	return list, err
}

func (c *ledgerCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	spellings, err := d.spellings(c.Spellings)
	if err != nil {
		return err
	}
	p, err := lib.Proof(d.ctx, c.Article, c.Number)
	if err != nil {
		return err
	}
	entries := model.LedgerOf(p.Article, p.Version, spellings)
	if len(c.Tick)+len(c.Untick) > 0 {
		if err := c.tick(d, p.Article.ID, entries); err != nil {
			return err
		}
		if p, err = lib.Proof(d.ctx, p.Article.ID, c.Number); err != nil {
			return err
		}
	}
	return d.printLedger(p, entries)
}

// tick ticks and unticks entries by their texts.
func (c *ledgerCommand) tick(d *invocation, article string, entries []ledger.Entry) error {
	keys := func(texts []string) ([]model.EntryKey, error) {
		var out []model.EntryKey
		for _, text := range texts {
			before := len(out)
			for _, e := range entries {
				if e.Text == text || e.Words() == text {
					out = append(out, model.KeyOf(e))
				}
			}
			if len(out) == before {
				return nil, model.Faultf(model.NotFound, "The ledger has no entry “%s”.", text)
			}
		}
		return out, nil
	}
	ticks, err := keys(c.Tick)
	if err != nil {
		return err
	}
	unticks, err := keys(c.Untick)
	if err != nil {
		return err
	}
	if len(ticks) > 0 {
		if _, err := d.apply(model.TickEntry{ArticleID: article, Entries: ticks}); err != nil {
			return err
		}
	}
	if len(unticks) > 0 {
		_, err = d.apply(model.UntickEntry{ArticleID: article, Entries: unticks})
	}
	return err
}

func (d *invocation) printLedger(p model.Proof, entries []ledger.Entry) error {
	ticked := model.Ticked(p.Ticks)
	done := func(e ledger.Entry) bool { return model.IsTicked(ticked, p.Article.ID, e) }
	out := interchange.LedgerOf(entries, done, passage.NewIndex(p.Version.Text))
	return d.print(out, func(w io.Writer) {
		if len(out) == 0 {
			fmt.Fprintln(w, "The article has no names, dates or figures.")
		}
		for _, e := range out {
			mark := "[ ]"
			if e.State == "ticked" {
				mark = "[x]"
			}
			line := fmt.Sprintf("%s\t%s\t%s\t×%d", mark, e.Kind, passage.Shorten(e.Text, 60), len(e.Places))
			if e.Hint != "" {
				line += "\t" + e.Hint
			}
			fmt.Fprintln(w, strings.TrimRight(line, "\t"))
		}
	})
}
