package draft

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/sample"
)

// odtLetters reads an OpenDocument text as its standard says, with one author's changes accepted or
// rejected and without that author's comments: a line a paragraph, and in it each letter with the
// styles around it.
type odtLetters struct {
	author  string
	accept  bool
	regions map[string]*xmlNode
	out     []string
	blank   bool // what came before is white space, or nothing
	skip    bool // in words that are not to be there
}

func lettersOf(t testing.TB, data []byte, author string, accept bool) []string {
	t.Helper()
	root := xmlTree(t, utf8Of(t, data))
	w := &odtLetters{author: author, accept: accept, regions: map[string]*xmlNode{}}
	var find func(n *xmlNode, local string) *xmlNode
	find = func(n *xmlNode, local string) *xmlNode {
		for _, k := range n.kids {
			if k.name.Local == local {
				return k
			}
			if found := find(k, local); found != nil {
				return found
			}
		}
		return nil
	}
	if list := find(root, "tracked-changes"); list != nil {
		for _, region := range list.kids {
			if by := find(region, "creator"); by != nil && len(by.kids) > 0 && by.kids[0].text == author {
				w.regions[region.attr("id")] = region.kids[0]
			}
		}
	}
	body := find(root, "body")
	w.blocks(body.kids[0])
	return w.out
}

func (w *odtLetters) blocks(n *xmlNode) {
	for _, k := range n.kids {
		switch k.name.Local {
		case "tracked-changes":
		case "p", "h":
			outside := w.blank
			w.blank = true
			w.out = append(w.out, k.name.Local+" "+k.attr("style-name")+":")
			w.inline(k, "")
			w.blank = outside
		default:
			w.blocks(k)
		}
	}
}

func (w *odtLetters) letter(r rune, styles string) {
	if !w.skip {
		w.out[len(w.out)-1] += string(r) + styles
	}
}

func (w *odtLetters) inline(n *xmlNode, styles string) {
	for _, k := range n.kids {
		if k.name.Local == "" {
			for _, r := range k.text {
				if !strings.ContainsRune(" \t\r\n", r) {
					w.letter(r, styles)
					w.blank = false
				} else if !w.blank {
					w.letter('_', styles)
					w.blank = true
				}
			}
			continue
		}
		ours := w.regions[k.attr("change-id")]
		switch k.name.Local {
		case "s", "tab", "line-break":
			w.letter(map[string]rune{"s": '_', "tab": '→', "line-break": '↵'}[k.name.Local], styles)
			w.blank = false
		case "span":
			w.inline(k, styles+"{"+k.attr("style-name")+"}")
		case "a":
			w.inline(k, styles+"{"+k.attr("href")+"}")
		case "change":
			if ours != nil && !w.accept {
				for _, p := range ours.kids {
					if p.name.Local == "p" || p.name.Local == "h" {
						outside := w.blank
						w.blank = true
						w.inline(p, "")
						w.blank = outside
					}
				}
			}
		case "change-start":
			w.skip = w.skip || ours != nil && !w.accept
		case "change-end":
			w.skip = w.skip && ours == nil
		case "annotation-end":
		case "annotation":
			if len(k.kids) > 0 && len(k.kids[0].kids) > 0 && k.kids[0].kids[0].text == w.author {
				continue
			}
			w.letter('©', styles)
			w.blank = false
		default:
			w.letter('◊', "("+k.name.Local+" "+k.attr("name")+k.attr("id")+")")
			if !strings.HasPrefix(k.name.Local, "bookmark") {
				w.blank = false
			}
			if k.name.Local == "note" {
				w.blocks(k)
				w.out = append(w.out, "after it:")
			} else {
				w.inline(k, styles)
			}
		}
	}
}

// randomODT is a text with spans, links, blanks of all kinds, notes and marks.
func randomODT(r *rand.Rand) string {
	words := strings.Fields("Some 600 miles of border are open &amp; 21,000 troops &lt;so he said&gt; “Größe” naïve came by the river home 中文 nine")
	notes := 0
	var inline func(depth int) string
	inline = func(depth int) string {
		var b strings.Builder
		for range 1 + r.IntN(5) {
			switch n := r.IntN(16); {
			case n < 8:
				b.WriteString(words[r.IntN(len(words))])
				b.WriteString([]string{" ", " ", " ", "", "  ", "\n ", ". "}[r.IntN(7)])
			case n < 11 && depth < 2:
				fmt.Fprintf(&b, `<text:span text:style-name="%s">%s</text:span>`, []string{"B", "I"}[r.IntN(2)], inline(depth+1))
			case n == 11 && depth == 0:
				fmt.Fprintf(&b, `<text:a xlink:type="simple" xlink:href="https://example.org/%d">%s</text:a>`, r.IntN(9), inline(depth+1))
			case n == 12:
				b.WriteString([]string{`<text:s/>`, `<text:tab/>`, `<text:s text:c="2"/>`}[r.IntN(3)])
			case n == 13:
				fmt.Fprintf(&b, `<text:bookmark text:name="m%d"/>`, r.IntN(1<<30))
			case n == 14 && depth == 0:
				notes++
				fmt.Fprintf(&b, `<text:note text:id="ftn%d" text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p>By map %d.</text:p></text:note-body></text:note>`,
					notes, notes, notes)
			case n == 15 && depth == 0:
				fmt.Fprintf(&b, `<text:author-name text:fixed="true">%s</text:author-name>`, words[r.IntN(3)])
			}
		}
		return b.String()
	}
	var b strings.Builder
	b.WriteString("<text:p>Talks.</text:p>")
	for range 1 + r.IntN(4) {
		kind := []string{"p", "p", "p", `p text:style-name="R"`, `h text:outline-level="2"`}[r.IntN(5)]
		fmt.Fprintf(&b, "<text:%s>%s</text:%s>\n", kind, inline(0), strings.Fields(kind)[0])
	}
	return b.String()
}

func TestWhateverIsChangedInAnOpenDocumentTextCanBeTakenBack(t *testing.T) {
	var originals, copies [][]byte
	n, changed := 2000, 0
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 16))
		body := randomODT(r)
		file := flat(body)
		v := odtVersion(t, "draft.fodt", file)
		var remarks []Remark
		for i := range 1 + r.IntN(4) {
			if len(v.Text) == 0 {
				break
			}
			from := r.IntN(len(v.Text))
			span, err := passage.Snap(v.Text, passage.Span{Start: from, End: min(from+1+r.IntN(30), len(v.Text))})
			if err != nil || span.Empty() {
				continue
			}
			with := []string{"", "X", "a few words", " so ", v.Text[span.Start:span.End] + " indeed", "Some 700 miles"}[r.IntN(6)]
			k := odtRemark(v, span, i+1, with)
			k.Replace = r.IntN(4) > 0
			remarks = append(remarks, k)
		}
		out, kept, err := OpenDocument(t.Context(), file, v, remarks)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		was, now := lettersOf(t, file, checker, false), lettersOf(t, out, checker, false)
		if !slices.Equal(was, now) {
			t.Fatalf("seed %d: with the changes rejected it is\n%s\nand was\n%s\nremarks %+v, text %q\n%s\n%s", seed, strings.Join(now, "\n"),
				strings.Join(was, "\n"), remarks, v.Text, body, bytes.TrimPrefix(out, []byte(odtHead)))
		}
		want := corrected(v, remarks, kept)
		if lettersAlone(want) == "" {
			continue // everything was cut
		}
		if got := odtVersion(t, "copy.fodt", out).Text; lettersAlone(got) != lettersAlone(want) {
			t.Fatalf("seed %d: the text is\n%q, want\n%q\nwas\n%q, kept %v, remarks %+v\n%s\n%s", seed, got, want, v.Text, kept, remarks, body,
				bytes.TrimPrefix(out, []byte(odtHead)))
		}
		if string(out) != string(file) {
			changed++
		}
		if seed < 60 {
			originals, copies = append(originals, file), append(copies, out)
		}
	}
	if changed < n*3/4 {
		t.Errorf("only %d of %d texts were written in", changed, n)
	}
	t.Run("LibreOffice", func(t *testing.T) {
		shown := sample.LibreOffice(t, ".fodt", append(originals, copies...)...)
		wrong := 0
		for i := range originals {
			was, now := shown[i], shown[len(originals)+i]
			if a, b := was.Text(was.Rejected), now.Text(now.Rejected); a != b {
				t.Errorf("%d: with the changes rejected it is\n%q, was\n%q", i, b, a)
			}
			if fmt.Sprint(was.Rejected) != fmt.Sprint(now.Rejected) {
				wrong++
				t.Logf("%d: with the changes rejected it looks\n%v, was\n%v in\n%s", i, now.Rejected, was.Rejected, bytes.TrimPrefix(copies[i], []byte(odtHead)))
			}
		}
		if wrong > 0 {
			t.Errorf("%d of %d look otherwise with the changes rejected", wrong, len(originals))
		}
	})
}

// corrected is a text with the remarks that were written in as changes.
func corrected(v model.Version, remarks []Remark, kept []Kept) string {
	var done []Remark
	for i, r := range remarks {
		if r.Replace && !slices.ContainsFunc(kept, func(k Kept) bool { return k.Remark == i }) {
			done = append(done, r)
		}
	}
	// Remarks may overlap where their differences do not: those are put in, the last first.
	var all []passage.Hunk
	for _, r := range done {
		all = append(all, passage.Hunks(v.Text, r.Span, r.With)...)
	}
	slices.SortStableFunc(all, func(a, b passage.Hunk) int {
		if a.Span.Start != b.Span.Start {
			return b.Span.Start - a.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	text := v.Text
	for _, h := range all {
		text = text[:h.Span.Start] + h.With + text[h.Span.End:]
	}
	return text
}

// lettersAlone is a text without what reading leaves out where it stands alone: white space and signs.
func lettersAlone(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

// odtParts are the entries of a ZIP file as they lie in it, but for content.xml.
func odtParts(t testing.TB, file []byte) (all []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == odtContent {
			all = append(all, f.Name)
			continue
		}
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(f.Name, f.Method, f.CRC32, f.Modified, f.Extra, file[at:at+int64(f.CompressedSize64)]))
	}
	return all
}
