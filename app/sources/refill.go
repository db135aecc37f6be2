package sources

import (
	"galley/model"
)

// texts are the fields of a source that are text, by their names in the form.
func texts(f *model.SourceFields) map[string]**string {
	return map[string]**string{"title": &f.Title, "address": &f.URL, "publisher": &f.Publisher, "author": &f.Author, "published": &f.Published,
		"accessed": &f.Accessed, "archive": &f.ArchiveURL}
}

// leaveUntouched drops from what is stored each text that stands as it stood at first: somebody else, or a copy of
// the page that came in meanwhile, may have changed it.
func (e *Edit) leaveUntouched(f *model.SourceFields) {
	for name, text := range texts(f) {
		if *text != nil && **text == e.before[name] {
			*text = nil
		}
	}
}

// Refill puts in what the source says now, where nobody has typed since.
func (e *Edit) Refill(s model.Source) {
	now := model.SourceFields{Title: &s.Title, URL: &s.URL, Publisher: &s.Publisher, Author: &s.Author, Published: &s.Published,
		Accessed: &s.Accessed, ArchiveURL: &s.ArchiveURL}
	for name, text := range texts(&now) {
		if v := e.record[name]; v.get() == e.before[name] {
			e.before[name] = **text
			v.set(**text)
		}
	}
}

// Address is what stands in the field for it.
func (e *Edit) Address() string { return e.details.address.Text }
