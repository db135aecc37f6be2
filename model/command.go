// Package model holds the nouns of fact-checking (Article, Version, Claim,
// Appearance, Source, Evidence, Verdict, Scale, Event), their rules, and the
// commands that change them. It is pure: it reads through a View and returns
// Edits; model/library stores them.
package model

// Command is one thing a person does. Plan reads the library through a View and
// returns what is to change; it changes nothing itself.
type Command interface {
	// Action names the command in history, e.g. "mark claim".
	Action() string
	// Plan is called inside the transaction that stores its result. A Plan
	// without edits means that nothing needs to change.
	Plan(View, Author) (Plan, error)
}

// Author is who does something, and when.
type Author struct {
	Editor string
	At     Stamp
	Event  string // id of the event that the plan becomes
}

// Plan is what a command will change, and a sentence about it for history.
type Plan struct {
	What  string
	Edits []Edit
}

// put has a record stand whose id is made of what it names: it is created, or it comes back as
// it is now where it had been removed. It reports whether that changes anything.
func (p *Plan) put(before Record, known bool, now Record) bool {
	switch {
	case !known:
		p.Edits = append(p.Edits, Create(now))
	case before.Tombstone() != "":
		p.Edits = append(p.Edits, Edit{Before: before, After: now})
	default:
		return false
	}
	return true
}

// View is the library as a command sees it, inside one transaction. What is
// deleted is not found. Errors are Faults, NotFound among them.
type View interface {
	Article(id string) (Article, error)
	Version(id string) (Version, error)       // with text and blocks
	Newest(articleID string) (Version, error) // of an article, with text and blocks
	LastNumber(articleID string) (int, error) // the highest that a version of an article ever had
	// ArticleWithContent finds the article (not deleted) that has a version with this text hash, or that was read from this file.
	ArticleWithContent(textSHA256, fileSHA256 string) (Article, bool, error)
	File(sha256 string) (File, error) // without bytes
	Claim(id string) (Claim, error)
	Appearance(id string) (Appearance, error)
	Appearances(claimID string) ([]Appearance, error)     // of a claim, in order of version and start
	AppearancesIn(versionID string) ([]Appearance, error) // in a version, by start, of claims not deleted
	Source(id string) (Source, error)                     // the one it was merged into, where it was
	Sources() ([]Source, error)                           // all, oldest first
	EvidenceItem(id string) (Evidence, error)
	Uses(sourceID string) ([]Evidence, error) // that is of a source, oldest first; detached too
	// EvidenceIn is what was ever on the claims that stood in an article: what is there, and what came
	// of notes and was refused, but not what was taken back by undo.
	EvidenceIn(articleID string) ([]Evidence, error)
	Verdicts(claimID string) ([]Verdict, error)     // oldest first, without additions
	Additions(verdictID string) ([]Verdict, error)  // to a verdict, oldest first
	Questions(claimID string) ([]Question, error)   // by when they were asked, closed ones too
	Rounds(articleID string) ([]Round, error)       // of an article, by when they were signed
	DossiersIn(versionID string) ([]Dossier, error) // of the claims that stand in a version
	Scale(idOrName string) (Scale, error)
	// GivenLabels counts the verdicts on a scale by the label that each was given under.
	GivenLabels(scaleID string) (map[string]int, error)
	Collections() ([]Collection, error) // all, by id
	Collection(id string) (Collection, error)
	SavedList(id string) (SavedList, error)
	SavedListNamed(name string) (SavedList, error)        // capitals aside
	CollectionNamed(name string) (Collection, error)      // capitals aside
	CollectionsOf(articleID string) ([]Collection, error) // that an article stands in, by id
	Members(collectionID string) ([]Membership, error)    // of articles deleted too
	AsidesIn(versionID string) ([]Aside, error)           // by start
	// CorrectionReason, Membership, Tag, Aside and Tick return tombstones too: what was removed may be added again.
	CorrectionReason(eventID string) (r CorrectionReason, known bool, err error)
	Membership(id string) (m Membership, known bool, err error)
	Tag(id string) (t Tag, known bool, err error)
	Aside(id string) (a Aside, known bool, err error)
	Tick(id string) (t Tick, known bool, err error)
	Checklist(id string) (c Checklist, known bool, err error) // made or edited here; a tombstone too
	TicksIn(articleID string) ([]Tick, error)                 // on an article and on the claims that stand in it, by id
	Checklists() ([]Checklist, error)                         // WithBuiltIn
	// Person, Confirmer and Asking return tombstones too.
	Person(id string) (p Person, known bool, err error)
	Confirmer(id string) (c Confirmer, known bool, err error)
	Attachment(id string) (a Attachment, known bool, err error) // a tombstone too
	Attachments(sourceID string) ([]Attachment, error)          // that a source holds, by when they were added; removed ones too
	Captures(sourceID string) ([]Capture, error)                // of a source, by when they were taken; removed ones too
	Asking(id string) (a Asking, known bool, err error)
	Confirmers(personID string) ([]Confirmer, error) // where a person can confirm claims, deleted ones too
	Attempt(id string) (Attempt, error)
	Attempts(personID string) ([]Attempt, error) // to ask a person, deleted ones too
	Askings(attemptID string) ([]Asking, error)  // what an attempt was about
	Trash() Trash
	Dispute(id string) (Dispute, error)
	Disputes(claimID string) ([]Dispute, error) // those of a claim that are open, oldest first
	Record(noun Noun, id string) (Record, error)
	Known(noun Noun, id string) (bool, error) // whether the id was ever given, to a tombstone too
}

// Trash is what was deleted, to be restored. What is not deleted is not found.
type Trash interface {
	Article(id string) (Article, error)
	Claim(id string) (Claim, error)
	// Versions and Appearances are those deleted at one moment: together with
	// their article or claim. Versions come without text and blocks.
	Versions(articleID string, at Stamp) ([]Version, error)
	Appearances(claimID string, at Stamp) ([]Appearance, error)
}

func change(what string, before, after Record) (Plan, error) {
	if Same(before, after) {
		return Plan{}, nil
	}
	return Plan{What: what, Edits: []Edit{{Before: before, After: after}}}, nil
}

// Typed is a command that stores what is being typed into one text. A run lasts from
// the text getting the keyboard until it loses it; the commands of a run are one step
// of history.
type Typed struct {
	Command
	Run string // names the run; made with NewID where the text gets the keyboard
}
