package names

import (
	"strings"

	"galley/model/passage"
)

// cut makes names of the run of capitals from i to before j.
func (f *finder) cut(i, j int) {
	for i < j {
		if !f.trusted(i, j) {
			// a title at a sentence's start is no name, and leads to one
			if end := f.titleAt(i, j); end > 0 && end < j && !f.organised(end) {
				f.person(i, end, j)
				return
			}
			i++
			for i < j && !f.words[i].capital {
				i++
			}
			continue
		}
		at, end := f.nextTitle(i, j)
		if end == 0 {
			f.part(i, j)
			return
		}
		if at > i && f.lang.heads[f.words[end-1].low] && end < j && !f.divides(i, at) {
			at = i // "Veterans Affairs Secretary"
		}
		if at > i {
			f.part(i, at)
		}
		if end >= j {
			return
		}
		f.person(at, end, j)
		return
	}
}

// divides tells whether the words before a title are a name of their own.
func (f *finder) divides(i, at int) bool {
	for k := i; k < at; k++ {
		if f.known(k, at) != "" || f.known(i, k+1) != "" || f.lang.people[f.words[k].low] || f.lang.orgs[f.words[k].low] ||
			f.words[k].shout || f.isGiven(k) {
			return true
		}
	}
	return false
}

// nextTitle returns the first title of a run that has a person behind it or ends it, and
// the word after it; 0, 0 without one.
func (f *finder) nextTitle(i, j int) (at, end int) {
	for k := i; k < j; k++ {
		end := f.titleAt(k, j)
		if end == 0 || k > i && !f.words[k-1].capital {
			continue
		}
		if n := f.longest(k, j); n >= end && n > k+1 {
			k = n - 1
			continue // General Motors
		}
		if end < j && f.organised(end) ||
			k > i && end == j && f.isGiven(i) && f.lang.surnames[f.words[k].low] {
			continue // Justice Department; Billie Jean King
		}
		if end < j && !f.words[end].capital {
			continue
		}
		return k, end
	}
	return 0, 0
}

// organised tells whether words behind a title make it part of an organisation or place.
func (f *finder) organised(i int) bool {
	low := f.words[i].low
	return f.lang.orgs[low] || f.lang.spots[low]
}

// longest returns the word after the longest phrase known by name that begins at i.
func (f *finder) longest(i, j int) int {
	for n := min(j, i+5); n > i; n-- {
		if f.words[n-1].capital && f.known(i, n) != "" {
			return n
		}
	}
	return 0
}

// person takes the person behind a title of words at to before end.
func (f *finder) person(at, end, j int) {
	if more := f.titleAt(end, j); more > 0 && more < j && f.words[more].capital && !f.organised(more) {
		end = more // "Secretary General Ban", "Senate Majority Leader Sen."
	}
	if !f.words[end].capital {
		return
	}
	title := f.text[f.words[at].start:f.words[end-1].end]
	count := len(f.names)
	f.take(end, f.personEnd(end, j), Person, title)
	if len(f.names) > count {
		f.names[count].TitleAt = passage.Span{Start: f.words[at].start, End: f.words[end-1].end}
	}
	if k := f.personEnd(end, j); k < j {
		f.cut(k, j)
	}
}

// personEnd returns where the name of a person that begins at i ends in its run.
func (f *finder) personEnd(i, j int) int {
	k := i + 1
	for k < j {
		low := f.words[k].low
		if f.lang.times[low] && (k > i+1 || low != "may") || f.words[k].amp || f.lang.links[low] || low == f.lang.and {
			break
		}
		k++
	}
	return k
}

// part makes names of the words of a run that have no title among them.
func (f *finder) part(i, j int) {
	for i < j && (!f.words[i].capital || f.lang.times[f.words[i].low]) {
		i++
	}
	for k := i + 1; k < j; k++ {
		if f.lang.times[f.words[k].low] && !(f.words[k].low == "may" && f.isGiven(k-1)) {
			f.part(i, k)
			f.part(k+1, j)
			return
		}
	}
	if i >= j {
		return
	}
	if kind := f.known(i, j); kind != "" {
		f.take(i, j, kind, "")
		return
	}
	last := &f.words[j-1]
	n := f.longest(i, j)
	switch {
	case j == i+1:
		f.single(i)
	case f.lang.orgs[last.low] || f.governed(i, j):
		f.take(i, j, Organisation, "")
	case f.lang.spots[last.low] && !(f.isGiven(i) && j-i == 2 && !f.words[i].opens && f.persons[last.low] > 0):
		f.take(i, j, Place, "")
	case f.lang.people[f.words[i].low] && (f.isGiven(i+1) || f.lang.people[f.words[i+1].low]):
		f.take(i, i+1, Nationality, "")
		f.part(i+1, j)
	case n > i && n < j && !f.isGiven(i) && (f.isGiven(n) || f.known(n, j) != "" || f.words[n].amp || f.lang.people[f.words[n].low]):
		f.take(i, n, f.known(i, n), "")
		f.part(n, j)
	case f.isGiven(i):
		f.take(i, j, Person, "")
	case f.words[i].initial || j-i > 2 && f.words[i+1].initial:
		f.take(i, j, Person, "")
	default:
		if f.lang.nouns && n == 0 {
			return // an adjective of a place and a noun; a noun behind a noun
		}
		if f.lang.nouns && n > i {
			f.take(i, n, f.known(i, n), "")
			f.cut(n, j)
			return
		}
		f.take(i, j, Other, "")
	}
}

// governed tells whether a run is "Department of …", "Republic of …".
func (f *finder) governed(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if f.lang.links[f.words[k].low] && f.lang.orgs[f.words[k-1].low] {
			return true
		}
	}
	return false
}

// single takes a run of one word.
func (f *finder) single(i int) {
	w := &f.words[i]
	switch {
	case w.initial && !f.lang.places[w.low] || f.lang.plain[strings.TrimSuffix(w.low, "s")] && w.shout:
	case f.lang.people[w.low]:
		f.take(i, i+1, Nationality, "")
	case f.short[w.text]:
		f.take(i, i+1, Organisation, "")
	case f.persons[w.low] > 0:
		f.take(i, i+1, Person, "")
	case f.lang.orgs[w.low] && f.upper[w.low] < 2 || f.lang.titles[w.low]:
	case f.lang.nouns:
	default:
		f.take(i, i+1, Other, "")
	}
}
