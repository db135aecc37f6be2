package draft

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/input"
)

// Word writes remarks into a Word document: proposed words as deletions and insertions with changes
// tracked, what is said of them as comments.
func Word(ctx context.Context, original []byte, version model.Version, remarks []Remark) (out []byte, kept []Kept, err error) {
	d, err := openWord(ctx, original)
	if err != nil {
		return nil, nil, model.Wrap(model.Damaged, err, "The file that the text came from cannot be read as a Word document, "+
			"so there is no copy of it.")
	}
	places, changes := d.read(version.Text)
	places.readAgain(ctx, original, changes, d.data, d.archive.nameOf(d.main), func(spot int) bool {
		return places.holders[places.spots[spot].holder].bar != inFootnote
	})
	e := newWordEdit(d, places)
	if err := d.learnComments(ctx, e.ids); err != nil {
		return nil, nil, err
	}
	e.take(remarks)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if len(e.comments) == 0 && e.count == 0 {
		return slices.Clone(original), e.kept, nil
	}
	d.archive.set(d.main, d.encode(d.main, apply(d.data, e.splices())))
	if err := d.addComments(ctx, e.comments); err != nil {
		return nil, nil, err
	}
	out, err = d.archive.bytes()
	return out, e.kept, err
}

// wordFile is a Word document that is being written in.
type wordFile struct {
	archive *archive
	main    string // the name of the part with the text
	data    []byte // that part, in UTF-8
	root    *element
	notes   map[string]boxed
	rels    *relations
	wide    map[string]string // in which encoding parts are that are not in UTF-8
}

const (
	wordSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

func openWord(ctx context.Context, original []byte) (*wordFile, error) {
	a, err := openArchive(original)
	if err != nil {
		return nil, err
	}
	d := &wordFile{archive: a, wide: map[string]string{}, notes: map[string]boxed{}}
	d.main = "word/document.xml"
	top, err := d.relations(ctx, "_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	if target := top.target("/officeDocument"); target != "" {
		d.main = target
	}
	if d.data, d.root, err = d.parse(ctx, d.main); err != nil {
		return nil, err
	}
	if d.root == nil || d.root.space != wordSpace && d.root.space != strictSpace || d.root.child("body") == nil {
		return nil, errors.New("there is no text in it")
	}
	if d.rels, err = d.relations(ctx, path.Join(path.Dir(d.main), "_rels", path.Base(d.main)+".rels"), path.Dir(d.main)); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		name := d.rels.target("/" + kind + "s")
		if name == "" {
			continue
		}
		data, root, err := d.parse(ctx, name)
		if err != nil && ctx.Err() != nil {
			return nil, err
		}
		if err != nil || root == nil {
			continue // their text is not in the version either
		}
		for _, n := range root.kids {
			if n.local == kind {
				d.notes[kind+n.attr(data, "id")] = boxed{kids: n.kids, data: data}
			}
		}
	}
	return d, nil
}

// parse reads a part; its root is nil where there is none.
func (d *wordFile) parse(ctx context.Context, name string) ([]byte, *element, error) {
	data, err := d.archive.part(ctx, name)
	if err != nil || data == nil {
		return nil, nil, err
	}
	data, wide, err := decode(data)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	if wide != "" {
		d.wide[name] = wide
	}
	root, err := parse(data)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, root, nil
}

func (d *wordFile) encode(name string, data []byte) []byte { return encode(data, d.wide[name]) }

// read finds out where the text of a version stands: as it is with the changes accepted that
// are tracked in the file, or as it was before them.
func (d *wordFile) read(text string) (places *wordPlaces, changes string) {
	with := func(rejected bool) *wordPlaces {
		w := d.walk(rejected)
		return &wordPlaces{place(text, w.spots, w.units), d.data, w.holders}
	}
	now := with(false)
	if n := now.known(); d.tracked() && n < len(text) {
		if was := with(true); was.known() > n {
			return was, input.Original
		}
	}
	return now, input.Accepted
}

// tracked reports whether the file has tracked changes of its text.
func (d *wordFile) tracked() bool {
	found := false
	d.root.each(func(e *element) {
		found = found || e.local == "ins" || e.local == "del" || e.local == "moveFrom" || e.local == "moveTo"
	})
	return found
}

func (d *wordFile) walk(rejected bool) *walk {
	w := &walk{data: d.data, rejected: rejected, notes: map[string]boxed{}, spots: make([]spot, 0, len(d.data)/3)}
	for k, v := range d.notes {
		w.notes[k] = v
	}
	w.read(d.root.child("body"))
	return w
}

// wordPlaces tell where the characters of a version's text stand in a Word document.
type wordPlaces struct {
	*placed
	data    []byte
	holders []holder
}

// apply makes the changes to a part.
func apply(data []byte, changes []splice) []byte {
	slices.SortStableFunc(changes, func(a, b splice) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.order - b.order
	})
	size := len(data)
	for _, c := range changes {
		size += len(c.with)
	}
	out := make([]byte, 0, size)
	at := 0
	for _, c := range changes {
		if c.start < at {
			continue // inside another: newWordEdit makes none such
		}
		out = append(append(out, data[at:c.start]...), c.with...)
		at = c.end
	}
	return append(out, data[at:]...)
}

// relations are what a part refers to.
type relations struct {
	name, beside string // of the part that lists them, and the folder that targets are beside
	data         []byte
	root         *element
}

func (d *wordFile) relations(ctx context.Context, name, beside string) (*relations, error) {
	r := &relations{name: name, beside: beside}
	var err error
	r.data, r.root, err = d.parse(ctx, name)
	return r, err
}

// target is the part that a relation of a kind leads to, "" where there is none.
func (r *relations) target(kind string) string {
	for _, e := range r.root.kidsOf() {
		if strings.HasSuffix(e.attr(r.data, "Type"), kind) && e.attr(r.data, "TargetMode") != "External" {
			target := e.attr(r.data, "Target")
			if strings.HasPrefix(target, "/") {
				return strings.TrimPrefix(target, "/")
			}
			return path.Join(r.beside, target)
		}
	}
	return ""
}
