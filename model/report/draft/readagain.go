package draft

import (
	"context"
	"unicode/utf8"

	"galley/model/ingest/office"
)

// readAgain reads the file again for the paragraphs that reading changed (an equation in them, a sign
// of a font of signs), and takes over where their letters went. Reading costs as much as all else, so
// a file without such paragraphs is not read again. in reports whether a spot is written in the part.
func (p *placed) readAgain(ctx context.Context, original []byte, changes string, data []byte, part string, in func(spot int) bool) {
	if len(p.lost) == 0 {
		return
	}
	text, runs, err := office.Runs(ctx, original, changes)
	if err != nil || text != p.text { // what is known stays; drafts are read otherwise now than when this one came in
		return
	}
	lost := map[int]int32{} // the spots of such paragraphs, by where they are written
	changed := make([]bool, len(p.units))
	for _, n := range p.lost {
		changed[n] = true
		for s := p.units[n].first; s < p.units[n].last; s++ {
			if in(s) {
				lost[int(p.spots[s].start)] = int32(s)
				p.read[s] = false
			}
		}
	}
	for t, s := range p.at {
		if s >= 0 && changed[p.of[s]] && in(int(s)) {
			p.at[t] = -1
		}
	}
	for _, r := range runs {
		if r.Part == part && r.At >= 0 && r.At < len(data) {
			p.take(r, data, lost)
		}
	}
}

// take takes over where the letters of a run went.
func (p *placed) take(r office.Run, data []byte, lost map[int]int32) {
	list, ok := r.Letters(p.text)
	if !ok {
		return
	}
	n, at := 0, 0 // the letter of the list, and how far the run's data are read
	for l := range letters(data, r.At, len(data)) {
		if at == len(r.Data) {
			return
		}
		now, size := utf8.DecodeRuneInString(r.Data[at:])
		if now != l.r {
			return // a line's end, which XML reads otherwise
		}
		for n < len(list) && list[n].To <= at {
			n++
		}
		if n == len(list) {
			return
		}
		if s, is := lost[l.start]; is && at >= list[n].From && counts(now) {
			if p.at[list[n].Start] < 0 {
				p.at[list[n].Start] = s
			}
			p.read[s] = true
		}
		at += size
	}
}
