package interchange

import (
	"encoding/json"
	"io"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/view"
)

// jsonFormat and jsonVersion name the JSON report. The version is raised when a
// reader of the old one would misread the new one: since 2, claims have places
// in every version of the article.
const (
	jsonFormat  = "galley-report"
	jsonVersion = 2
)

// document is the JSON report; assets/report.schema.json describes it.
type document struct {
	Format    string          `json:"format"`
	Version   int             `json:"version"`
	Generator string          `json:"generator"`
	Made      model.Stamp     `json:"made"`
	MadeBy    string          `json:"made_by"`
	Article   article         `json:"article"`
	Claims    []reportedClaim `json:"claims"`
	Scales    []model.Scale   `json:"scales"`
	History   []historyEntry  `json:"history"`
	Files     []file          `json:"files"`
	Ledger    []LedgerEntry   `json:"ledger,omitempty"`
}

type article struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Byline    string   `json:"byline"`
	Publisher string   `json:"publisher"`
	Published string   `json:"published"`
	URL       string   `json:"url"`
	Language  string   `json:"language"`
	Tags      []string `json:"tags"`
	edition
	Ticks  []tick    `json:"ticks,omitempty"` // what of its hints and its ledger is done with
	Others []edition `json:"other_versions"`  // by number

	CheckPublished model.Stamp  `json:"check_published,omitempty"` // when the check was published
	Rounds         []round      `json:"rounds,omitempty"`          // in which it was signed off
	Corrections    []correction `json:"corrections,omitempty"`     // since its check was published
}

// round is a sign-off of the article.
type round struct {
	Version  int         `json:"version"`
	Name     string      `json:"name"`
	Initials string      `json:"initials"`
	By       string      `json:"by"`
	At       model.Stamp `json:"at"`
}

// correction is what was changed after the check was published, and why.
type correction struct {
	At     model.Stamp `json:"at"`
	Claim  string      `json:"claim"` // its id, "" where it is about none
	What   string      `json:"what"`
	Reason string      `json:"reason"`
}

// edition is a version of the article as the JSON report holds it.
type edition struct {
	Version    int         `json:"version"`
	VersionID  string      `json:"version_id"`
	Added      model.Stamp `json:"added"`
	SHA256     string      `json:"sha256"`
	FileSHA256 string      `json:"file_sha256"` // what it was read from
	Text       string      `json:"text"`
	Blocks     []Block     `json:"blocks"`
	LeftOut    []leftOut   `json:"left_out,omitempty"` // of the page and not in the text
	Charset    string      `json:"charset,omitempty"`  // what the text was decoded from
	Asides     []Aside     `json:"asides,omitempty"`   // what was set aside as nothing to check
	Notes      []Note      `json:"notes,omitempty"`    // comments, footnotes and links of the draft or page
	Pictures   []Picture   `json:"pictures,omitempty"` // in the order of the text
}

func editionOf(v model.Version, x *passage.Index, asides []model.Aside) edition {
	return edition{v.Number, v.ID, v.Added, v.SHA256, v.FileHash, v.Text, BlocksOf(v, x), leftOutOf(v), v.Charset,
		asidesOf(asides, v.ID, x), NotesOf(v, x), PicturesOf(v)}
}

// reportedClaim is a claim with what only the report says of it.
type reportedClaim struct {
	Claim
	Tags     []string  `json:"tags"`
	Contests []contest `json:"contests"`
	Ticks    []tick    `json:"ticks,omitempty"` // hints on it that were dismissed
	Asked    []asked   `json:"asked,omitempty"` // people of whom the report says that they were asked about it
}

// asked is that somebody was asked: the right of reply.
type asked struct {
	Name    string               `json:"name"`
	Days    []string             `json:"days"`
	Outcome model.AttemptOutcome `json:"outcome"`
}

func askedOn(d model.Dossier) []asked {
	var all []asked
	for _, a := range view.AskedOn(d) {
		all = append(all, asked(a))
	}
	return all
}

// contest has the ids of two verdicts. Neither is in force.
type contest struct {
	ID     string      `json:"id"`
	Ours   string      `json:"ours"`
	Theirs string      `json:"theirs"`
	Found  model.Stamp `json:"found"`
}

// historyEntry is a step of the history, in the words of today.
type historyEntry struct {
	ID     string      `json:"id"`
	Time   model.Stamp `json:"time"`
	Editor string      `json:"editor"`
	Action string      `json:"action"`
	What   string      `json:"what"`
}

// file is an original or an attachment, its bytes in base64.
type file struct {
	SHA256    string `json:"sha256"`
	Name      string `json:"name"`
	MediaType string `json:"media_type"`
	Size      int64  `json:"size"`
	Data      []byte `json:"data"`
}

// editions is the Locator of a report: it knows the versions of its article.
type editions map[string]numbered

type numbered struct {
	number int
	index  *passage.Index
}

func (e editions) Index(id string) *passage.Index { return e[id].index }
func (e editions) Number(id string) int           { return e[id].number }

// WriteJSON writes everything as JSON, for another Galley to read back.
func WriteJSON(w io.Writer, c view.Chosen) error {
	known := editions{}
	know := func(v model.Version) edition {
		x := passage.NewIndex(v.Text)
		known[v.ID] = numbered{v.Number, x}
		return editionOf(v, x, c.Asides)
	}
	a := c.Article
	d := document{
		Format: jsonFormat, Version: jsonVersion, Generator: c.Generator, Made: c.Made, MadeBy: c.Editor,
		Article: article{a.ID, a.Title, a.Byline, a.Publisher, a.Published, a.URL, a.Language, orEmpty(c.Tags[a.ID]), know(c.Version),
			ticksOn(c.Ticks, a.ID), []edition{}, a.CheckPublished, nil, nil},
		Claims: []reportedClaim{}, Scales: c.Scales, History: []historyEntry{}, Files: []file{},
	}
	for _, v := range c.Others {
		d.Article.Others = append(d.Article.Others, know(v))
	}
	for _, r := range c.Rounds {
		d.Article.Rounds = append(d.Article.Rounds, round{known[r.VersionID].number, r.Name, r.Initials, r.By, r.At})
	}
	if a.CheckPublished != "" && c.Choices.Has(view.Corrections) {
		corrections, err := c.Log()
		if err != nil {
			return err
		}
		for _, x := range corrections {
			d.Article.Corrections = append(d.Article.Corrections, correction{x.At, x.Claim, x.What, x.Reason})
		}
	}
	for _, dossier := range c.Dossiers {
		if dossier.Scales == nil {
			dossier.Scales = c.Scales // verdicts given on a scale that is not in use any more
		}
		claim := reportedClaim{ClaimOf(dossier, known), orEmpty(c.Tags[dossier.Claim.ID]), []contest{},
			ticksOn(c.Ticks, dossier.Claim.ID), askedOn(dossier)}
		kept := claim.Appearances[:0]
		for _, a := range claim.Appearances { // the report is about one article
			if a.Version != 0 {
				kept = append(kept, a)
			}
		}
		claim.Appearances = kept
		for _, x := range dossier.Contests() {
			claim.Contests = append(claim.Contests, contest{x.Dispute.ID, x.Ours.ID, x.Theirs.ID, x.Dispute.Found})
		}
		d.Claims = append(d.Claims, claim)
	}
	if d.Scales == nil {
		d.Scales = []model.Scale{}
	}
	if c.Choices.Has(view.Ledger) {
		entries, ticked := c.Entries()
		d.Ledger = LedgerOf(entries, ticked, passage.NewIndex(c.Version.Text))
	}
	if c.Choices.History {
		d.History = historyOf(c)
	}
	if err := putFiles(c, &d); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d)
}

// orEmpty makes no tags an empty list.
func orEmpty(tags []string) []string {
	if tags == nil {
		return []string{}
	}
	return tags
}

// putFiles puts the originals and attachments that the report speaks of into it.
func putFiles(c view.Chosen, d *document) error {
	if c.File == nil || c.Choices.NoFiles {
		return nil
	}
	seen := map[string]bool{"": true}
	add := func(hash string) error {
		if seen[hash] {
			return nil
		}
		seen[hash] = true
		f, err := c.File(hash)
		if err == nil {
			d.Files = append(d.Files, file{f.SHA256, f.Name, f.MediaType, f.Size, f.Bytes})
		}
		return err
	}
	for _, e := range append([]edition{d.Article.edition}, d.Article.Others...) {
		if err := add(e.FileSHA256); err != nil {
			return err
		}
		for _, p := range e.Pictures {
			if err := add(p.SHA256); err != nil {
				return err
			}
		}
	}
	for _, claim := range d.Claims {
		for _, e := range claim.Evidence {
			for _, held := range e.Source.Files {
				if err := add(held.SHA256); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
