package session

import (
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// Shelf is what the library panel shows.
func (s *Session) Shelf() state.Shelf {
	return state.Shelf{
		List: s.rows, Choices: s.Choices(), Chosen: s.list.Key, Sort: s.list.sorted(), Tally: s.tally,
		Open: s.ArticleID(), Empty: s.emptyList(), Hint: s.hint(), Query: s.query, Hits: s.hits,
	}
}

// Claims is what the claims panel shows to an editor.
func (s *Session) Claims(editor string) state.Claims {
	return state.Claims{
		Open: s.IsOpen(), List: s.withCompany(s.claimList(editor).now), Typing: s.typing(s.active), Dossiers: s.article.Proof.Dossiers, Version: s.Version().ID, Active: s.active,
		Scales: s.scales, History: s.history, Editor: editor, Language: s.article.Proof.Article.Language,
		Beside: s.compared != nil, Orphan: s.orphan, Candidates: s.places,
		Hints: s.Hints(), Items: s.items(),
	}
}

// items are what the checklists of the selected claim ask.
func (s *Session) items() []model.Item {
	p := s.article.Proof
	d, ok := s.Dossier(s.active)
	if !ok || d.Claim.Closed != "" {
		return nil
	}
	return model.ItemsOf(d, p.Version, p.Article.Language, p.Checklists, model.Ticked(p.Ticks))
}

// Page is what the middle of the window shows. Beside another version nothing is shown as set
// aside: there the text tells what changed.
func (s *Session) Page() state.Page {
	page := state.Page{
		Proof: s.article.Proof, Furniture: s.article.Furniture, Active: s.active, Refused: s.refused,
		Bare: s.ready && s.tally.Current.Articles+s.tally.Archive.Articles == 0, Beside: s.comparison(),
		Worth: s.Worth(), Coverage: s.Coverage(), Here: s.here(),
	}
	if s.compared == nil {
		page.Asides = s.article.Proof.Asides
	}
	return page
}

// Title is the title of the window.
func (s *Session) Title() string {
	if s.IsOpen() {
		return locale.Text("%s – Galley", s.article.Proof.Article.Title)
	}
	return "Galley"
}
