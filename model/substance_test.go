package model

import "testing"

func TestAQuotationIsPutToAPersonInSubstance(t *testing.T) {
	for _, c := range []struct {
		wording, speaker, language string
		kind                       ClaimKind
		prefix, suffix, asked      string
		want                       string
		substance                  bool
	}{
		{wording: "The border is 600 miles long", want: "The border is 600 miles long"},
		{wording: "“We will not leave our post, and I’m sure of it,” she said.", speaker: "jo doe", language: "en",
			want: "you will not leave your post, and you are sure of it, she said.", substance: true},
		{wording: "I was there for my country", kind: QuoteClaim, want: "they were there for their country", substance: true},
		{wording: "We won't go", prefix: "She said: “", suffix: "” and left", speaker: "Jo Doe", want: "you won't go", substance: true},
		{wording: "„Wir gehen nicht“, sagte sie", language: "de", want: "Wir gehen nicht, sagte sie", substance: true},
		{wording: "He called it 'a scandal' in Ed's office", kind: QuoteClaim, want: "He called it a scandal in Ed's office", substance: true},
		{wording: "“I did”", asked: "Did you say that you did?", want: "Did you say that you did?"},
	} {
		f := PersonFact{Claim: Claim{Wording: c.wording, Speaker: c.speaker, Kind: c.kind}, Language: c.language, Asked: c.asked,
			Place: Appearance{Exact: c.wording, Prefix: c.prefix, Suffix: c.suffix}}
		if got, substance := f.Put("Jo Doe"); got != c.want || substance != c.substance {
			t.Errorf("%q: %q, %t", c.wording, got, substance)
		}
	}
}
