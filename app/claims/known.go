package claims

import (
	"slices"
	"strings"
	"time"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// knows has a field offer what the library knows that fits what is typed.
func (p *Panel) knows(f *field, c Control) {
	f.Find = func(typed string, answer func([]control.Completion)) {
		if p.OnKnown != nil {
			p.OnKnown(c, typed, answer)
		}
	}
}

// daysOffered is how many days are offered as due: a week and today.
const daysOffered = 8

// dueDays are the days that are offered as due: those of the next week whose name, or
// date, begins as what was typed.
func dueDays(typed, today string) []control.Completion {
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return nil
	}
	typed = strings.ToLower(strings.TrimSpace(typed))
	var all []control.Completion
	for i := range daysOffered {
		day := now.AddDate(0, 0, i)
		names := []string{locale.Time("Monday", day), locale.Day(day)}
		switch i {
		case 0:
			names = append(names, locale.Text("today"))
		case 1:
			names = append(names, locale.Text("tomorrow"))
		}
		iso := day.Format(time.DateOnly)
		if slices.ContainsFunc(append(names, iso), func(s string) bool { return strings.HasPrefix(strings.ToLower(s), typed) }) {
			name := names[len(names)-1]
			if i > 1 {
				name = names[0]
			}
			all = append(all, control.Completion{Text: iso, Aside: name})
		}
	}
	return all
}

// newDue makes the field for the day that a claim is due. Enter takes the first day
// that is offered where what was typed is none.
func (p *Panel) newDue() *field {
	f := p.newField(locale.Text("A day"), 1)
	f.whole = model.IsDay
	f.Find = func(typed string, answer func([]control.Completion)) {
		if model.IsDay(typed) && typed != "" {
			answer(nil)
			return
		}
		answer(dueDays(typed, model.Now().Day()))
	}
	f.OnSubmitted = func(string) {
		if offers := f.Offers(); !model.IsDay(f.Text) && len(offers) > 0 {
			day := offers[0].Text
			f.Close()
			f.SetText(day)
		}
		f.done()
	}
	return f
}
