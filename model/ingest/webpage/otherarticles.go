package webpage

import (
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"
)

// leadsAway is true for a line that is the name of another page, linked to it. A
// web address is none: it is text for those who read it on paper.
func (f *filter) leadsAway(i int) bool {
	p := f.pieces[i]
	if p.HalfLinked && block.PointsAway(f.lines[i]) {
		return true
	}
	if !p.Linked {
		return false
	}
	if p.Kind == model.Heading && (p.Level == 1 || i >= f.first-1 && i < f.last && !f.pieces[i+1].Linked) {
		return false // the headline, a chapter
	}
	if f.introduced(i) {
		return false
	}
	if strings.Contains(p.Text, ".") && spelledAddress.MatchString(f.lines[i]) {
		return false
	}
	if i >= f.first-1 && i <= f.last && p.Kind != model.Heading && reportsSpeech(f.lines[i]) && !f.inList(i) {
		return false // a sentence of the text that is a link
	}
	return len(strings.Fields(p.Text)) >= 3 && (!typography.EndsSentence(p.Text) || p.Kind == model.Heading && i < f.first)
}

// introduced is true for links that the text leads to: the line before them is
// a heading or ends with a colon, or they stand in a list with entries that
// are no links.
func (f *filter) introduced(i int) bool {
	if f.lead < 0 {
		return false
	}
	p := f.pieces[f.lead]
	return (p.Kind == model.Heading || strings.HasSuffix(p.Text, ":")) && !block.IsLabel(f.lines[f.lead]) ||
		p.Kind == model.ListItem && f.pieces[i].Kind == model.ListItem && f.lead == i-1
}

var spelledAddress = pattern.New(`(?i)https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|gov|edu|info|br|uk|de|fr)\b`)

// saidElsewhere is true where a block's words stand in another one.
func (f *filter) saidElsewhere(i int) bool {
	key := f.key(i)
	for j := max(0, i-15); j < min(len(f.pieces), i+15); j++ {
		if j != i && len(f.pieces[j].Text) >= len(f.pieces[i].Text) && strings.Contains(f.key(j), key) && f.why[j] == "" {
			return true
		}
	}
	return false
}

// sections takes out a label with the list it heads, and the label of a list
// that is out already. What could head a chapter too (“Top 3 false claims”,
// “More people than ever”) does so only over links.
func (f *filter) sections() {
	for i := 0; i < len(f.pieces); i++ {
		p := f.pieces[i]
		if len(p.Text) > 80 || p.Level == 1 || !block.IsLabel(f.lines[i]) || typography.EndsSentence(strings.TrimRight(p.Text, ". …")) {
			continue
		}
		sure := !chapterToo.MatchString(f.lines[i]) || relatedOnly.MatchString(f.lines[i])
		j, links := i+1, 0
		for j < len(f.pieces) && (f.why[j] != "" || f.short(j, i > f.last && sure)) {
			if f.why[j] != "" || f.pieces[j].Linked {
				links++
			}
			j++
		}
		if j == i+1 && sure && i > f.last && f.why[i] == "" {
			f.why[i] = whyLinks
		}
		if j > i+1 && (sure || links*2 > j-i-1) || j == len(f.pieces) && sure {
			for k := i; k < j; k++ {
				if f.why[k] == "" {
					f.why[k] = whyLinks
				}
			}
			i = j - 1
		}
	}
}

// chapterToo are labels that a chapter of an article can have.
var chapterToo = pattern.New(`^(?i:\W*(?:latest|more|top|other|further|popular|trending|recommended|related|most)\b)`)

// short is an entry in a list of other articles; at the end of a page such
// lists need not be all links.
func (f *filter) short(i int, end bool) bool {
	p := f.pieces[i]
	if p.Kind == model.Caption {
		return false
	}
	return p.Linked || end && !block.IsProse(f.pieces[i]) && len(strings.Fields(p.Text)) <= 30 && !f.isCheckable(i)
}
