//go:build !race || long

package app

import (
	"strings"
	"testing"

	"galley/model"
)

func TestAConfidentialSourceIsCalledByItsAliasUnlessTheKeyIsHeld(t *testing.T) {
	w, r, _ := claimed(t)
	name, alias, private := "Planted Jo", "an officer", true
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Refutes,
		New: &model.AddSource{Fields: model.SourceFields{Title: &name, Alias: &alias, Private: &private}}}, nil)
	w.do(t, "List of Sources")
	r.pass()
	everywhere := func() string {
		said := sourceTexts(w) + w.notice.text.Text
		d, _ := w.session.Dossier(w.session.Active())
		for _, x := range d.Evidence {
			said += "\n" + x.Source.Title
		}
		return said
	}
	if got := everywhere(); strings.Contains(got, name) || !strings.Contains(got, alias) || !strings.Contains(got, "confidential") {
		t.Errorf("before: %s", got)
	}
	w.do(t, "Show Confidential Names While Held")
	if got := everywhere(); strings.Count(got, name) < 2 {
		t.Errorf("while it is held: %s", got)
	}
	r.pass()
	if got := everywhere(); strings.Contains(got, name) {
		t.Errorf("afterwards: %s", got)
	}
}
