package sources

import (
	"strings"

	"galley/app/control"
	"galley/model"
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

func typed(e *control.Entry) value {
	return value{get: func() string { return e.Text }, set: e.SetText}
}

const yes = "yes"

func (f *details) record() record {
	return record{
		"title": typed(f.title), "address": typed(f.address), "publisher": typed(f.publisher),
		"author": typed(f.author), "published": typed(f.published), "accessed": typed(f.accessed),
		"archive": typed(f.archive), "alias": typed(f.alias), "private": typed(f.private),
		"confidential": {chosen: true, get: func() string {
			if f.confidential.Checked {
				return yes
			}
			return ""
		}, set: func(s string) { f.confidential.SetChecked(s == yes) }},
		"primary": {chosen: true, get: func() string {
			if f.primary.Checked {
				return yes
			}
			return ""
		}, set: func(s string) { f.primary.SetChecked(s == yes) }},
		"reliability": {chosen: true, get: func() string { return string(f.judged()) }, set: func(s string) {
			if name, is := ReliabilityNames()[model.Reliability(s)]; is {
				f.reliability.SetSelected(name)
			}
		}},
		"file": {get: func() string { return f.path }, set: func(path string) {
			if path != "" {
				f.attachFile(path)
			}
		}},
	}
}

func (r record) read() map[string]string {
	now := map[string]string{}
	for name, v := range r {
		now[name] = v.get()
	}
	return now
}

// restore puts in what stood in an earlier form. A name it does not know is passed over.
func (r record) restore(fields map[string]string) {
	for name, text := range fields {
		if v, is := r[name]; is {
			v.set(text)
		}
	}
}

// typedSince reports whether something was typed since it read as before.
func (r record) typedSince(before map[string]string) bool {
	for name, v := range r {
		if !v.chosen && strings.TrimSpace(v.get()) != strings.TrimSpace(before[name]) {
			return true
		}
	}
	return false
}
