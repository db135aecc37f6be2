package view

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"galley/model"
	"galley/model/prose"
	"galley/model/quotation"
)

// translated says what a passage in another language says, and who translated it; "" where nobody did.
func (w *Words) translated(e model.Evidence) string {
	said := prose.OneLine(prose.WithoutControls(e.Translation))
	if said == "" {
		return ""
	}
	id, by := "translated", prose.Flatten(e.Translator)
	if by != "" {
		id += "_by"
	}
	from := w.languageNamed(e.Language)
	if from != "" {
		id += "_from"
	}
	return w.With(id, map[string]any{"Words": said, "Name": isolate(by), "Language": from})
}

// languageNamed is how the report's language calls one; "" not known.
func (w *Words) languageNamed(code string) string {
	tag, err := language.Parse(code)
	if err != nil || tag == language.Und {
		return ""
	}
	if name := display.Languages(language.Make(w.Lang)).Name(tag); name != "" {
		return name
	}
	return tag.String()
}

// Quotation says how the quoted words of a claim stand to what its sources say, the nearest passage, with what differs; none
// for a claim of another kind. It is for the desk.
func (r Report) Quotation(d model.Dossier) []string {
	if !d.Claim.IsQuotation() {
		return nil
	}
	all := d.CheckQuotations(r.Article.Language)
	if len(all) == 0 {
		return []string{r.Words.Say("quotation_unsourced")}
	}
	check := all[0]
	switch {
	case !check.Differs():
		return []string{r.Words.Say("quotation_" + string(check.State))}
	case check.IsAbsent():
		return []string{r.Words.Say("quotation_absent")}
	}
	said := r.Words.Say("quotation_signs")
	if check.Words > 0 {
		said = r.Words.Count("quotation_differs", check.Words)
	}
	var parts []string
	for _, one := range check.Differences[:min(len(check.Differences), mostDifferences)] {
		parts = append(parts, r.Words.difference(one))
	}
	return []string{said + " " + strings.Join(parts, "; ")}
}

// mostDifferences is how many differences are told one by one.
const mostDifferences = 10

func (w *Words) difference(d quotation.Difference) string {
	parts := map[string]any{"Ours": prose.Flatten(d.Ours), "Theirs": prose.Flatten(d.Theirs)}
	switch {
	case d.Ours == "":
		return w.With("quotation_left_out", parts)
	case d.Theirs == "":
		return w.With("quotation_added", parts)
	}
	return w.With("quotation_for", parts)
}
