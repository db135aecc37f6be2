package draft

import "strings"

// White space in an OpenDocument text counts as in a web page: at the beginning of a paragraph it is
// none, and in a row it is one blank, whatever tags stand between. So what is taken out and put in
// changes what white space beside it means; where it does, it is written as an element.

// raw reports whether a spot is white space as such.
func (w *odtWalk) raw(s int) bool {
	r := w.spots[s].r
	return (r == ' ' || r == '\t' || r == '\r' || r == '\n') && w.data[w.spots[s].start] != '<'
}

// shown says of each spot whether it is white space as such that shows.
func (w *odtWalk) shown() []bool {
	all := make([]bool, len(w.spots))
	for _, u := range w.units {
		before := true // what follows white space, or nothing, shows no more of it
		for s := u.first; s < u.last; s++ {
			if w.holders[w.spots[s].holder].apart && (s == u.first || w.spots[s-1].holder != w.spots[s].holder) {
				before = false
			}
			raw := w.raw(s)
			all[s] = raw && !before
			before = raw
		}
	}
	return all
}

// spaces keeps the white space beside changes what it was.
func (e *odtEdit) spaces() (all []splice) {
	blank := "<" + e.text + "s" + e.declare + "/>"
	put := func(s int, with string) {
		all = append(all, splice{start: int(e.spots[s].start), end: int(e.spots[s].end), order: changeBegins + 1, with: with})
	}
	for n, u := range e.units {
		if !e.touched[n] {
			continue
		}
		before, last := true, -1 // last: the white space that nothing has followed yet
		end := u.last            // what is left ends before
		for end > u.first && e.cut[end-1] != 0 {
			end--
		}
		for s := u.first; s < u.last; s++ {
			if e.holders[e.spots[s].holder].apart && (s == u.first || e.spots[s-1].holder != e.spots[s].holder) || e.puts[s]&comesIn != 0 {
				before, last = false, -1
			}
			switch raw := e.raw(s); {
			case e.cut[s] != 0:
			case raw && e.blanks[s] && before: // nothing is left before it
				put(s, blank)
				before, last = false, -1
			case raw && !e.blanks[s] && !before: // it began to show
				put(s, "")
			case raw:
				if !before {
					last = s
				}
				before = true
			default:
				before, last = false, -1
			}
			if e.puts[s]&comesAfter != 0 {
				before, last = false, -1
			}
		}
		if last >= 0 && end < u.last { // it stands at the end now
			put(last, blank)
			for s := last + 1; s < end; s++ {
				put(s, "")
			}
		}
	}
	return all
}

// encoded is text as an OpenDocument text has it, with elements for white space that would not show.
func (e *odtEdit) encoded(s string) string {
	if s == strings.TrimSpace(s) && !strings.Contains(s, "  ") && !strings.Contains(s, "\t") { // as it mostly is
		return escape(s)
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '\t':
			b.WriteString("<" + e.text + "tab/>")
		case r == ' ' && (i == 0 || i == len(runes)-1 || runes[i-1] == ' ' || runes[i-1] == '\t' || runes[i+1] == '\t'):
			b.WriteString("<" + e.text + "s/>")
		default:
			b.WriteString(escape(string(r)))
		}
	}
	return b.String()
}
