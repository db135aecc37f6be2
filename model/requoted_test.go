package model

import "testing"

func TestAQuotationIsHeldAgainstWhatThePageSaysNow(t *testing.T) {
	text := "The envoy said that some 21,000 troops stand there.\n\nNobody’s counted them since the spring."
	for quote, want := range map[string]bool{
		"some 21,000 troops":                  true,
		"Nobody's counted  them":              true,
		"The envoy said … since the spring":   true,
		"The envoy said [...] since the":      true,
		"since the spring ... The envoy said": false,
		"some 20,000 troops":                  false,
		"stand there.\nNobody’s counted them": true,
	} {
		got := Requote(text, []Evidence{{Quote: quote}, {Quote: " "}, {Quote: "x", Deleted: "then"}, {Quote: "y", ProposedBy: "Ann"}})
		if len(got) != 1 || got[0].Stands != want {
			t.Errorf("%q: %+v", quote, got)
		}
	}
}
