package model

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"galley/model/passage"
)

// errBroken is what a memory returns that cannot be read.
var errBroken = errors.New("the disk cannot be read")

// memory is a View of a few records. It reads them as model/library does.
type memory struct {
	records []Record
	reads   int // how often it was read
	breaks  int // the read that fails, counted from 1; 0 for none
}

// put adds records, or replaces those with the same noun and key.
func (m *memory) put(records ...Record) {
	for _, r := range records {
		i := slices.IndexFunc(m.records, func(old Record) bool { return old.Noun() == r.Noun() && old.Key() == r.Key() })
		if i < 0 {
			m.records = append(m.records, r)
		} else {
			m.records[i] = r
		}
	}
}

// apply stores what a plan says, as Library.Apply does.
func (m *memory) apply(t *testing.T, plan Plan) {
	t.Helper()
	for _, e := range plan.Edits {
		now, err := m.record(e.After.Noun(), e.After.Key())
		switch {
		case e.Before == nil && err == nil:
			t.Fatalf("the plan makes %s %s again", e.After.Noun(), e.After.Key())
		case e.Before != nil && (err != nil || !Same(now, e.Before)):
			t.Fatalf("the plan changes a %s that is not stored: %+v", e.After.Noun(), e.Before)
		}
		m.put(e.After)
	}
}

// read counts a read and fails where the memory is to break.
func (m *memory) read() error {
	if m.reads++; m.reads == m.breaks {
		return errBroken
	}
	return nil
}

// record finds a record whatever its tombstone.
func (m *memory) record(noun Noun, id string) (Record, error) {
	for _, r := range m.records {
		if r.Noun() == noun && r.Key() == id {
			return r, nil
		}
	}
	return nil, Faultf(NotFound, "There is no %s with the id %s in this library.", noun, id)
}

func one[R Record](m *memory, id string, deleted bool) (R, error) {
	var none R
	if err := m.read(); err != nil {
		return none, err
	}
	r, err := m.record(none.Noun(), id)
	if err != nil {
		return none, err
	}
	if deleted != (r.Tombstone() != "") {
		return none, Faultf(NotFound, "There is no %s with the id %s there.", none.Noun(), id)
	}
	return r.(R), nil
}

func several[R Record](m *memory, fits func(R) bool, order func(a, b R) int) ([]R, error) {
	if err := m.read(); err != nil {
		return nil, err
	}
	var all []R
	for _, r := range m.records {
		if r, ok := r.(R); ok && fits(r) {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, order)
	return all, nil
}

func byID[R Record](a, b R) int { return strings.Compare(a.Key(), b.Key()) }

func byVersion(a, b Appearance) int {
	return cmp.Or(strings.Compare(a.VersionID, b.VersionID), a.Start-b.Start, strings.Compare(a.ID, b.ID))
}

func (m *memory) Article(id string) (Article, error)       { return one[Article](m, id, false) }
func (m *memory) Version(id string) (Version, error)       { return one[Version](m, id, false) }
func (m *memory) Claim(id string) (Claim, error)           { return one[Claim](m, id, false) }
func (m *memory) Appearance(id string) (Appearance, error) { return one[Appearance](m, id, false) }
func (m *memory) Source(id string) (Source, error)         { return one[Source](m, id, false) }
func (m *memory) EvidenceItem(id string) (Evidence, error) { return one[Evidence](m, id, false) }
func (m *memory) Collection(id string) (Collection, error) { return one[Collection](m, id, false) }
func (m *memory) SavedList(id string) (SavedList, error)   { return one[SavedList](m, id, false) }
func (m *memory) Dispute(id string) (Dispute, error)       { return one[Dispute](m, id, false) }

func (m *memory) Attachment(id string) (Attachment, bool, error) { return ever[Attachment](m, id) }
func (m *memory) Attachments(sourceID string) ([]Attachment, error) {
	return several(m, func(a Attachment) bool { return a.SourceID == sourceID }, byID)
}
func (m *memory) Captures(sourceID string) ([]Capture, error) {
	return several(m, func(c Capture) bool { return c.SourceID == sourceID }, byID)
}

func (m *memory) File(sha256 string) (File, error) {
	if err := m.read(); err != nil {
		return File{}, err
	}
	r, err := m.record(NounFile, sha256)
	if err != nil {
		return File{}, err
	}
	return r.(File), nil
}

func (m *memory) Newest(articleID string) (Version, error) {
	all, err := several(m, func(v Version) bool { return v.ArticleID == articleID && v.Deleted == "" },
		func(a, b Version) int { return b.Number - a.Number })
	if err != nil {
		return Version{}, err
	}
	if len(all) == 0 {
		return Version{}, Faultf(NotFound, "There is no article with the id %s in this library.", articleID)
	}
	return all[0], nil
}

func (m *memory) LastNumber(articleID string) (int, error) {
	all, err := several(m, func(v Version) bool { return v.ArticleID == articleID }, func(a, b Version) int { return b.Number - a.Number })
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return all[0].Number, nil
}

func (m *memory) ArticleWithContent(text, file string) (Article, bool, error) {
	all, err := several(m, func(v Version) bool { return v.Deleted == "" && (v.SHA256 == text || v.FileHash == file) }, byID)
	if err != nil {
		return Article{}, false, err
	}
	for _, v := range all {
		if r, err := m.record(NounArticle, v.ArticleID); err == nil && r.Tombstone() == "" {
			return r.(Article), true, nil
		}
	}
	return Article{}, false, nil
}

func (m *memory) Appearances(claimID string) ([]Appearance, error) {
	return several(m, func(a Appearance) bool { return a.ClaimID == claimID && a.Deleted == "" }, byVersion)
}

func (m *memory) AppearancesIn(versionID string) ([]Appearance, error) {
	return several(m, func(a Appearance) bool {
		claim, err := m.record(NounClaim, a.ClaimID)
		return a.VersionID == versionID && a.Deleted == "" && err == nil && claim.Tombstone() == ""
	}, byVersion)
}

func (m *memory) Verdicts(claimID string) ([]Verdict, error) {
	return several(m, func(v Verdict) bool { return v.ClaimID == claimID && v.AddedTo == "" && v.Deleted == "" }, byID)
}

func (m *memory) Additions(verdictID string) ([]Verdict, error) {
	return several(m, func(v Verdict) bool { return v.AddedTo == verdictID && v.Deleted == "" }, byID)
}

func (m *memory) Rounds(articleID string) ([]Round, error) {
	return several(m, func(r Round) bool { return r.ArticleID == articleID && r.Deleted == "" }, byWhen)
}

func (m *memory) CorrectionReason(id string) (CorrectionReason, bool, error) {
	return ever[CorrectionReason](m, id)
}

func (m *memory) DossiersIn(versionID string) ([]Dossier, error) {
	claims, err := several(m, func(c Claim) bool {
		return c.Deleted == "" && slices.ContainsFunc(m.records, func(r Record) bool {
			a, is := r.(Appearance)
			return is && a.ClaimID == c.ID && a.VersionID == versionID && a.Deleted == ""
		})
	}, byID)
	out := make([]Dossier, len(claims))
	for i, c := range claims {
		d := &out[i]
		d.Claim = c
		for _, r := range m.records {
			switch r := r.(type) {
			case Appearance:
				if r.ClaimID == c.ID && r.Deleted == "" {
					d.Appearances = append(d.Appearances, r)
				}
			case Evidence:
				if r.ClaimID == c.ID && r.Deleted == "" {
					d.Add(Exhibit{Evidence: r})
				}
			case Verdict:
				if r.ClaimID == c.ID && r.Deleted == "" {
					d.Verdicts = append(d.Verdicts, r)
				}
			case Question:
				if r.ClaimID == c.ID && r.Deleted == "" {
					d.Questions = append(d.Questions, r)
				}
			case Asking:
				if a, err := m.record(NounAttempt, r.AttemptID); r.ClaimID == c.ID && err == nil {
					d.Attempts = append(d.Attempts, AttemptOn{Asking: r, Attempt: a.(Attempt)})
				}
			}
		}
		for _, r := range m.records { // verdicts may come after their scale
			if v, ok := d.Verdict(); ok && r.Noun() == NounScale && v.ScaleID == r.Key() {
				d.Scale = r.(Scale)
			}
		}
	}
	return out, err
}

func (m *memory) Questions(claimID string) ([]Question, error) {
	return several(m, func(q Question) bool { return q.ClaimID == claimID && q.Deleted == "" }, byAsked)
}

func (m *memory) Scale(idOrName string) (Scale, error) {
	all, err := several(m, func(s Scale) bool {
		return s.Deleted == "" && (s.ID == idOrName || strings.EqualFold(s.Name, idOrName))
	}, byID)
	if err != nil {
		return Scale{}, err
	}
	if len(all) == 0 {
		return Scale{}, Faultf(NotFound, "There is no scale called “%s” in this library.", idOrName)
	}
	return all[0], nil
}

func (m *memory) GivenLabels(scaleID string) (map[string]int, error) {
	given := map[string]int{}
	all, err := several(m, func(v Verdict) bool { return v.ScaleID == scaleID && v.Rating != "" && v.Deleted == "" }, byID)
	for _, v := range all {
		given[v.Rating]++
	}
	return given, err
}

func (m *memory) Collections() ([]Collection, error) {
	return several(m, func(c Collection) bool { return c.Deleted == "" }, byID)
}

func (m *memory) SavedListNamed(name string) (SavedList, error) {
	all, err := several(m, func(s SavedList) bool { return s.Deleted == "" && strings.EqualFold(s.Name, name) }, byID)
	if err != nil {
		return SavedList{}, err
	}
	if len(all) == 0 {
		return SavedList{}, Faultf(NotFound, "There is no list called “%s” in this library.", name)
	}
	return all[0], nil
}

func (m *memory) CollectionNamed(name string) (Collection, error) {
	all, err := several(m, func(c Collection) bool { return c.Deleted == "" && strings.EqualFold(c.Name, name) }, byID)
	if err != nil {
		return Collection{}, err
	}
	if len(all) == 0 {
		return Collection{}, Faultf(NotFound, "There is no collection called “%s” in this library.", name)
	}
	return all[0], nil
}

func (m *memory) CollectionsOf(articleID string) ([]Collection, error) {
	return several(m, func(c Collection) bool {
		return c.Deleted == "" && slices.ContainsFunc(m.records, func(r Record) bool {
			x, is := r.(Membership)
			return is && x.CollectionID == c.ID && x.ArticleID == articleID && x.Deleted == ""
		})
	}, byID)
}

func (m *memory) Members(collectionID string) ([]Membership, error) {
	return several(m, func(x Membership) bool { return x.CollectionID == collectionID && x.Deleted == "" }, byID)
}

func (m *memory) Membership(id string) (Membership, bool, error) { return ever[Membership](m, id) }
func (m *memory) Tag(id string) (Tag, bool, error)               { return ever[Tag](m, id) }
func (m *memory) Aside(id string) (Aside, bool, error)           { return ever[Aside](m, id) }
func (m *memory) Tick(id string) (Tick, bool, error)             { return ever[Tick](m, id) }

func (m *memory) Checklist(id string) (Checklist, bool, error) { return ever[Checklist](m, id) }

func (m *memory) TicksIn(articleID string) ([]Tick, error) {
	return several(m, func(t Tick) bool {
		return t.Deleted == "" && (t.Subject == articleID || slices.ContainsFunc(m.records, func(r Record) bool {
			a, is := r.(Appearance)
			return is && a.ClaimID == t.Subject && a.ArticleID == articleID && a.Deleted == ""
		}))
	}, byID)
}

func (m *memory) Checklists() ([]Checklist, error) {
	own, err := several(m, func(c Checklist) bool { return c.Deleted == "" }, byID[Checklist])
	return WithBuiltIn(own), err
}

func (m *memory) Person(id string) (Person, bool, error)       { return ever[Person](m, id) }
func (m *memory) Confirmer(id string) (Confirmer, bool, error) { return ever[Confirmer](m, id) }
func (m *memory) Asking(id string) (Asking, bool, error)       { return ever[Asking](m, id) }
func (m *memory) Attempt(id string) (Attempt, error)           { return one[Attempt](m, id, false) }

func (m *memory) Confirmers(personID string) ([]Confirmer, error) {
	return several(m, func(c Confirmer) bool { return c.PersonID == personID }, byID)
}

func (m *memory) Attempts(personID string) ([]Attempt, error) {
	return several(m, func(a Attempt) bool { return a.PersonID == personID }, byID)
}

func (m *memory) Askings(attemptID string) ([]Asking, error) {
	return several(m, func(a Asking) bool { return a.AttemptID == attemptID && a.Deleted == "" }, byID)
}

func (m *memory) AsidesIn(versionID string) ([]Aside, error) {
	return several(m, func(a Aside) bool { return a.VersionID == versionID && a.Deleted == "" },
		func(a, b Aside) int { return cmp.Or(a.Start-b.Start, strings.Compare(a.ID, b.ID)) })
}

// ever finds a record whatever its tombstone.
func ever[R Record](m *memory, id string) (R, bool, error) {
	all, err := several(m, func(r R) bool { return r.Key() == id }, byID)
	if err != nil || len(all) == 0 {
		var none R
		return none, false, err
	}
	return all[0], true, nil
}

func (m *memory) Uses(sourceID string) ([]Evidence, error) {
	return several(m, func(e Evidence) bool { return e.SourceID == sourceID }, byID)
}

func (m *memory) Sources() ([]Source, error) {
	return several(m, func(s Source) bool { return s.Deleted == "" }, byID)
}

func (m *memory) EvidenceIn(articleID string) ([]Evidence, error) {
	stood, err := several(m, func(a Appearance) bool { return a.ArticleID == articleID }, byID)
	if err != nil {
		return nil, err
	}
	return several(m, func(e Evidence) bool {
		return (e.Deleted == "" || e.FromNote != "") && slices.ContainsFunc(stood, func(a Appearance) bool { return a.ClaimID == e.ClaimID })
	}, byID)
}

func (m *memory) Disputes(claimID string) ([]Dispute, error) {
	return several(m, func(d Dispute) bool { return d.ClaimID == claimID && d.Choice == Undecided && d.Deleted == "" }, byID)
}

func (m *memory) Record(noun Noun, id string) (Record, error) {
	if err := m.read(); err != nil {
		return nil, err
	}
	r, err := m.record(noun, id)
	if err == nil && r.Tombstone() != "" {
		return nil, Faultf(NotFound, "There is no %s with the id %s in this library.", noun, id)
	}
	return r, err
}

func (m *memory) Known(noun Noun, id string) (bool, error) {
	if err := m.read(); err != nil {
		return false, err
	}
	_, err := m.record(noun, id)
	return err == nil, nil
}

func (m *memory) Trash() Trash { return trashed{m} }

type trashed struct{ m *memory }

func (t trashed) Article(id string) (Article, error) { return one[Article](t.m, id, true) }
func (t trashed) Claim(id string) (Claim, error)     { return one[Claim](t.m, id, true) }

func (t trashed) Versions(articleID string, at Stamp) ([]Version, error) {
	return several(t.m, func(v Version) bool { return v.ArticleID == articleID && v.Deleted == at },
		func(a, b Version) int { return a.Number - b.Number })
}

func (t trashed) Appearances(claimID string, at Stamp) ([]Appearance, error) {
	return several(t.m, func(a Appearance) bool { return a.ClaimID == claimID && a.Deleted == at }, byVersion)
}

// lines write a plan's edits as a person compares them, a line an edit:
//
//   - claim new1 Wording=“…” Status=unchecked    a new record, with the fields it has
//     ~ claim c1 Status=unchecked→in progress      the fields that change
//   - claim c1                                   a tombstone is put on it
//     ^ claim c1                                   it is taken off
//
// Ids that the plan makes are new1, new2 …, in order; the moment of the plan is now,
// that of the test library then. The hash of a text is checked, and not shown.
func lines(plan Plan, given []Record) []string {
	known := map[string]bool{}
	for _, r := range given {
		known[r.Key()] = true
	}
	made := map[string]string{}
	for _, e := range plan.Edits {
		if id := e.After.Key(); e.Before == nil && !known[id] && generated.MatchString(id) && made[id] == "" {
			made[id] = fmt.Sprintf("new%d", len(made)+1)
		}
	}
	say := func(v reflect.Value) string {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return ""
			}
			v = v.Elem()
		}
		s := fmt.Sprint(v.Interface())
		if bytes, is := v.Interface().([]byte); is {
			s = string(bytes)
		}
		if v.Kind() == reflect.Slice && v.Len() == 0 {
			s = ""
		}
		s = strings.ReplaceAll(s, "  0 0}", "}") // a block that nobody spoke
		if v.Kind() == reflect.Bool && !v.Bool() || v.Kind() == reflect.Int && v.Int() == 0 || v.Kind() == reflect.Int64 && v.Int() == 0 {
			s = ""
		}
		for id, name := range made {
			s = strings.ReplaceAll(s, id, name)
		}
		return strings.NewReplacer(string(testNow), "now", string(testThen), "then", "\n", "⏎", passage.Hash("file"), "#file").Replace(s)
	}
	var out []string
	for _, e := range plan.Edits {
		if v, is := e.After.(Version); is && v.SHA256 != passage.Hash(v.Text) && v.Text != "" {
			out = append(out, "the hash of "+v.ID+" is not that of its text")
		}
		sign := "~"
		after := reflect.ValueOf(e.After)
		before := reflect.Zero(after.Type())
		switch {
		case e.Before == nil:
			sign = "+"
		default:
			before = reflect.ValueOf(e.Before)
			if e.Before.Tombstone() == "" && e.After.Tombstone() != "" {
				sign = "-"
			} else if e.Before.Tombstone() != "" && e.After.Tombstone() == "" {
				sign = "^"
			}
		}
		line := sign + " " + string(e.After.Noun()) + " " + say(reflect.ValueOf(e.After.Key()))
		for i := range after.NumField() {
			field := after.Type().Field(i).Name
			was, now := say(before.Field(i)), say(after.Field(i))
			switch {
			case was == now || field == "Deleted" || field == "ID" || field == "SHA256":
			case e.Before == nil:
				line += " " + field + "=" + now
			default:
				line += " " + field + "=" + was + "→" + now
			}
		}
		out = append(out, line)
	}
	return out
}
