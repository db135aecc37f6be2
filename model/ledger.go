package model

import (
	"errors"
	"path/filepath"
	"time"

	"galley/model/disk"
	"galley/model/ledger"
	"galley/model/passage"
)

// LedgerOf lists the names, titles, dates and figures of a version, without those in hidden
// lines. spellings are the desk's own.
func LedgerOf(a Article, v Version, spellings ledger.Spellings) []ledger.Entry {
	var hidden []passage.Span
	for i, b := range v.Blocks {
		if v.IsHidden(i) {
			hidden = append(hidden, b.Span())
		}
	}
	published, _ := time.Parse(time.DateOnly, a.Published[:min(len(a.Published), len(time.DateOnly))])
	return ledger.Of(v.Text, a.Language, ledger.Options{Published: published, Spellings: spellings, Without: hidden})
}

// KeyOf names an entry of a ledger for its tick.
func KeyOf(e ledger.Entry) EntryKey { return EntryKey{Kind: string(e.Kind), Words: e.Words()} }

// IsTicked tells whether an entry of an article's ledger is ticked; ticked is what Ticked
// made of the article's ticks.
func IsTicked(ticked map[string]bool, articleID string, e ledger.Entry) bool {
	key := KeyOf(e)
	return ticked[TickID(articleID, LedgerTicks, key.Kind, key.Words)]
}

// mostSpellings is how many bytes a desk's list of spellings may have: far more than a desk
// writes, and little enough to be read whenever an article is opened.
const mostSpellings = 4 << 20

// ReadSpellings reads a desk's list of spellings from a file; "" is none. Lines that say
// nothing are returned and left out.
func ReadSpellings(path string) (ledger.Spellings, []ledger.BadLine, error) {
	if path == "" {
		return ledger.Spellings{}, nil, nil
	}
	name := filepath.Base(path)
	data, err := disk.Read(path, mostSpellings)
	if errors.Is(err, disk.ErrTooLarge) {
		err = Wrap(Invalid, err, "The list of spellings “%s” is larger than %d MB, so it was not read.", name, mostSpellings>>20)
	}
	if err != nil {
		return ledger.Spellings{}, nil, ReadFault(err, name, "the desk’s spellings are not looked at")
	}
	list, bad := ledger.ReadSpellings(string(data))
	return list, bad, nil
}
