package model

import (
	"fmt"
	"testing"
)

// said writes a query as one line.
func said(q Query) string {
	var s string
	for i, all := range q.Any {
		if i > 0 {
			s += "OR "
		}
		for _, t := range all {
			if t.Not {
				s += "-"
			}
			s += fmt.Sprint(t.Words)
			if t.Prefix {
				s += "*"
			}
			s += " "
		}
	}
	for _, f := range q.Filters {
		s += string(f.Field) + "=" + f.Value + " "
	}
	return s
}

func TestWhateverIsTypedIsAQuery(t *testing.T) {
	for _, c := range []struct {
		text   string
		typing bool
		want   string
	}{
		{"opium border", false, "[opium] [border] "},
		{"opium bor", true, "[opium] [bor]* "},
		{`"nearly 600 miles" diplo*`, false, "[nearly 600 miles] [diplo]* "},
		{"heroin OR opium trade", false, "[heroin] OR [opium] [trade] "},
		{"opium -border", false, "[opium] -[border] "},
		{"opium NOT border AND war", false, "[opium] -[border] [war] "},
		{"rating:false speaker:\"Richard Holbrooke\" opium", false, "[opium] rating=false speaker=Richard Holbrooke "},
		{"after:2009-03 Publisher:cbs", true, "after=2009-03 publisher=cbs "},
		{"well-known", false, "[well known] "},
		{"“curly quotes”", false, "[curly quotes] "},
		{"OR", false, "[OR] "},
		{"OR opium OR", false, "[OR] [opium] "},
		{`"not closed`, true, "[not closed] "},
		{"-only -no", false, ""},
		{"", true, ""},
		{`"" - * ( ) ^ : NEAR(a b)`, false, "[NEAR a] [b] "},
		{"rating: x", false, "[rating] [x] "},
	} {
		if got := said(ParseQuery(c.text, c.typing)); got != c.want {
			t.Errorf("%q means %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`a "b c" -d OR e* rating:x`, `“”“`, `-"`, "NOT", "after:"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		for _, all := range ParseQuery(text, typing).Any {
			if !hasPositive(all) {
				t.Errorf("%q asks for nothing but what is not", text)
			}
			for _, term := range all {
				if len(term.Words) == 0 {
					t.Errorf("%q has a term without words", text)
				}
			}
		}
	})
}
