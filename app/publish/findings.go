package publish

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
)

// Finding is something that should be looked at before a report is published, with the claims it
// is about.
type Finding struct {
	Key      string // what settings keep where its claims are left out; "" they cannot be
	Label    string
	LeftOut  bool
	Claims   []Found
	Articles int // that the claims are in
}

// Found is a claim with a finding.
type Found struct {
	Article, ArticleTitle string // the title is "" where there is one article only
	Claim                 string // id; "" where it is about no claim
	Number                int
	Text                  string // its wording, or a sentence on it
}

// What is shown of a finding.
const (
	openAtMost = 6  // claims of all findings that are listed without being asked for
	mostShown  = 40 // claims of one finding
)

// Findings shows what should be looked at before a report is published: a row a kind, with a box
// that leaves its claims out, and its claims, each of which can be shown.
type Findings struct {
	OnShow     func(Found)
	OnLeaveOut func(key string, out bool)

	heading *widget.Label
	rows    []*findingRow
	list    *fyne.Container
	content *fyne.Container
	filling bool
}

// findingRow is the row of one kind of finding. It stays while its claims change, so that the
// keyboard stays on it.
type findingRow struct {
	label   string
	finding Finding
	open    bool
	asked   bool // a person opened or closed it
	toggle  *control.Button
	leave   *control.Check
	claims  *fyne.Container
	content *fyne.Container
}

// NewFindings is an empty one.
func NewFindings() *Findings {
	f := &Findings{heading: widget.NewLabel(""), list: container.NewVBox()}
	f.heading.TextStyle.Bold = true
	f.heading.Wrapping = fyne.TextWrapWord
	f.content = container.NewVBox(f.heading, f.list)
	f.content.Hide() // until they are known
	return f
}

// Content is the table of findings.
func (f *Findings) Content() fyne.CanvasObject { return f.content }

// Show shows the findings there are now.
func (f *Findings) Show(all []Finding) {
	f.filling = true
	defer func() { f.filling = false }()
	count, left := 0, 0
	for _, finding := range all {
		if count += len(finding.Claims); !finding.LeftOut {
			left++
		}
	}
	text := locale.Text("Nothing to look at before it is published.")
	if left > 0 {
		text = locale.Count(left, "%d thing to look at before it is published", "%d things to look at before it is published")
	}
	f.heading.SetText(text)
	var rows []*findingRow
	f.list.RemoveAll()
	for _, finding := range all {
		row := f.rowOf(finding)
		if !row.asked {
			row.open = count <= openAtMost
		}
		f.fill(row)
		rows = append(rows, row)
		f.list.Add(row.content)
	}
	f.rows = rows
	f.content.Show()
	f.content.Refresh()
}

// rowOf is the row that a finding had, or a new one.
func (f *Findings) rowOf(finding Finding) *findingRow {
	i := slices.IndexFunc(f.rows, func(r *findingRow) bool { return r.label == finding.Label })
	if i >= 0 {
		f.rows[i].finding = finding
		return f.rows[i]
	}
	r := &findingRow{label: finding.Label, finding: finding, claims: container.NewVBox()}
	r.toggle = control.NewButton("", theme.MenuExpandIcon(), func() {
		r.open, r.asked = !r.open, true
		f.fill(r)
		f.content.Refresh()
	})
	r.toggle.Alignment, r.toggle.Importance = widget.ButtonAlignLeading, widget.LowImportance
	r.leave = control.NewCheck("", func(out bool) {
		if !f.filling {
			f.OnLeaveOut(r.finding.Key, out)
		}
	})
	r.content = container.NewVBox(container.NewBorder(nil, nil, nil, r.leave, r.toggle), container.New(indented{}, r.claims))
	return r
}

// fill puts what is found into its row.
func (f *Findings) fill(r *findingRow) {
	finding, claims := r.finding, r.finding.Claims
	label := finding.Label
	if claims[0].Claim != "" {
		label += " · " + strconv.Itoa(len(claims))
		if finding.Articles > 1 {
			label += " · " + locale.Count(finding.Articles, "%d article", "%d articles")
		}
	}
	r.toggle.Icon = theme.MenuExpandIcon()
	if r.open {
		r.toggle.Icon = theme.MenuDropDownIcon()
	}
	r.toggle.SetText(label)
	if finding.Key == "" {
		r.leave.Hide()
	} else { // it is never hidden meanwhile: that would take the keyboard from it
		if r.leave.Text = locale.Text("Leave these out"); len(claims) == 1 {
			r.leave.Text = locale.Text("Leave it out")
		}
		was := f.filling
		f.filling = true
		r.leave.SetChecked(finding.LeftOut)
		f.filling = was
		r.leave.Refresh()
		r.leave.Show()
	}
	r.claims.RemoveAll()
	if !r.open {
		if numbers := numbersOf(claims); numbers != "" {
			r.claims.Add(look.FaintText(numbers))
		}
		return
	}
	article := ""
	for i, c := range claims {
		if i == mostShown {
			r.claims.Add(look.FaintText(locale.Count(len(claims)-i, "and %d more", "and %d more")))
			break
		}
		if c.ArticleTitle != "" && c.Article != article {
			article = c.Article
			title := widget.NewLabel(c.ArticleTitle)
			title.Truncation, title.TextStyle.Italic = fyne.TextTruncateEllipsis, true
			r.claims.Add(title)
		}
		r.claims.Add(f.claim(c))
	}
}

// claim is the line of one claim.
func (f *Findings) claim(c Found) fyne.CanvasObject {
	if c.Claim == "" {
		return look.Wrapped(c.Text)
	}
	text := widget.NewLabel(c.Text)
	text.Truncation = fyne.TextTruncateEllipsis
	show := control.NewButton(locale.Text("Show"), nil, func() { f.OnShow(c) })
	show.Importance = widget.LowImportance
	number := widget.NewLabel(strconv.Itoa(c.Number))
	number.TextStyle.Bold = true
	return container.NewBorder(nil, nil, number, show, text)
}

// numbersOf names the claims by their numbers; "" where they are in several articles.
func numbersOf(claims []Found) string {
	text := ""
	for i, c := range claims {
		switch {
		case c.ArticleTitle != "" || c.Claim == "":
			return ""
		case i == mostShown:
			return text + ", …"
		case i > 0:
			text += ", "
		}
		text += strconv.Itoa(c.Number)
	}
	return text
}

// indented lays what is in it out one step to the right.
type indented struct{}

func (indented) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(step, 0)
}

func (indented) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(step, 0))
	objects[0].Resize(fyne.NewSize(size.Width-step, size.Height))
}

const step = 16
