package app

import "testing"

// A format that is new in the table of model/report has to be given words here.
func TestEveryKindOfReportHasWordsAndAKeyOfItsOwn(t *testing.T) {
	keys, labels := map[string]bool{}, map[string]bool{}
	for _, k := range reportKinds {
		if k.Label == "" || k.About == "" || keys[k.Key] || labels[k.Label] {
			t.Errorf("%s: %+v", k.format, k.Kind)
		}
		keys[k.Key], labels[k.Label] = true, true
	}
	if len(keys) != len(kindWords) {
		t.Errorf("%d kinds are offered, %d have words", len(keys), len(kindWords))
	}
}
