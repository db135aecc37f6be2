package reader

import (
	"strconv"

	"fyne.io/fyne/v2/theme"
)

// numberGap is between the numbers in the margin and the text.
const numberGap = 6

// paintNumbers writes in the margin, before each line, the numbers of the marks that
// begin in it. Where there is no room for all it is the first and the last of them.
func (p *painter) paintNumbers() {
	if len(p.inView) == 0 {
		return
	}
	i := 0
	for _, w := range p.rows {
		first, last, between, active := 0, 0, false, false
		label := p.numbers[:0]
		for ; i < len(p.inView) && p.inView[i].Span.Start < w.next; i++ {
			m := p.inView[i]
			if m.Style.Number == 0 || m.Span.Start < w.start {
				continue
			}
			if first == 0 {
				first = m.Style.Number
			} else {
				label = append(label, ',', ' ')
				between = true
			}
			label, last = strconv.AppendInt(label, int64(m.Style.Number), 10), m.Style.Number
			active = active || m.Key == p.r.active
		}
		p.numbers = label[:0]
		if first != 0 {
			p.number(string(label), first, last, between, active, w)
		}
	}
}

// number writes the numbers of one line, flush with its text.
func (p *painter) number(label string, first, last int, several, active bool, w row) {
	f := p.r.letters.face(max(9, float32(int(p.r.letters.size*0.62))), active)
	room := p.r.left() - numberGap - 2
	width := p.r.letters.shaper.width(label, f)
	if several && width > room {
		label = strconv.Itoa(first) + "–" + strconv.Itoa(last)
		if width = p.r.letters.shaper.width(label, f); width > room {
			label = strconv.Itoa(first) + "…"
			width = p.r.letters.shaper.width(label, f)
		}
	}
	c := p.colour(theme.ColorNameForeground)
	if !active {
		c = fade(c, 0.72)
	}
	height, base := p.r.letters.shaper.metrics(f)
	p.texts.line(label, f, c, max(1, p.r.left()-numberGap-width), w.y+w.set.base-base, width, height)
}
