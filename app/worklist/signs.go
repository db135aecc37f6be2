package worklist

import (
	"fmt"

	"fyne.io/fyne/v2/theme"

	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// drawn are the signs as pictures. Contested is not among them: the rating's own place
// says so.
var drawn = map[state.Sign]*picture{
	state.SignNoSource:    {"no-source", `<path d="M3.5 2.5h5l3 3v8h-8z"/><path d="M14 2 2 14"/>`},
	state.SignNoReasoning: {"no-reasoning", `<path d="M2.5 4h11"/><path d="M2.5 8h11"/><path d="M2.5 12h7"/><path d="M14 2 2 14"/>`},
	state.SignReworded:    {"reworded", `<path d="M2.5 13.5l1-3.5 7.5-7.5 2.5 2.5-7.5 7.5z"/><path d="M9 4.5l2.5 2.5"/>`},
	state.SignGone: {"gone", `<path d="M2 8h2"/><path d="M6 8h1"/>` +
		`<path d="M9 8h1"/><path d="M12 8h2"/><path d="M5 4l6 8"/><path d="M11 4l-6 8"/>`},
	state.SignMissed:   {"missed", `<path d="M3 5.5h8L8.5 3"/><path d="M13 10.5H5L7.5 13"/><path d="M14 2 2 14"/>`},
	state.SignClosed:   {"closed", `<path d="M2.5 2.5h11v11h-11z"/><path d="M5 8l2.3 2.5 4-5"/>`},
	state.SignProposed: {"proposed", `<path d="M3.5 2.5h5l3 3v8h-8z"/><path d="M7.5 7v4"/><path d="M5.5 9h4"/>`},
	state.SignTyping:   {"typing", `<path d="M1.5 4.5h13v7.5h-13z"/><path d="M4 7h.5"/><path d="M7.7 7h.6"/><path d="M11.5 7h.5"/><path d="M5 9.7h6"/>`},
	state.SignSigned:   {"signed", `<path d="M1.5 8.5l3 3 6-7"/><path d="M7.5 11l.5.5 6-7"/>`},
}

// picture is a sign drawn with strokes in the theme's faint colour. (Fyne's own coloured
// resources colour nothing but fills.)
type picture struct{ name, strokes string }

func (p *picture) colour() string {
	r, g, b, _ := theme.Color(look.Faint).RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}

// Name implements fyne.Resource: Fyne keeps pictures by their names.
func (p *picture) Name() string { return "sign-" + p.name + "-" + p.colour() + ".svg" }

// Content implements fyne.Resource.
func (p *picture) Content() []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><g fill="none" stroke="#` +
		p.colour() + `" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">` + p.strokes + `</g></svg>`)
}

// signWords says in words what a sign shows.
func signWords(s state.Sign, of state.ClaimRow) string {
	switch s {
	case state.SignTyping:
		return of.Typing
	case state.SignClosed:
		if of.Closed == model.Removed {
			return locale.Text("rightly removed")
		}
		return locale.Text("taken over")
	case state.SignNoSource:
		return locale.Text("no source")
	case state.SignNoReasoning:
		return locale.Text("rated without reasoning")
	case state.SignReworded:
		return locale.Text("the passage has other words now")
	case state.SignContested:
		return locale.Text("two verdicts conflict")
	case state.SignGone:
		return locale.Text("no longer in the text")
	case state.SignProposed:
		return locale.Text("a source is proposed")
	case state.SignMissed:
		return locale.Text("not taken over")
	}
	return locale.Text("signed off")
}
