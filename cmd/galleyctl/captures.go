package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
	"galley/model/ingest/capture"
	"galley/model/library"
	"galley/model/passage"
)

type sourceCapture struct {
	Source    string `arg:"" help:"The source's id, or its beginning, or a web address: then the source that is there, or a new one."`
	Timestamp string `placeholder:"URL" help:"The time authority (RFC 3161) that is asked for a token of the copy; it learns its SHA-256 alone."`
}

// captureJSON is a copy of a source's page.
type captureJSON struct {
	Source     string      `json:"source"`
	Capture    string      `json:"capture"`
	SHA256     string      `json:"sha256"` // of the WARC file
	Asked      string      `json:"asked"`
	Address    string      `json:"address"` // where the page was in the end
	Taken      model.Stamp `json:"taken"`
	Status     int         `json:"status"`
	Type       string      `json:"type"`
	Title      string      `json:"title"`
	PayloadSHA string      `json:"payload_sha256"` // of the page's bytes
	TextSHA    string      `json:"text_sha256"`    // of its readable text; "" none
	Wall       string      `json:"wall"`           // "paywall" or "login"; "" none
	Token      string      `json:"token"`          // none, pending, valid or invalid
	Authority  string      `json:"authority"`
	TokenTime  model.Stamp `json:"token_time"`
	TokenBy    string      `json:"token_by"`
}

func shownCapture(c model.Capture) captureJSON {
	out := captureJSON{Source: c.SourceID, Capture: c.ID, SHA256: c.WARC(), Asked: c.Asked, Address: c.Address, Taken: c.Taken,
		Status: c.Status, Type: c.MediaType, Title: c.Title, PayloadSHA: c.PayloadHash, TextSHA: c.TextHash, Wall: c.Wall, Token: "none",
		Authority: c.Authority}
	switch says, err := capture.Read(c.Token, c.WARC()); {
	case c.Pending():
		out.Token = "pending"
	case c.Token == "":
	case err != nil:
		out.Token = "invalid"
	default:
		out.Token, out.TokenTime, out.TokenBy = "valid", says.At, says.By
	}
	return out
}

func (c captureJSON) line(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\t%s\n", c.Taken, c.Address, c.Status, c.Wall, "token "+c.Token, c.SHA256)
}

// Run keeps a copy of the page.
func (c *sourceCapture) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	source, err := c.source(d, lib)
	if err != nil {
		return err
	}
	address := source.URL
	if source.ID == "" {
		address = ingest.Address(c.Source)
	}
	cmd, err := capture.Taker{}.Take(d.ctx, address, nil)
	if err != nil {
		return err
	}
	if cmd.SourceID = source.ID; source.ID == "" {
		cmd.New = &model.AddSource{ID: model.NewID(), Fields: model.SourceFields{URL: &address}}
		cmd.SourceID = cmd.New.ID
	}
	if cmd.Capture.Authority = c.Timestamp; c.Timestamp != "" {
		if cmd.Capture.Token, err = capture.Token(d.ctx, c.Timestamp, cmd.WARC.SHA256); err != nil {
			if d.ctx.Err() != nil {
				return err
			}
			fail(d.errs, 0, sentence(err))
		}
	}
	if _, err := d.apply(cmd); err != nil {
		return err
	}
	captures, err := lib.Captures(d.ctx, cmd.SourceID)
	if err != nil {
		return err
	}
	for _, k := range captures {
		if k.WARC() == cmd.WARC.SHA256 {
			out := shownCapture(k)
			return d.print(out, out.line)
		}
	}
	return model.Faultf(model.Conflict, "The copy was kept, but another program removed it immediately.")
}

// source is the one that the page is kept with; without an id, it is new.
func (c *sourceCapture) source(d *invocation, lib *library.Library) (model.Source, error) {
	address := ingest.Address(c.Source)
	if _, is := model.WebAddress(address); !is {
		if strings.Contains(c.Source, ":") {
			return model.Source{}, model.Faultf(model.Invalid, "“%s” is not a web address (it should begin with https:// or http://), so no copy "+
				"was kept.", c.Source)
		}
		return lib.Source(library.WithNames(d.ctx), c.Source)
	}
	there, err := lib.SourcesAt(library.WithNames(d.ctx), address, 1)
	if err != nil || len(there) == 0 {
		return model.Source{}, err
	}
	return there[0].Source, nil
}

type sourceCaptures struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
}

type quotedJSON struct {
	Evidence string `json:"evidence"`
	Claim    string `json:"claim"`
	Quote    string `json:"quote"`
	Stands   bool   `json:"stands"` // in the newest copy
}

// Run lists the copies.
func (c *sourceCaptures) Run(d *invocation) error {
	lib, s, captures, err := d.captures(c.Source)
	if err != nil {
		return err
	}
	out := struct {
		Source   string        `json:"source"`
		Captures []captureJSON `json:"captures"`
		Quoted   []quotedJSON  `json:"quoted"`  // null: the newest copy has no text
		Changed  bool          `json:"changed"` // since it was quoted
	}{Source: s.ID, Captures: []captureJSON{}}
	for _, k := range captures {
		out.Captures = append(out.Captures, shownCapture(k))
	}
	if n := len(captures); n > 0 && captures[n-1].TextHash != "" {
		quoted, err := requote(d, lib, captures[n-1])
		if err != nil {
			return err
		}
		out.Quoted = []quotedJSON{}
		for _, q := range quoted {
			out.Quoted = append(out.Quoted, quotedJSON{q.Evidence.ID, q.Evidence.ClaimID, q.Evidence.Quote, q.Stands})
			out.Changed = out.Changed || !q.Stands
		}
	}
	return d.print(out, func(w io.Writer) {
		for _, k := range out.Captures {
			k.line(w)
		}
		for _, q := range out.Quoted {
			if !q.Stands {
				fmt.Fprintf(w, "Changed since it was quoted: “%s” (%s)\n", passage.Shorten(q.Quote, 80), q.Evidence)
			}
		}
	})
}

// captures reads the copies of a source's page.
func (d *invocation) captures(id string) (*library.Library, model.Source, []model.Capture, error) {
	lib, err := d.library()
	if err != nil {
		return nil, model.Source{}, nil, err
	}
	s, err := lib.Source(d.ctx, id)
	if err != nil {
		return nil, s, nil, err
	}
	all, err := lib.Captures(d.ctx, s.ID)
	return lib, s, all, err
}

func requote(d *invocation, lib *library.Library, c model.Capture) ([]model.Requoted, error) {
	text, err := lib.FileBytes(d.ctx, c.TextHash)
	if err != nil {
		return nil, err
	}
	quoted, err := lib.Quoted(d.ctx, c.SourceID)
	if err != nil {
		return nil, err
	}
	return model.Requote(string(text.Bytes), quoted), nil
}

type sourceDiff struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	Old    string `arg:"" optional:"" help:"The older copy: its number (the first is 1), or its SHA-256, or its beginning (default: the last but one)."`
	New    string `arg:"" optional:"" help:"The newer copy (default: the last)."`
}

type changedJSON struct {
	Start int    `json:"start"` // code points
	End   int    `json:"end"`
	Text  string `json:"text"`
	Moved bool   `json:"moved"`
}

// Run says what differs.
func (c *sourceDiff) Run(d *invocation) error {
	lib, _, all, err := d.captures(c.Source)
	if err != nil {
		return err
	}
	if len(all) < 2 && c.Old == "" {
		return model.Faultf(model.NotFound, "The source has %d copies of its page, so there is nothing to compare.", len(all))
	}
	if c.Old == "" {
		c.Old = strconv.Itoa(len(all) - 1)
	}
	if c.New == "" {
		c.New = strconv.Itoa(len(all))
	}
	var of [2]model.Capture
	var texts [2]string
	for i, name := range []string{c.Old, c.New} {
		if of[i], err = captureNamed(all, name); err != nil {
			return err
		}
		if of[i].TextHash == "" {
			return model.Faultf(model.NotFound, "No text was read of the copy of %s, so it cannot be compared.", of[i].Taken)
		}
		text, err := lib.FileBytes(d.ctx, of[i].TextHash)
		if err != nil {
			return err
		}
		texts[i] = string(text.Bytes)
	}
	compared := passage.Compare(texts[0], texts[1])
	out := struct {
		Old     string        `json:"old"`
		New     string        `json:"new"`
		Same    bool          `json:"same"`
		Removed []changedJSON `json:"removed"` // of the old text
		Added   []changedJSON `json:"added"`   // in the new one
	}{of[0].ID, of[1].ID, len(compared.Removed)+len(compared.Added) == 0, differences(texts[0], compared.Removed), differences(texts[1], compared.Added)}
	return d.print(out, func(w io.Writer) {
		if out.Same {
			fmt.Fprintln(w, "The texts are the same.")
		}
		for _, r := range out.Removed {
			fmt.Fprintf(w, "- %s\n", r.Text)
		}
		for _, a := range out.Added {
			fmt.Fprintf(w, "+ %s\n", a.Text)
		}
	})
}

func differences(text string, all []passage.Difference) []changedJSON {
	out := make([]changedJSON, len(all))
	index := passage.NewIndex(text)
	for i, x := range all {
		out[i] = changedJSON{index.CodePoint(x.Span.Start), index.CodePoint(x.Span.End), text[x.Span.Start:x.Span.End], x.Moved}
	}
	return out
}

// captureNamed is the copy that a number, or the beginning of a hash or of an id, names.
func captureNamed(all []model.Capture, name string) (model.Capture, error) {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(all) {
		return all[n-1], nil
	}
	var found []model.Capture
	for _, c := range all {
		if name != "" && (strings.HasPrefix(c.WARC(), strings.ToLower(name)) || c.ID == name) {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return model.Capture{}, model.Faultf(model.NotFound, "The source has no copy “%s”, or several; it has %d. source captures lists them.", name, len(all))
	}
	return found[0], nil
}

type sourceWACZ struct {
	Source string   `arg:"" help:"The source's id, or its beginning."`
	Copies []string `arg:"" optional:"" help:"The copies, by number or SHA-256 (default: all)."`
	Output string   `short:"o" required:"" placeholder:"FILE" help:"The file to write."`
}

// Run writes the package.
func (c *sourceWACZ) Run(d *invocation) error {
	lib, s, all, err := d.captures(c.Source)
	if err != nil {
		return err
	}
	chosen := all
	if len(c.Copies) > 0 {
		chosen = nil
		for _, name := range c.Copies {
			one, err := captureNamed(all, name)
			if err != nil {
				return err
			}
			chosen = append(chosen, one)
		}
	}
	if len(chosen) == 0 {
		return model.Faultf(model.NotFound, "No copy of this source's page was kept, so nothing was written.")
	}
	var kept []capture.Kept
	for _, k := range chosen {
		one := capture.Kept{Capture: k}
		file, err := lib.FileBytes(d.ctx, k.WARC())
		if err != nil {
			return err
		}
		if one.Name, one.WARC = file.Name, file.Bytes; k.TextHash != "" {
			text, err := lib.FileBytes(d.ctx, k.TextHash)
			if err != nil {
				return err
			}
			one.Text = string(text.Bytes)
		}
		kept = append(kept, one)
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	size, err := disk.Write(c.Output, disk.Private, nil, func(w io.Writer) error { return capture.WACZ(w, s.Called(), kept, time.Now()) })
	if err != nil {
		return model.WriteFault(err, c.Output, "The copies are kept in the library.")
	}
	return d.print(struct {
		Source   string `json:"source"`
		File     string `json:"file"`
		Size     int64  `json:"size"`
		Captures int    `json:"captures"`
	}{s.ID, c.Output, size, len(kept)}, func(w io.Writer) { fmt.Fprintf(w, "%s\t%d bytes\t%d copies\n", c.Output, size, len(kept)) })
}

type sourceStamp struct {
	Source    string `arg:"" help:"The source's id, or its beginning."`
	Timestamp string `placeholder:"URL" help:"The time authority (default: the one that was asked before). With it, copies for which nobody was asked get a token too."`
}

// Run asks for the tokens that are missing.
func (c *sourceStamp) Run(d *invocation) error {
	lib, s, all, err := d.captures(c.Source)
	if err != nil {
		return err
	}
	asked := 0
	var failed error
	for _, k := range all {
		if k.Token != "" || c.Timestamp == "" && k.Authority == "" {
			continue
		}
		asked++
		authority := k.Authority
		if c.Timestamp != "" {
			authority = c.Timestamp
		}
		token, err := capture.Token(d.ctx, authority, k.WARC())
		if err != nil {
			failed = err
		}
		if _, err := d.apply(model.StampCapture{ID: k.ID, SourceID: s.ID, Authority: authority, Token: token}); err != nil {
			return err
		}
	}
	if failed != nil {
		return failed
	}
	if all, err = lib.Captures(d.ctx, s.ID); err != nil {
		return err
	}
	out := make([]captureJSON, len(all))
	for i, k := range all {
		out[i] = shownCapture(k)
	}
	return d.print(out, func(w io.Writer) {
		if asked == 0 {
			fmt.Fprintln(w, "No copy waits for a token. --timestamp names an authority.")
		}
		for _, k := range out {
			k.line(w)
		}
	})
}

type sourceArchive struct {
	Source  string `arg:"" help:"The source's id, or its beginning."`
	Service string `placeholder:"URL" help:"Where the archive takes addresses (default: that of the Internet Archive)."`
}

// Run has the page saved.
func (c *sourceArchive) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	s, err := lib.Source(d.ctx, c.Source)
	if err != nil {
		return err
	}
	address, err := capture.SaveToArchive(d.ctx, c.Service, s.URL)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.EditSource{ID: s.ID, Fields: model.SourceFields{ArchiveURL: &address}}); err != nil {
		return err
	}
	return d.showSource(s.ID)
}
