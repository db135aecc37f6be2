package draft

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"galley/model"
	"galley/model/ingest/input"
)

// OpenDocument writes remarks into an OpenDocument text, in a ZIP file of parts or in one XML file:
// proposed words as deletions and insertions with changes tracked, what is said of them as comments.
func OpenDocument(ctx context.Context, original []byte, version model.Version, remarks []Remark) (out []byte, kept []Kept, err error) {
	d, err := openODT(ctx, original)
	if err != nil {
		return nil, nil, model.Wrap(model.Damaged, err,
			"The file that the text came from cannot be read as an OpenDocument text, so there is no copy of it.")
	}
	places, changes := d.read(version.Text)
	part := "" // it is the one file
	if d.archive != nil {
		part = d.archive.nameOf(odtContent)
	}
	places.readAgain(ctx, original, changes, d.data, part, func(int) bool { return true })
	e := newODTEdit(d, places)
	e.take(remarks)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if !e.writes() {
		return slices.Clone(original), e.kept, nil
	}
	now := encode(apply(d.data, e.splices()), d.wide)
	if d.archive == nil {
		return now, e.kept, nil
	}
	d.archive.set(odtContent, now)
	out, err = d.archive.bytes()
	return out, e.kept, err
}

const (
	odtContent  = "content.xml"
	officeSpace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	textSpace   = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	dublinCore  = "http://purl.org/dc/elements/1.1/"
)

// odtFile is an OpenDocument text that is being written in.
type odtFile struct {
	archive   *archive // nil where the text is one XML file
	data      []byte   // what has the text, in UTF-8
	wide      string   // the encoding it is in, where that is another
	root      *element
	text      *element
	styles    map[string]odtStyle
	deletions map[string]*element
}

func openODT(ctx context.Context, original []byte) (*odtFile, error) {
	d := &odtFile{data: original, deletions: map[string]*element{}}
	w := &odtWalk{styles: map[string]odtStyle{}}
	d.styles = w.styles
	if bytes.HasPrefix(original, []byte("PK")) {
		a, err := openArchive(original)
		if err != nil {
			return nil, err
		}
		d.archive = a
		if d.data, err = a.part(ctx, odtContent); err != nil {
			return nil, err
		}
		sheet, err := a.part(ctx, "styles.xml")
		if err != nil {
			return nil, err
		}
		if data, _, err := decode(sheet); err == nil && sheet != nil { // a document can do without
			if root, err := parse(data); err == nil {
				w.learn(data, root.child("styles"))
			}
		}
	}
	var err error
	if d.data, d.wide, err = decode(d.data); err != nil {
		return nil, fmt.Errorf("read the text: %w", err)
	}
	if d.root, err = parse(d.data); err != nil {
		return nil, fmt.Errorf("read the text: %w", err)
	}
	if d.text = d.root.child("body", "text"); d.text == nil || d.text.space != officeSpace {
		return nil, errors.New("there is no text in it")
	}
	if d.archive == nil {
		w.learn(d.data, d.root.child("styles"))
	}
	w.learn(d.data, d.root.child("automatic-styles"))
	for _, region := range d.text.child("tracked-changes").kidsOf() {
		if gone := region.child("deletion"); gone != nil {
			d.deletions[region.attr(d.data, "id")] = gone
		}
	}
	return d, nil
}

// odtPlaces tell where the characters of a version's text stand in an OpenDocument text.
type odtPlaces struct {
	*placed
	data    []byte
	holders []odtHolder
	blanks  []bool // by spot: it is white space that shows
	unread  map[*element]bool
	raw     func(spot int) bool
}

// read finds out where the text of a version stands: as it is with the changes accepted that
// are tracked in the file, or as it was before them.
func (d *odtFile) read(text string) (places *odtPlaces, changes string) {
	with := func(rejected bool) *odtPlaces {
		w := &odtWalk{spots: make([]spot, 0, len(text)+len(text)/8), data: d.data, rejected: rejected, styles: d.styles,
			deletions: d.deletions, unread: map[*element]bool{}}
		w.read(d.text)
		return &odtPlaces{place(text, w.spots, w.units), d.data, w.holders, w.shown(), w.unread, w.raw}
	}
	now := with(false)
	if len(d.text.child("tracked-changes").kidsOf()) > 0 {
		if was := with(true); was.known() > now.known() {
			return was, input.Original
		}
	}
	return now, input.Accepted
}
