package intake

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func feedOf(claims ...string) string {
	var all []string
	for _, c := range claims {
		all = append(all, `{"@type":"ClaimReview","url":"https://desk.example/`+strings.ReplaceAll(c, " ", "-")+`","claimReviewed":"`+c+
			`","author":{"name":"Desk"},"reviewRating":{"alternateName":"False"}}`)
	}
	return "[" + strings.Join(all, ",") + "]"
}

func TestAFileOfChecksTakesThePlaceOfWhatWasReadOfItBefore(t *testing.T) {
	lib := fresh(t)
	stored := func() string {
		feeds, err := lib.CheckFeeds(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range feeds {
			all = append(all, strings.Repeat("|", f.Checks)+" "+f.Feed)
		}
		return strings.Join(all, ", ")
	}
	read := func(name, text string) (FeedReport, error) {
		return Checks(t.Context(), lib, filepath.Join(tree(t, map[string]string{name: text}), name), nil)
	}
	for _, step := range []struct {
		name, text string
		new, gone  int
		stored     string
		fails      bool
	}{
		{"a.json", feedOf("The sea rose", "The land sank", "It rained"), 3, 0, "||| a.json", false},
		{"b.json", feedOf("It snowed"), 1, 0, "||| a.json, | b.json", false},
		{"a.json", feedOf("It rained", "It hailed"), 1, 2, "|| a.json, | b.json", false},
		{"a.json", `{"nothing":"here"}`, 0, 0, "|| a.json, | b.json", true},
		{"a.json", strings.TrimSuffix(feedOf("It thawed", "It froze"), "]") + `,{"@type":"Cla`, 2, 0, "|||| a.json, | b.json", true},
		{"a.json", feedOf("It rained"), 0, 3, "| a.json, | b.json", false},
	} {
		r, err := read(step.name, step.text)
		if r.New != step.new || r.Gone != step.gone || stored() != step.stored || (err != nil) != step.fails {
			t.Errorf("%.40s: %d new, %d gone, stored %s, %v", step.text, r.New, r.Gone, stored(), err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(tree(t, map[string]string{"a.json": feedOf("It froze")}), "a.json")
	if r, err := Checks(ctx, lib, path, nil); !errors.Is(err, context.Canceled) || r.Gone != 0 || stored() != "| a.json, | b.json" {
		t.Errorf("stopped: %+v, %v, stored %s", r, err, stored())
	}
}
