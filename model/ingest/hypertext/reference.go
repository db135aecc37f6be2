package hypertext

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/markup"
	"galley/model/ingest/note"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

var (
	// called is how an element that refers to a note is named, by its classes, its name,
	// its part in the document, and where it leads.
	called = regexp.MustCompile(`(?i)note-?ref|foot-?note|end-?note|rearnote|cite_note|cite_ref|sd(?:foot|end)note|doc-biblioref|` +
		`(?:^|[\s_#.:-])(?:fn|ftn|ftnt|edn|en|cmnt|note|nt|anm|ref|fnref|msocom|msoanchor)[-_.:]?\d`)
	// calledRest is how the rest of the programs call it: the whole name.
	calledRest = regexp.MustCompile(`(?i)^(?:fn|footref|noteref|reference|user-content-fn.*|sidenote-ref|note-link)$`)
	isComment  = regexp.MustCompile(`(?i)(?:^|[#\s_])(?:cmnt|cmnt_ref|msocom|msoanchor)_?\d|msocomanchor`)
	isEnd      = regexp.MustCompile(`(?i)end-?note|rearnote|(?:^|[\s_#])_?edn\d|_ednref`)
	isFoot     = regexp.MustCompile(`(?i)foot-?note|(?:^|[\s_#-])_?(?:fn|ftn|ftnt)(?:[\s_:.-]?\d|ref|-ref|$|\s)`)
)

// references finds the references in the text, and the notes that they lead to.
func (r *Reader) references(at []placed, base *url.URL, into map[int]found) {
	type led struct {
		number int
		to     *element
	}
	var all []led
	commented := map[string]int{} // the words that comments of Word's are about, by the comment's number
	for number, e := range r.marked {
		if !at[number].known {
			continue
		}
		switch e.role {
		case asLink:
			if to := r.leadsTo(e, base); to != nil {
				all = append(all, led{number, to})
			}
		case asCommented:
			if key, _, _ := wordComment(e.n); key != "" {
				commented[key[strings.LastIndexByte(key, '_')+1:]] = number
			}
		}
	}
	for _, p := range r.raised(at) {
		all = append(all, led{p[0], &r.marked[p[1]]})
	}
	r.referenced, r.bodies = map[*html.Node]bool{}, map[*html.Node]body{}
	for _, l := range all {
		if !r.referenced[l.to.n] {
			r.referenced[l.to.n] = true
			r.targets = append(r.targets, *l.to)
		}
	}
	slices.SortStableFunc(r.targets, func(a, b element) int { return cmp.Or(cmp.Compare(a.in.number, b.in.number), a.order-b.order) })
	for _, l := range all {
		e := r.marked[l.number]
		b, known := r.bodies[l.to.n]
		if !known {
			b = r.bodyOf(e, *l.to)
			r.bodies[l.to.n] = b
		}
		if b.text == "" || r.room < 0 {
			continue
		}
		if r.room -= len(b.text); r.room < 0 {
			continue
		}
		f := found{words: -1, body: l.to.n, note: model.Note{Kind: kindOf(e, *l.to), Text: b.text, Addresses: r.addressesIn(*l.to, b, base)}}
		if f.note.Kind == model.CommentNote {
			_, fragment, _ := strings.Cut(markup.Attr(e.n.Attr, "href"), "#")
			if words, is := commented[strings.TrimPrefix(fragment, "_msocom_")]; is && strings.HasPrefix(fragment, "_msocom_") {
				f.words = words
				_, f.note.Author, f.note.Time = wordComment(r.marked[words].n)
			}
		}
		into[l.number] = f
	}
	for number, e := range r.marked {
		if e.role == asSidenote && at[number].known {
			b := body{nodes: []*html.Node{e.n}}
			if b.text = b.read(); b.text == "" {
				continue
			}
			r.bodies[e.n] = b
			into[number] = found{words: -1, body: e.n,
				note: model.Note{Kind: model.Footnote, Text: b.text, Addresses: r.addressesIn(e, b, base)}}
		}
	}
}

// leadsTo is the element that a reference leads to, nil for what is no reference to a note.
func (r *Reader) leadsTo(e element, base *url.URL) *element {
	href := strings.TrimSpace(markup.Attr(e.n.Attr, "href"))
	file, fragment, _ := strings.Cut(href, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	text := strings.TrimSpace(typography.Clean(markup.Text(e.n)))
	isNumber := len(text) <= 12 && (markup.IsNoteNumber(text) || typography.IsNoteList(text))
	if !isNumber && len(text) > longestCall {
		return nil
	}
	names := e.called()
	in := e.in
	if file != "" && e.in.file != "" {
		if name, err := url.PathUnescape(file); err == nil {
			in = r.files[path.Join(path.Dir(e.in.file), name)]
		}
	}
	if in == nil {
		return nil
	}
	to := in.ids[fragment]
	if fragment == "" || to == nil {
		// shown when the pointer rests on it; the link itself leads nowhere
		if by := markup.Attr(e.n.Attr, "aria-describedby"); by != "" && isCalled(names) && (href == "" || file == "" || strings.HasPrefix(href, "javascript:")) {
			return e.in.ids[by]
		}
		return nil
	}
	if to.in == e.in && to.order <= e.order || to.in.number < e.in.number {
		return nil // it leads back
	}
	switch {
	case isHeadingOrBox(to.n):
		return nil
	case isCalled(names) && (isNumber || text == "" || !isProse(text)):
		return to
	case !isNumber:
		return nil
	case e.raised || isRaised(e.n):
		return to
	case e.in.file == "" && file != "" && !sameFile(href, base):
		return nil // a place on another page that goes by the same name
	}
	if said := strings.TrimSpace(beginning(blockOf(to.n), shortText)); bare(said, text) != said || r.leadsBack(*to, e) {
		return to
	}
	return nil
}

// longestCall is how many bytes what refers to a note has at most: “[note 12]”, “Smith 2019, p. 14”.
const longestCall = 60

// isProse reports whether a reference is words of the sentence.
func isProse(text string) bool { return strings.Count(text, " ") > 4 }

func sameFile(href string, base *url.URL) bool {
	u, err := url.Parse(href)
	return err == nil && base != nil && samePage(base.ResolveReference(u), base)
}

// namesOf is what the markup calls an element that may be a reference, and what it stands in.
func namesOf(n *html.Node) []string {
	var out []string
	for up := 0; n != nil && up < 2 && (up == 0 || n.Data == "sup" || n.Data == "span"); up, n = up+1, n.Parent {
		for _, a := range n.Attr {
			switch a.Key {
			case "class", "id", "name", "role", "rel", "epub:type", "data-component-name", "style":
				out = append(out, a.Val)
			case "href":
				if _, fragment, found := strings.Cut(a.Val, "#"); found {
					out = append(out, "#"+fragment)
				}
			case "data-footnote-ref", "data-fn", "data-footnote", "data-footnote-id", "data-mfn":
				out = append(out, "footnote")
			}
		}
	}
	return out
}

func isCalled(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return called.MatchString(name) || slices.ContainsFunc(strings.Fields(name), calledRest.MatchString)
	})
}

// kindOf says whether a note stands at the foot of the page, at the end, or is a comment.
func kindOf(ref, to element) model.NoteKind {
	names := slices.Clone(ref.called())
	up := 0
	for n := to.n; n != nil && up < 4; up, n = up+1, n.Parent {
		for _, a := range n.Attr {
			switch a.Key {
			case "class", "id", "name", "role", "epub:type", "style":
				names = append(names, a.Val)
			}
		}
	}
	all := strings.Join(names, "\n")
	switch {
	case isComment.MatchString(all):
		return model.CommentNote
	case isEnd.MatchString(all) && !isFoot.MatchString(strings.ReplaceAll(all, "doc-endnote", "")):
		return model.Endnote
	}
	return model.Footnote
}

// wordComment is what Word says of a comment at the words that it is about.
func wordComment(n *html.Node) (key, author, time string) {
	for part := range strings.SplitSeq(markup.Attr(n.Attr, "style"), ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "mso-comment-reference":
			key = value
			author, _, _ = strings.Cut(value, "_")
		case "mso-comment-date":
			if len(value) == len("20261120T1000") {
				time = value[:4] + "-" + value[4:6] + "-" + value[6:11] + ":" + value[11:]
			}
		}
	}
	return key, author, time
}

// raised pairs raised numbers without links: one in the text, and the same one at
// the beginning of a block after it. A number that stands there more than once says
// nothing: it may be a power.
func (r *Reader) raised(at []placed) (pairs [][2]int) {
	type seen struct{ refs, notes []int }
	byNumber := map[string]*seen{}
	var order []string
	for number, e := range r.marked {
		if e.role != asRaised {
			continue
		}
		key := bareNumber(markup.Text(e.n))
		s := byNumber[key]
		if s == nil {
			s = &seen{}
			byNumber[key] = s
			order = append(order, key)
		}
		if block := blockOf(e.n); first(block) == e.n {
			s.notes = append(s.notes, number)
		} else if at[number].known {
			s.refs = append(s.refs, number)
		}
	}
	for _, key := range order {
		s := byNumber[key]
		if len(s.refs) == 1 && len(s.notes) == 1 && s.refs[0] < s.notes[0] {
			pairs = append(pairs, [2]int{s.refs[0], s.notes[0]})
		}
	}
	return pairs
}

// first is the first element in another if no text stands before it.
func first(block *html.Node) *html.Node {
	for n := block; n != nil; {
		c := n.FirstChild
		for c != nil && (c.Type != html.ElementNode && isBlank(c)) {
			c = c.NextSibling
		}
		if c == nil || c.Type != html.ElementNode {
			return nil
		}
		if c.Data == "sup" {
			return c
		}
		n = c
	}
	return nil
}

// isRaised reports whether a link stands above the line.
func isRaised(n *html.Node) bool {
	raised := n.Parent != nil && n.Parent.Data == "sup"
	markup.Each(n, func(c *html.Node) { raised = raised || c.Data == "sup" })
	return raised
}

// called is what the markup calls an element.
func (e element) called() []string {
	if e.names != nil {
		return e.names
	}
	return namesOf(e.n)
}

// addressesIn are the addresses in a note's words and those that its links lead to.
func (r *Reader) addressesIn(to element, b body, base *url.URL) []string {
	var links []string
	for _, n := range b.nodes {
		look := func(c *html.Node) {
			if c.Data == "a" && !b.back[c] {
				if address := to.in.address(markup.Attr(c.Attr, "href"), base); address != "" {
					links = append(links, address)
				}
			}
		}
		look(n)
		markup.Each(n, look)
	}
	return note.Addresses(b.text, links...)
}
