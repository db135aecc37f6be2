package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/drafts"
	"galley/app/locale"
	"galley/model"
	"galley/model/intake"
)

// kindImport is the kind of a draft that is an import under way.
const kindImport = "import"

// importOrigin is an origin that a person asked to import, as it can be written down.
type importOrigin struct {
	intake.Origin
	memo originRecord
}

// originRecord is an origin in a journal; one of its fields is set.
type originRecord struct {
	Path    string `json:"path,omitempty"`
	Address string `json:"address,omitempty"`
	Name    string `json:"name,omitempty"` // of Text
	Text    string `json:"text,omitempty"`
}

func pathOrigin(path string) importOrigin {
	return importOrigin{intake.Path(path), originRecord{Path: path}}
}

func addressOrigin(address string) importOrigin {
	return importOrigin{intake.Address(address), originRecord{Address: address}}
}

func textOrigin(name, text string) importOrigin {
	return importOrigin{intake.Text(name, []byte(text)), originRecord{Name: name, Text: text}}
}

func (m originRecord) origin() importOrigin {
	switch {
	case m.Path != "":
		return pathOrigin(m.Path)
	case m.Address != "":
		return addressOrigin(m.Address)
	}
	return textOrigin(m.Name, m.Text)
}

// pendingImport is an import under way, as the journal has it. It is used by the
// task, and by the UI goroutine when that has ended.
type pendingImport struct {
	journal *drafts.Journal // nil where nothing is kept
	from    []importOrigin

	mu   sync.Mutex
	d    drafts.Draft
	next time.Time // when it is written again
}

func newPendingImport(j *drafts.Journal, from []importOrigin, editor string) *pendingImport {
	k := &pendingImport{journal: j, from: from}
	k.d = drafts.Draft{Kind: kindImport, Subject: model.NewID(), About: from[0].Name(), Editor: editor, At: time.Now()}
	k.put(from, 0, 0)
	return k
}

// put tells the journal what is still to be imported.
func (k *pendingImport) put(rest []importOrigin, in, found int) {
	if k.journal == nil {
		return
	}
	memos := make([]originRecord, len(rest))
	for i, o := range rest {
		memos[i] = o.memo
	}
	data, err := json.Marshal(memos)
	if err != nil {
		fyne.LogError("keeping an import", err)
		return
	}
	k.d.Fields = map[string]string{"origins": string(data), "in": fmt.Sprint(in), "found": fmt.Sprint(found)}
	k.journal.Put(k.d)
}

// begin writes the import down before it begins.
func (k *pendingImport) begin() { k.write() }

func (k *pendingImport) write() {
	if k.journal == nil {
		return
	}
	if err := k.journal.Write(); err != nil {
		fyne.LogError("keeping an import", err)
	}
}

// progress keeps how far it is; once a second is enough.
func (k *pendingImport) progress(p intake.Progress) {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := time.Now()
	if k.journal == nil || now.Before(k.next) {
		return
	}
	k.next = now.Add(time.Second)
	k.put(k.from, p.Done, p.Found)
	k.write()
}

// end is called when it has ended. Where the program ended it, what is left is kept
// for the next start; where it ran to its end or the person stopped it, nothing is.
func (k *pendingImport) end(r intake.Report, closing bool) {
	if k.journal == nil {
		return
	}
	rest := k.rest(r)
	if !closing || !errors.Is(r.Err, context.Canceled) || len(rest) == 0 {
		k.journal.Drop(k.d.Key())
		return
	}
	in := r.Count(intake.Imported) + r.Count(intake.Known)
	k.put(rest, in, len(r.Items)-r.Count(intake.Skipped))
}

// rest are the origins of which something was not reached.
func (k *pendingImport) rest(r intake.Report) []importOrigin {
	left := r.Of(intake.Left)
	return slices.DeleteFunc(slices.Clone(k.from), func(o importOrigin) bool {
		return !slices.ContainsFunc(left, func(i intake.Item) bool { return i.Name == o.Name() || strings.HasPrefix(i.Name, o.Name()) })
	})
}

// importLeft says what became of an import that the end of the program stopped.
func importLeft(d drafts.Draft, when string) string {
	text := locale.Text("The import of %s, begun on %s, was stopped", d.About, when)
	if found := d.Fields["found"]; found != "" && found != "0" {
		return locale.Text("%s: %s of %s files were in.", text, d.Fields["in"], found)
	}
	return locale.Text("%s before it was done.", text)
}

// again goes on with an import. What came in already is recognised.
func (i *importing) again(d drafts.Draft) {
	var memos []originRecord
	if err := json.Unmarshal([]byte(d.Fields["origins"]), &memos); err != nil || len(memos) == 0 {
		i.store.fault(model.Faultf(model.Invalid,
			"The list of what to import is lost. What was imported is in the library. Import the rest again."))
		return
	}
	from := make([]importOrigin, len(memos))
	for n, m := range memos {
		from[n] = m.origin()
	}
	i.all(from) // which is kept as an import of its own
	i.writing.discard(d)
}
