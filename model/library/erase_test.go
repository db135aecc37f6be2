//go:build !race || long

package library

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// secret is a name that is to stand nowhere once it is erased.
const secret = "Zephyrine Quartermain"

func fileOf(name, text string) model.File {
	return model.File{SHA256: passage.Hash(text), Name: name, MediaType: "text/plain", Size: int64(len(text)), Bytes: []byte(text)}
}

// whispered is a library in which a person whose name is secret did all that a person can.
type whispered struct {
	*Library
	article, version, claim, other string
	who, evidence                  string
	file                           model.File
}

func whisper(t testing.TB) whispered {
	t.Helper()
	w := whispered{Library: fresh(t)}
	w.article, w.version = imported(t, w.Library, talks)
	w.claim, w.other = marked(t, w.Library, w.version, talks, "21,000 troops"), marked(t, w.Library, w.version, talks, "nearly 600 miles of border")
	w.tells(t)
	return w
}

func (w *whispered) tells(t testing.TB) {
	t.Helper()
	w.who = person(t, w.Library, secret, model.PersonFields{Contacts: ptr("+47 555 0199"), Role: ptr("quartermain aide")})
	do(t, w.Library, "Ann", model.EditSource{ID: w.who, Fields: model.SourceFields{Publisher: ptr("Quartermain Press")}})
	do(t, w.Library, "Ann", model.NameConfirmer{ClaimID: w.claim, PersonID: w.who})
	rung(t, w.Library, w.who, "2026-11-20T10:00", model.NoAnswer, w.claim, w.other)
	w.evidence = do(t, w.Library, "Bob", model.AnswerFact{ClaimID: w.claim, PersonID: w.who, Answer: "“The zephyrine convoy left at dawn.”", Stance: model.Supports}).
		Created(model.NounEvidence)
	w.file = fileOf("zephyrine-memo.txt", strings.Repeat("Quartermain wrote this memo about the convoy. ", 20))
	do(t, w.Library, "Ann", model.AddAttachment{SourceID: w.who, File: w.file})
	rate(t, w.Library, "Ann", w.claim, "True")
	do(t, w.Library, "Bob", model.SignOff{ClaimID: w.claim})
}

func rate(t testing.TB, l *Library, editor, claim, rating string) {
	t.Helper()
	do(t, l, editor, model.SetVerdict{ClaimID: claim, Rating: &rating})
}

// tableLeaks says where words stand in the tables of a newsroom's library.
func tableLeaks(t testing.TB, l *Library, words []string) (found []string) {
	t.Helper()
	var names []string
	must(t, l.read.Raw("SELECT tablename FROM pg_tables WHERE schemaname = 'galley'").Scan(&names).Error)
	if len(names) < 20 {
		t.Fatalf("only the tables %q", names)
	}
	for _, name := range names {
		for _, word := range words {
			var rows []string
			must(t, l.read.Raw("SELECT x::text FROM "+name+" AS x WHERE strpos(lower(x::text), lower(?)) > 0 LIMIT 1", word).Scan(&rows).Error)
			for _, row := range rows {
				found = append(found, word+" in "+name+": "+row)
			}
		}
	}
	return found
}

// leaks says where words stand in a library: in the bytes of its files, in its history, in what it finds.
func leaks(t testing.TB, l *Library, words ...string) []string {
	t.Helper()
	var found []string
	if l.server != nil {
		found = tableLeaks(t, l, words)
	}
	for _, ending := range beside {
		data, err := os.ReadFile(l.path + ending)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		data = bytes.ToLower(data)
		for _, word := range words {
			if at := bytes.Index(data, []byte(strings.ToLower(word))); at >= 0 {
				found = append(found, fmt.Sprintf("%s in *%s: %q", word, ending, data[max(0, at-40):min(len(data), at+60)]))
			}
		}
	}
	var rows []eventRow
	if err := l.read.Order("seq").Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	p := pastOf(l.read, "events")
	for _, row := range rows {
		o, err := p.open(row)
		if err != nil {
			t.Fatal(err)
		}
		e, err := row.event(p)
		if err != nil {
			t.Errorf("event %d: %v", row.Seq, err)
		}
		all, _ := json.Marshal(o.edits)
		whole, _ := json.Marshal(e)
		for _, word := range words {
			if text := strings.ToLower(string(all) + string(whole)); strings.Contains(text, strings.ToLower(word)) {
				found = append(found, fmt.Sprintf("%s in event %d: %s", word, row.Seq, whole))
			}
		}
	}
	var hashes []string
	if err := l.read.Table("file_bytes").Pluck("sha256", &hashes).Error; err != nil {
		t.Fatal(err)
	}
	for _, hash := range hashes {
		f, err := view{l.read}.File(hash)
		if err != nil {
			t.Fatal(err)
		}
		data, err := unpack(l.read, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range words {
			if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(word))) {
				found = append(found, word+" in the file "+f.Name)
			}
		}
	}
	return found
}

func erased(t testing.TB, l *Library, id string) model.Erased {
	t.Helper()
	out, err := l.Erase(t.Context(), "Ann", id, nil)
	if err != nil {
		t.Fatalf("erase %s: %v", id, err)
	}
	return out
}

var secretWords = []string{"zephyrine", "quartermain", "555 0199"}

func TestErasingAPersonLeavesNoWordOfThemInAnyFile(t *testing.T) {
	w := whisper(t)
	sound(t, w.Library)
	if len(leaks(t, w.Library, secretWords...)) == 0 {
		t.Fatal("the library does not hold what is to be erased")
	}
	out := erased(t, w.Library, w.who)
	if !out.Cleared || out.Kept != "" || out.Reopens != 1 || !slices.Equal(out.Files, []string{"zephyrine-memo.txt"}) {
		t.Errorf("erased: %+v", out)
	}
	for _, leak := range leaks(t, w.Library, secretWords...) {
		t.Error(leak)
	}
	sound(t, w.Library)
	event := out.Change.Event
	if event.Editor != "Ann" || event.What != "Erased a person for good; the sign-off of one claim ended" {
		t.Errorf("the event says %q by %q", event.What, event.Editor)
	}
	d, err := w.Dossier(t.Context(), w.claim)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := d.Verdict(); d.Claim.Status != model.Checked || v.SignedBy != "" || v.Rating != "True" || len(d.Evidence) != 0 {
		t.Errorf("the claim is %q, signed by %q, with %d pieces of evidence", d.Claim.Status, v.SignedBy, len(d.Evidence))
	}
	for _, editor := range []string{"Ann", "Bob"} {
		if _, err := w.Undo(t.Context(), editor); !model.HasCode(err, model.Refused) && !model.HasCode(err, model.Conflict) {
			t.Errorf("undo by %s: %v", editor, err)
		}
	}
	if _, err := w.Erase(t.Context(), "Ann", w.who, nil); !model.HasCode(err, model.NotFound) {
		t.Errorf("erased again: %v", err)
	}
	do(t, w.Library, "Cy", model.EditClaim{ID: w.claim, Wording: ptr("20,000 troops")})
	if _, err := w.Undo(t.Context(), "Cy"); err != nil {
		t.Errorf("undo of what came after: %v", err)
	}
	sound(t, w.Library)
}

func TestErasingSaysBeforehandWhatGoes(t *testing.T) {
	w := whisper(t)
	do(t, w.Library, "Ann", model.EditClaim{ID: w.other, Speaker: ptr(secret)})
	backups := 0
	if !onServer() { // whose backups are elsewhere
		backups = 1
		if _, err := w.BackUpBefore(t.Context(), BeforeMerge); err != nil {
			t.Fatal(err)
		}
	}
	e, err := w.Erasing(t.Context(), w.who)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, c := range e.With {
		said = append(said, c.ErasedSaid())
	}
	if got := strings.Join(said, ", "); e.Name != secret || got != "1 piece of evidence, 2 attempts to ask, 1 attached file, 4 smaller things" {
		t.Errorf("%q goes with %s", e.Name, got)
	}
	if len(e.Still) != 1 || e.Still[0].ErasedSaid() != "1 claim" || len(e.Backups) != backups || len(e.Unread) != 0 || e.Reopens != 1 {
		t.Errorf("%+v", e)
	}
	if _, err := w.Erasing(t.Context(), w.version); !model.HasCode(err, model.Refused) {
		t.Errorf("a version by itself: %v", err)
	}
	if _, err := w.Erasing(t.Context(), "nothing"); !model.HasCode(err, model.NotFound) {
		t.Errorf("nothing: %v", err)
	}
	sound(t, w.Library)
}

func TestErasingAConfidentialSourceNamesNoFileOfIt(t *testing.T) {
	w := whisper(t)
	do(t, w.Library, "Ann", model.EditSource{ID: w.who, Fields: model.SourceFields{Private: ptr(true), Alias: ptr("an aide")}})
	for _, of := range []struct {
		ctx  context.Context
		want string
	}{{t.Context(), "an aide"}, {WithNames(t.Context()), w.file.Name}} {
		if e, err := w.Erasing(of.ctx, w.who); err != nil || len(e.Files) != 1 || e.Files[0] != of.want {
			t.Errorf("%q is not %s, %v", e.Files, of.want, err)
		}
	}
	if out := erased(t, w.Library, w.who); len(out.Files) != 1 || out.Files[0] != "an aide" {
		t.Errorf("afterwards: %q", out.Files)
	}
}

func TestErasingEachNounKeepsTheRestSound(t *testing.T) {
	for name, of := range map[string]func(whispered) string{
		"evidence": func(w whispered) string { return w.evidence }, "claim": func(w whispered) string { return w.claim },
		"article": func(w whispered) string { return w.article }, "attachment": func(w whispered) string { return model.AttachmentID(w.who, w.file.SHA256) },
	} {
		t.Run(name, func(t *testing.T) {
			w := whisper(t)
			do(t, w.Library, "Ann", model.EditClaim{ID: w.claim, Wording: ptr("The mulberry convoy had 21,000 troops")})
			do(t, w.Library, "Ann", model.EditEvidence{ID: w.evidence, Quote: ptr("a hushed remark")})
			erased(t, w.Library, of(w))
			sound(t, w.Library)
			words := map[string][]string{"evidence": {"a hushed remark"}, "claim": {"mulberry", "left at dawn"},
				"article": {"mulberry", "21,000 troops", "envoy spoke"}, "attachment": {"wrote this memo", "zephyrine-memo"}}[name]
			for _, leak := range leaks(t, w.Library, words...) {
				t.Error(leak)
			}
		})
	}
}

func TestAMergeBringsNothingBackThatWasErased(t *testing.T) {
	w := whisper(t)
	older := saved(t, w.Library)
	theirs := at(t, older)
	do(t, theirs, "Bob", model.EditSource{ID: w.who, Fields: model.SourceFields{Title: ptr(secret + " the younger")}})
	do(t, theirs, "Bob", model.AttachSource{ClaimID: w.other, SourceID: w.who, Stance: model.Supports, Quote: "a zephyrine thing"})
	newer := saved(t, theirs)
	erased(t, w.Library, w.who)
	for range 2 {
		merged, err := w.Merge(t.Context(), "Ann", newer, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, leak := range leaks(t, w.Library, secretWords...) {
			t.Error(leak)
		}
		sound(t, w.Library)
		if !strings.Contains(strings.Join(merged.Remarks, " "), "erased") {
			t.Errorf("nothing is said of it: %q", merged.Remarks)
		}
	}
	if _, err := w.Undo(t.Context(), "Ann"); err != nil {
		t.Logf("undo of the merge: %v", err)
	}
	for _, leak := range leaks(t, w.Library, secretWords...) {
		t.Error(leak)
	}
	sound(t, w.Library)
}

func TestAnErasureTravelsWhereNobodyWorkedOnIt(t *testing.T) {
	w := whisper(t)
	untouched, worked := at(t, saved(t, w.Library)), at(t, saved(t, w.Library))
	do(t, worked, "Bob", model.EditSource{ID: w.who, Fields: model.SourceFields{Publisher: ptr("Other Press")}})
	erased(t, w.Library, w.who)
	mine := saved(t, w.Library)
	for range 2 {
		merged, err := untouched.Merge(t.Context(), "Bob", mine, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(merged.Remarks)
	}
	for _, leak := range leaks(t, untouched, secretWords...) {
		t.Error(leak)
	}
	sound(t, untouched)
	merged, err := worked.Merge(t.Context(), "Bob", mine, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := worked.Source(t.Context(), w.who); err != nil || len(merged.Kept) != 1 {
		t.Errorf("worked on since: %v, %q", err, merged.Kept)
	}
	sound(t, worked)
}

func TestARestoreErasesAgain(t *testing.T) {
	onFile(t)
	w := whisper(t)
	kept, err := w.BackUpBefore(t.Context(), BeforeMerge)
	if err != nil {
		t.Fatal(err)
	}
	erased(t, w.Library, w.who)
	back, err := w.Restore(t.Context(), kept.Path)
	if err != nil {
		t.Fatal(err)
	}
	if len(back.Remarks) != 1 {
		t.Errorf("said: %q", back.Remarks)
	}
	for _, leak := range leaks(t, w.Library, secretWords...) {
		t.Error(leak)
	}
	sound(t, w.Library)
	if _, err := w.Erase(t.Context(), "Ann", w.who, nil); !model.HasCode(err, model.NotFound) {
		t.Errorf("it is not known any more that it was erased: %v", err)
	}
}

func TestErasingThatWasCutShortIsFinishedAtTheNextStart(t *testing.T) {
	onFile(t)
	w := whisper(t)
	if err := w.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)").Error; err != nil {
		t.Fatal(err)
	}
	// As the files of a program that was killed after the transaction and before the pages were cleared.
	path := filepath.Join(t.TempDir(), "killed.galley")
	lib := at(t, saved(t, w.Library))
	if err := lib.transact(t.Context(), func(tx *gorm.DB) (bool, error) {
		d, err := erasableDoom(tx, w.who)
		if err == nil {
			_, err = d.erase("Ann")
		}
		return err == nil, err
	}); err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{"", "-wal"} {
		if err := copyOfOpen(lib.path+ending, path+ending); err != nil {
			t.Fatal(err)
		}
	}
	killed := at(t, path)
	for _, leak := range leaks(t, killed, secretWords...) {
		t.Error(leak)
	}
	sound(t, killed)
}

func copyOfOpen(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
}

func TestAnotherWindowGoesOnAfterAnErasure(t *testing.T) {
	w := whisper(t)
	other := at(t, w.path)
	do(t, other, "Bob", model.EditClaim{ID: w.other, Wording: ptr("Some 600 miles")})
	if out := erased(t, w.Library, w.who); !out.Cleared {
		t.Errorf("not cleared: %s", out.Kept)
	}
	for _, l := range []*Library{other, w.Library, other} {
		if err := l.CheckFile(t.Context()); err != nil {
			t.Fatal(err)
		}
		do(t, l, "Bob", model.EditClaim{ID: w.other, Wording: ptr("About 600 miles, " + model.NewID())})
	}
	for _, leak := range leaks(t, other, secretWords...) {
		t.Error(leak)
	}
	sound(t, other)
}

func TestWhatAnotherProgramReadsIsClearedAtTheNextStart(t *testing.T) {
	onFile(t)
	w := whisper(t)
	other := at(t, w.path)
	reading := other.read.Begin()
	var n int
	if err := reading.Raw("SELECT count(*) FROM claims").Scan(&n).Error; err != nil {
		t.Fatal(err)
	}
	if err := w.write.Exec("PRAGMA busy_timeout = 0").Error; err != nil {
		t.Fatal(err)
	}
	if out := erased(t, w.Library, w.who); out.Cleared || !strings.Contains(out.Kept, "next start") {
		t.Errorf("cleared although another program reads: %+v", out)
	}
	if err := reading.Rollback().Error; err != nil {
		t.Fatal(err)
	}
	next := at(t, w.path)
	for _, leak := range leaks(t, next, secretWords...) {
		t.Error(leak)
	}
	sound(t, next)
}

func TestARestoreOverADamagedLibraryErasesAgain(t *testing.T) {
	onFile(t)
	w := whisper(t)
	kept, err := w.BackUpBefore(t.Context(), BeforeMerge)
	if err != nil {
		t.Fatal(err)
	}
	erased(t, w.Library, w.who)
	path := saved(t, w.Library) // stands for the damaged one
	backup := filepath.Join(t.TempDir(), "kept.galley")
	if err := copyOfOpen(kept.Path, backup); err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreDamaged(t.Context(), path, backup); err != nil {
		t.Fatal(err)
	}
	l := at(t, path)
	for _, leak := range leaks(t, l, secretWords...) {
		t.Error(leak)
	}
	sound(t, l)
	if _, err := l.Erase(t.Context(), "Ann", w.who, nil); !model.HasCode(err, model.NotFound) || !strings.Contains(model.Sentence(err), "already") {
		t.Errorf("it is not known any more that it was erased: %v", err)
	}
}
