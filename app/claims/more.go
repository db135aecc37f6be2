package claims

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// more is what a claim has that is not needed on every one. It unfolds in place, and
// stays unfolded until it is folded again.
type more struct {
	panel        *Panel
	id           string
	head         *fold
	part         fyne.CanvasObject // with its head
	whole        *fyne.Container   // without it
	kind, status *control.Select
	statuses     []model.ClaimStatus // that can be chosen
	owner, due   *field
	private      *field // the desk's note
	dueName      *widget.RichText
	tags         *tags
	earlier      *earlier
	history      *widget.Label
	remove       *control.Button
	quiet        bool
}

// kinds are the kinds of claims in the order they are offered; the first is none yet.
func kinds() []model.ClaimKind { return append([]model.ClaimKind{""}, model.ClaimKinds...) }

func kindName(k model.ClaimKind) string {
	if k == "" {
		return locale.Text("no kind yet")
	}
	return locale.Word(string(k))
}

func newMore(p *Panel) *more {
	m := &more{panel: p, history: small("")}
	names := []string{}
	for _, k := range kinds() {
		names = append(names, kindName(k))
	}
	m.kind = control.NewSelect(names, func(string) {
		if i := m.kind.SelectedIndex(); !m.quiet && i >= 0 {
			kind := kinds()[i]
			p.do(model.EditClaim{ID: m.id, Kind: &kind}, nil)
			p.leave()
		}
	})
	m.status = control.NewSelect(nil, func(string) {
		if i := m.status.SelectedIndex(); !m.quiet && i >= 0 {
			status := m.statuses[i]
			p.do(model.EditClaim{ID: m.id, Status: &status}, nil)
			p.leave()
		}
	})
	m.owner = p.newField(locale.Text("Nobody yet"), 1)
	p.knows(m.owner, Owner)
	m.due = p.newDue()
	m.private = p.newField(locale.Text("For the desk alone; in no report"), 2)
	m.dueName = look.FaintText("")
	m.tags, m.earlier = newTags(p), newEarlier(p)
	m.remove = control.NewQuiet(locale.Text("Delete claim"), theme.DeleteIcon(), func() {
		if p.OnDelete != nil {
			p.OnDelete(m.id)
		}
	})
	m.remove.Key, m.remove.Danger = locale.Text("Delete"), true
	m.whole = newColumn(apart,
		beside(named(locale.Text("Kind"), m.kind), named(locale.Text("Status"), m.status)),
		newColumn(2, beside(named(locale.Text("Owner"), m.owner), withName(m.dueName, m.due)), m.owner.meanwhile.content, m.due.meanwhile.content),
		named(locale.Text("Tags"), m.tags.content),
		named(locale.Text("Private note"), under(m.private)),
		named(locale.Text("Already checked"), m.earlier.content),
		named(locale.Text("History"), flush(m.history)),
		newColumn(0, atLeading(m.remove)))
	m.head = newFold(locale.Text("More"), m.whole, func(open bool) {
		if p.OnMore != nil {
			p.OnMore(open)
		}
	})
	m.part = newColumn(near, m.head, m.whole)
	return m
}

func atLeading(o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: layout.NewHBoxLayout(), Objects: []fyne.CanvasObject{o}}
}

func (m *more) show(d model.Dossier) {
	p := m.panel
	m.id = d.Claim.ID
	m.quiet = true
	m.kind.SetSelected(kindName(d.Claim.Kind))
	// Signing off is done by the button, by a second editor; it is offered here only
	// where it is so already.
	m.statuses = []model.ClaimStatus{model.Unchecked, model.InProgress, model.Checked}
	if d.Claim.Status == model.SignedOff {
		m.statuses = append(m.statuses, model.SignedOff)
	}
	names := make([]string, len(m.statuses))
	for i, s := range m.statuses {
		names[i] = locale.Word(string(s))
	}
	m.status.SetOptions(names)
	m.status.SetSelected(locale.Word(string(d.Claim.Status)))
	m.quiet = false
	p.bind(m.owner, Place{Claim: m.id, Field: inOwner}, d)
	p.bind(m.due, Place{Claim: m.id, Field: inDue}, d)
	p.bind(m.private, Place{Claim: m.id, Field: inPrivate}, d)
	name := locale.Text("Due")
	if left := dueIn(d.Claim, model.Now().Day()); left != "" {
		name += " · " + left
	}
	look.SetFaint(m.dueName, name)
	m.tags.show(d)
	m.earlier.show(d)
	m.showHistory()
	m.head.say(gist(d, model.Now().Day()))
}

// overdue is the sign of a claim whose day has passed.
const overdue = "‼"

// dueIn is how far off a claim's day is, "" where it has none or is done with.
func dueIn(c model.Claim, today string) string {
	due, err := time.Parse(time.DateOnly, c.Due)
	now, fault := time.Parse(time.DateOnly, today)
	if err != nil || fault != nil || c.Status.Done() {
		return ""
	}
	switch days := int(due.Sub(now).Hours() / 24); {
	case days < 0:
		return overdue + " " + locale.Count(-days, "%d day overdue", "%d days overdue")
	case days == 0:
		return locale.Text("today")
	case days == 1:
		return locale.Text("tomorrow")
	default:
		return locale.Count(days, "in %d day", "in %d days")
	}
}

// gist is what stands in the folded part, in a line.
func gist(d model.Dossier, today string) string {
	parts := []string{locale.Word(string(d.Claim.Kind)), locale.Word(string(d.Claim.Status)), d.Claim.Owner}
	if d.Claim.Due != "" {
		due := locale.Date(d.Claim.Due)
		if left := dueIn(d.Claim, today); left != "" {
			due = left
		}
		parts = append(parts, locale.Text("due %s", due))
	}
	for _, word := range d.TagWords() {
		parts = append(parts, "#"+word)
	}
	if n := len(d.EarlierChecks()); n > 0 {
		parts = append(parts, locale.Text("already checked"))
	}
	if d.Claim.PrivateNote != "" {
		parts = append(parts, locale.Text("private note"))
	}
	said := parts[:0]
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, " · ")
}

func (m *more) showHistory() {
	var b strings.Builder
	for i, e := range m.panel.state.History {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(locale.Moment(e.At.Time().Local()) + "  " + e.Editor + "\n" + locale.Said(e.What))
		if i == 49 {
			b.WriteString("\n…")
			break
		}
	}
	if m.history.Text != b.String() {
		m.history.SetText(b.String())
	}
}
