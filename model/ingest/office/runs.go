package office

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// Run is a run of letters of a file, and where in the text they came to stand. It
// is one piece of character data: the whole content of a w:t of Word, or the
// letters between two tags of OpenDocument. Where comments of XML or CDATA cut that,
// each piece is a run.
type Run struct {
	Part string // the name of the part of the ZIP file as the file has it; "" for a flat OpenDocument text
	// Ordinal counts from 0, in document order. In Word it counts all elements of the part with the
	// local name t, in OpenDocument all pieces of character data of the part within its
	// root element, white space between tags among them. Those that do not reach the text are counted too.
	Ordinal int
	// At is the byte of the part at which the character data begins, or its "<![CDATA[". It is -1 in a part
	// that is not UTF-8, which cannot be written into.
	At         int
	Data       string // the character data, entities resolved
	Start, End int    // in the text, without blanks at the ends of Data that touch other blanks or the end of a block
}

// Runs reads a Word or OpenDocument file again, as it was read for a version, and says
// where its runs of letters stand in that version's text: by Start, without those that
// did not reach it. changes is as in Hints.Changes.
//
// A run's letters are not always those of the text: blanks were collapsed, letters
// composed, figures raised. Run.Letters says which is which.
func Runs(ctx context.Context, data []byte, changes string) (text string, list []Run, err error) {
	r := &runs{of: map[*node]int{}}
	s := input.File{Name: input.DisplayName(""), Kind: "a document", Data: data, Changes: changes}
	var doc model.Document
	var marks []typography.Mark
	switch {
	case IsWord("", data):
		doc, marks, err = readWord(ctx, s, r)
	case IsOpenDocument("", data):
		doc, marks, err = readOpenDocument(ctx, s, r)
	case IsFlatOpenDocument("", data):
		doc, marks, err = readFlatOpenDocument(ctx, s, r)
	default:
		return "", nil, model.Faultf(model.Invalid, "The file is neither a Word document nor an OpenDocument text, so nothing was read.")
	}
	if err != nil {
		return "", nil, err
	}
	return doc.Text, r.placed(marks), nil
}

// runs are the runs of letters of a file while it is read.
type runs struct {
	list []Run
	of   map[*node]int // by the text node, where it stands in list
}

// number counts the texts of a part: those in elements of a name, or all where it is "".
func (r *runs) number(part string, root *node, name string) {
	if r == nil {
		return
	}
	ordinal := 0
	var count func(n *node, within bool)
	count = func(n *node, within bool) {
		for _, k := range n.kids {
			switch {
			case k.name == "" && within:
				r.of[k] = len(r.list)
				r.list = append(r.list, Run{Part: part, Ordinal: ordinal, At: k.at, Data: k.text, Start: -1})
				if name == "" {
					ordinal++
				}
			case k.name != "":
				count(k, name == "" || k.name == name)
				if name != "" && k.name == name {
					ordinal++
				}
			}
		}
	}
	count(root, name == "")
}

// mark marks where a text of the file stands among the elements.
func (r *runs) mark(text *html.Node, from *node) {
	if r == nil || text == nil || from == nil {
		return
	}
	if number, known := r.of[from]; known {
		markup.MarkAround(text, number)
	}
}

// placed are the runs that reached the text, by Start.
func (r *runs) placed(marks []typography.Mark) []Run {
	for _, m := range marks {
		if m.Number < 0 || m.Number >= len(r.list) {
			continue
		}
		run := &r.list[m.Number]
		if m.Side == typography.Begins && run.Start < 0 {
			run.Start, run.End = m.At, m.At
		} else if m.Side == typography.Ends {
			run.End = m.At
		}
	}
	out := slices.DeleteFunc(r.list, func(run Run) bool { return run.Start < 0 || run.End <= run.Start })
	slices.SortStableFunc(out, func(a, b Run) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return out
}

// Letter is a letter of the text, or a blank, and what of the run's character data it
// was made of. What was dropped between two letters belongs to neither.
type Letter struct {
	Start, End int // in the text
	From, To   int // in Run.Data
}

// Letters are the letters of a run, in order. ok is false where the text does not say
// them as the run has them (figures raised to powers, signs of a font of symbols, a
// letter composed with one of the next run): then the run can only be taken as a whole.
func (r Run) Letters(text string) (letters []Letter, ok bool) {
	at := r.Start
	data := r.Data
	for i := 0; i < len(data); {
		size := norm.NFC.NextBoundaryInString(data[i:], true)
		if size <= 0 {
			return nil, false
		}
		segment := typography.Clean(strings.ReplaceAll(data[i:i+size], "\u00AD", ""))
		rest := text[at:r.End]
		switch blank := strings.Trim(segment, " \t\n") == ""; {
		case segment == "":
		case blank && strings.HasPrefix(rest, " ") && (len(letters) == 0 || text[letters[len(letters)-1].Start] != ' '):
			letters = append(letters, Letter{at, at + 1, i, i + size})
			at++
		case blank: // one of several, or one at an end of the block
		default:
			composed := norm.NFC.String(segment)
			if !strings.HasPrefix(rest, composed) {
				if strings.TrimFunc(segment, unicode.IsSpace) == "" { // at an end of the block
					break
				}
				return nil, false
			}
			letters = append(letters, Letter{at, at + len(composed), i, i + size})
			at += len(composed)
		}
		i += size
	}
	return letters, at == r.End
}

// Cut is where the character data of a run is cut for an offset of the text: before
// the letter that begins there, or behind the one that ends there. ok is false where no
// letter does.
func Cut(letters []Letter, offset int, side typography.Side) (at int, ok bool) {
	if side == typography.Begins {
		i := sort.Search(len(letters), func(i int) bool { return letters[i].Start >= offset })
		if i < len(letters) && letters[i].Start == offset {
			return letters[i].From, true
		}
		return 0, false
	}
	i := sort.Search(len(letters), func(i int) bool { return letters[i].End >= offset })
	if i < len(letters) && letters[i].End == offset {
		return letters[i].To, true
	}
	return 0, false
}
