package page

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// hoverPause is how long the pointer rests on a highlight before its card
// comes: one that came at once would flicker over the text as the mouse passes.
const hoverPause = 350 * time.Millisecond

// hoverCard tells in short what is known of the claim under the pointer, or why a sentence is
// underlined, or paler. It
// floats over the reader and takes no events, so that the text below it stays
// within reach.
type hoverCard struct {
	back    *canvas.Rectangle
	wording *widget.Label
	badge   *look.Badge
	detail  *widget.RichText
	rated   *fyne.Container // badge and detail
	more    *widget.RichText
	box     *fyne.Container
	float   *fyne.Container // fills the page; the box has its place in it
	after   func(time.Duration, func()) (stop func())
	stop    func() // ends the wait for the pointer to rest; nil where there is none
}

const hoverWidth = 340

func newHoverCard(after func(time.Duration, func()) (stop func())) *hoverCard {
	h := &hoverCard{
		back: canvas.NewRectangle(nil), wording: look.Wrapped(""), badge: look.NewBadge(),
		detail: look.FaintText(""), more: look.FaintText(""), after: after,
	}
	h.back.CornerRadius, h.back.StrokeWidth = 6, 1
	h.wording.TextStyle.Bold = true
	h.rated = container.NewBorder(nil, nil, container.NewPadded(h.badge), nil, h.detail)
	h.box = container.NewStack(h.back, container.NewPadded(container.NewVBox(h.wording, h.rated, h.more)))
	h.box.Hide()
	h.float = container.NewWithoutLayout(h.box)
	return h
}

func (h *hoverCard) hide() {
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
	h.box.Hide()
}

// show puts the card of a claim at a place of the float.
func (h *hoverCard) show(d model.Dossier, version string, others int, at fyne.Position) {
	h.wording.SetText(passage.Shorten(d.Claim.Wording, 140))
	if rating, ok := d.Rating(); ok {
		h.badge.Set(rating)
	} else {
		h.badge.SetUnrated()
		if len(d.Contests()) > 0 {
			h.badge.SetContested()
		}
	}
	look.SetFaint(h.detail, state.ClaimLine(d, version))
	v, _ := d.Verdict()
	text := passage.Shorten(v.Reasoning, 160)
	if others > 0 {
		text = strings.TrimSpace(locale.Text("%s Another %d here: press again for the next.", text, others))
	}
	h.wording.Show()
	h.rated.Show()
	h.place(text, at)
}

// showLine says why a sentence under the pointer is underlined, or paler, and what can be done.
func (h *hoverCard) showLine(line string, at fyne.Position) {
	h.wording.Hide()
	h.rated.Hide()
	h.place(line, at)
}

// place puts the card with its last line under a place, or above it where there is no room.
func (h *hoverCard) place(more string, at fyne.Position) {
	h.back.FillColor, h.back.StrokeColor = theme.Color(theme.ColorNameOverlayBackground), theme.Color(theme.ColorNameInputBorder)
	look.SetFaint(h.more, more)
	h.more.Hidden = more == ""
	h.box.Resize(fyne.NewSize(hoverWidth, 1))
	size := fyne.NewSize(hoverWidth, h.box.MinSize().Height)
	h.box.Resize(size)
	room := h.float.Size()
	x := min(max(4, at.X-40), room.Width-size.Width-4)
	y := at.Y + 22
	if y+size.Height > room.Height {
		y = at.Y - size.Height - 14
	}
	h.box.Move(fyne.NewPos(max(0, x), max(0, y)))
	h.box.Show()
	h.float.Refresh()
}

// hovered is called with the highlights that the pointer is over, or the underlined sentence,
// and where it is on the canvas.
func (p *Page) hovered(keys []string, at fyne.Position) {
	h := p.card
	h.hide()
	p.pointAt(keys)
	if len(keys) == 0 {
		return
	}
	if _, is := p.noteOf(keys[0]); is && p.note.open() {
		return // the card says it, or lies there
	}
	h.stop = h.after(hoverPause, func() {
		origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(h.float)
		if s, is := state.WorthOf(p.shown.Worth, keys[0]); is {
			h.showLine(s.Line()+"\n"+locale.Text("J goes to the next one, Enter marks it, X sets it aside."), at.Subtract(origin))
			return
		}
		if _, picture, is := state.PictureOf(p.shown.Proof.Version, keys[0]); is {
			h.showLine(pictureLine(picture), at.Subtract(origin))
			return
		}
		if a, is := state.AsideOf(p.shown.Asides, keys[0]); is {
			h.showLine(state.AsideLine(a)+"\n"+locale.Text("%s · X opens it again.", a.By), at.Subtract(origin))
			return
		}
		if n, is := p.noteOf(keys[0]); is {
			h.showLine(noteLine(n, len(keys)-1), at.Subtract(origin))
			return
		}
		for _, d := range p.shown.Proof.Dossiers {
			if d.Claim.ID == keys[0] {
				h.show(d, p.shown.Proof.Version.ID, len(keys)-1, at.Subtract(origin))
			}
		}
	})
}
