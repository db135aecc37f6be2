package interchange

import (
	"fmt"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/view"
)

// actionWords says what an event did, by its action: to what, by its name where that is in
// the report, and else without one.
var actionWords = map[string]struct {
	of             model.Noun
	named, unnamed string
}{
	"import article":         {model.NounArticle, "Imported %s", "Imported an article"},
	"edit article":           {model.NounArticle, "Edited %s", "Edited an article"},
	"revise article":         {model.NounArticle, "Revised %s", "Revised an article"},
	"join article":           {model.NounArticle, "Joined a version to %s", "Joined articles"},
	"delete article":         {model.NounArticle, "Deleted %s", "Deleted articles"},
	"restore article":        {model.NounArticle, "Restored %s", "Restored articles"},
	"archive":                {model.NounArticle, "Archived %s", "Archived articles"},
	"unarchive":              {model.NounArticle, "Took %s out of the archive", "Took articles out of the archive"},
	"hide furniture":         {model.NounArticle, "Hid page furniture of %s", "Hid page furniture"},
	"show furniture":         {model.NounArticle, "Showed hidden lines of %s again", "Showed hidden lines again"},
	"import annotations":     {model.NounArticle, "Imported annotations of %s", "Imported annotations"},
	"mark claim":             {model.NounClaim, "Marked %s", "Marked a claim"},
	"mark again":             {model.NounClaim, "Marked %s again", "Marked a claim again"},
	"adjust passage":         {model.NounClaim, "Adjusted the passage of %s", "Adjusted a passage"},
	"accept passage":         {model.NounClaim, "Accepted the passage of %s", "Accepted a passage"},
	"edit claim":             {model.NounClaim, "Edited %s", "Edited a claim"},
	"delete claim":           {model.NounClaim, "Deleted %s", "Deleted a claim"},
	"restore claim":          {model.NounClaim, "Restored %s", "Restored a claim"},
	"attach source":          {model.NounClaim, "Attached a source to %s", "Attached a source"},
	"detach source":          {model.NounClaim, "Detached a source from %s", "Detached a source"},
	"propose sources":        {model.NounArticle, "Proposed sources for %s", "Proposed sources"},
	"accept proposals":       {model.NounClaim, "Accepted proposed sources of %s", "Accepted proposed sources"},
	"refuse proposals":       {model.NounClaim, "Refused proposed sources of %s", "Refused proposed sources"},
	"add source":             {model.NounSource, "Added the source %s", "Added a source"},
	"edit source":            {model.NounSource, "Edited the source %s", "Edited a source"},
	"edit evidence":          {model.NounClaim, "Edited evidence on %s", "Edited evidence"},
	"set verdict":            {model.NounClaim, "Worked on the verdict on %s", "Worked on a verdict"},
	"add to reasoning":       {model.NounClaim, "Added to the reasoning on %s", "Added to a reasoning"},
	"sign off":               {model.NounClaim, "Signed off the verdict on %s", "Signed off a verdict"},
	"decide conflict":        {model.NounClaim, "Decided a conflict on %s", "Decided a conflict"},
	"tag":                    {model.NounArticle, "Tagged %s", "Tagged something"},
	"untag":                  {model.NounArticle, "Took a tag off %s", "Took a tag off"},
	"add to collection":      {model.NounArticle, "Put %s into a collection", "Put articles into a collection"},
	"remove from collection": {model.NounArticle, "Took %s out of a collection", "Took articles out of a collection"},
	"set aside":              {model.NounArticle, "Set words of %s aside", "Set words aside"},
	"take back aside":        {model.NounArticle, "Opened words of %s again", "Opened words again"},
	"dismiss hint":           {model.NounArticle, "Dismissed a hint on %s", "Dismissed a hint"},
	"take hint back":         {model.NounArticle, "Showed a dismissed hint on %s again", "Showed a dismissed hint again"},
	"tick entry":             {model.NounArticle, "Ticked an entry in the ledger of %s", "Ticked an entry of a ledger"},
	"untick entry":           {model.NounArticle, "Took a tick off the ledger of %s", "Took a tick off a ledger"},
	"sign round":             {model.NounArticle, "Signed off a round of %s", "Signed off a round"},
	"withdraw round":         {model.NounArticle, "Took back the sign-off of a round of %s", "Took back the sign-off of a round"},
	"publish check":          {model.NounArticle, "Published the check of %s", "Published a check"},
	"withdraw publication":   {model.NounArticle, "Took back the publication of the check of %s", "Took back the publication of a check"},
	"give reason":            {model.NounClaim, "Gave the reason of a correction of %s", "Gave the reason of a correction"},
	"merge library":          {model.NounArticle, "Merged another library", "Merged another library"},
}

// ofTheHouse are the actions that no report's history has: what the house asks itself is its own
// business.
var ofTheHouse = map[string]bool{
	"ask question": true, "close question": true, "reopen question": true, "edit question": true, "delete question": true,
}

// historyOf returns the history in the words of today: what was renamed, deleted or
// detached since is not called by a name that it has no more.
func historyOf(c view.Chosen) []historyEntry {
	names := map[model.Noun]map[string]string{model.NounArticle: {c.Article.ID: c.Article.Title}, model.NounClaim: {}, model.NounSource: {}}
	for _, d := range c.Dossiers {
		names[model.NounClaim][d.Claim.ID] = d.Claim.Wording
		for _, e := range d.Evidence {
			names[model.NounSource][e.SourceID] = e.Source.Title
		}
	}
	by := map[string]model.Event{}
	for _, e := range c.Events {
		by[e.ID] = e
	}
	out := []historyEntry{}
	for _, e := range c.Events {
		if ofTheHouse[e.Action] || ofTheHouse[by[e.Target].Action] {
			continue
		}
		said := sentence(e, names)
		switch e.Kind {
		case model.Undid:
			said = "Undid a step"
		case model.Redid:
			said = "Did a step again"
		}
		if of, known := by[e.Target]; known {
			said += ": " + sentence(of, names)
		}
		out = append(out, historyEntry{e.ID, e.At, e.Editor, e.Action, said})
	}
	return out
}

// sentence says what an event did.
func sentence(e model.Event, names map[model.Noun]map[string]string) string {
	words, known := actionWords[e.Action]
	if !known {
		return "Changed something"
	}
	for _, id := range e.Subjects() {
		if name := names[words.of][id]; name != "" && words.named != words.unnamed {
			return fmt.Sprintf(words.named, "“"+passage.Shorten(name, 60)+"”")
		}
	}
	return words.unnamed
}
