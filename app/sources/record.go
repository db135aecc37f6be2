package sources

import (
	"strings"

	"fyne.io/fyne/v2/widget"
)

// record is all that stands in a form, by name, to be kept and put back.
type record map[string]value

// value is one thing in a form, as text.
type value struct {
	get func() string
	set func(string)
	// chosen is set where it was chosen and not typed: that alone is no reason to
	// ask before the form is given up.
	chosen bool
}

func typed(e *widget.Entry) value {
	return value{get: func() string { return e.Text }, set: e.SetText}
}

const yes = "yes"

func (f *fields) record() record {
	return record{
		"title": typed(f.title), "address": typed(f.address), "publisher": typed(f.publisher), "author": typed(f.author),
		"published": typed(f.published), "accessed": typed(f.accessed), "archive": typed(f.archive),
		"primary": {chosen: true, get: func() string {
			if f.primary.Checked {
				return yes
			}
			return ""
		}, set: func(s string) { f.primary.SetChecked(s == yes) }},
		"reliability": {chosen: true, get: func() string { return f.reliability.Selected }, set: f.reliability.SetSelected},
		"file": {get: func() string { return f.path }, set: func(path string) {
			if path != "" {
				f.attachFile(path)
			}
		}},
	}
}

func (a *Attach) record() record {
	all := a.fields.record()
	all["quote"], all["locator"], all["note"] = typed(&a.quote.Entry), typed(a.locator), typed(&a.note.Entry)
	all["stance"] = value{chosen: true, get: func() string { return a.stance.Selected }, set: a.stance.SetSelected}
	all["search"] = value{chosen: true, get: func() string { return a.search.Text }, set: a.search.SetText}
	all["source"] = value{chosen: true, get: func() string { return a.chosen }, set: a.choose}
	return all
}

// keep makes a record the form's own; what stands in it now is what nobody typed.
func (f *Form) keep(r record) { f.record, f.before = r, r.read() }

func (r record) read() map[string]string {
	now := map[string]string{}
	for name, v := range r {
		now[name] = v.get()
	}
	return now
}

// Fields is what stands in the form, by name.
func (f *Form) Fields() map[string]string { return f.record.read() }

// Restore puts into the form what stood in an earlier one. A name it does not
// know is passed over.
func (f *Form) Restore(fields map[string]string) {
	for name, text := range fields {
		if v, is := f.record[name]; is {
			v.set(text)
		}
	}
}

// Typed reports whether something was typed that is not stored.
func (f *Form) Typed() bool {
	for name, v := range f.record {
		if !v.chosen && strings.TrimSpace(v.get()) != strings.TrimSpace(f.before[name]) {
			return true
		}
	}
	return false
}
