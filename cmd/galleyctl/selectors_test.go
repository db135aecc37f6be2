//go:build !race || long

package main

import (
	"strings"
	"testing"
)

// TestAnnotationsStandWhereTheirSelectorsSay: ranges, refinements, choices,
// several targets and text fragments, as the W3C and the WICG have them.
func TestAnnotationsStandWhereTheirSelectorsSay(t *testing.T) {
	const story = "Harbour council counts its boats\n\nThe council counted 412 boats on Monday, eleven more than a year ago.\n\nOf these, " +
		"some 37 boats have lain at the east quay since before the storm, the master said. Some 37 boats more lie elsewhere.\n\nA second " +
		"count costs 3.5 million crowns."
	quote := func(exact string) string { return `{"type": "TextQuoteSelector", "exact": "` + exact + `"}` }
	refined := func(outer, inner string) string {
		return strings.TrimSuffix(outer, "}") + `, "refinedBy": ` + inner + `}`
	}
	target := func(selector string) string { return `{"source": "urn:x", "selector": ` + selector + `}` }
	for name, c := range map[string]struct {
		target string
		want   []string // of each appearance, in order; "" without a place
	}{
		"a range": {target(`{"type": "RangeSelector", "startSelector": ` + quote("some 37 boats have") +
			`, "endSelector": ` + quote("since before") + `}`), []string{"some 37 boats have lain at the east quay"}},
		"a range to a later place": {target(`{"type": "RangeSelector", "startSelector": ` + quote("The council counted") +
			`, "endSelector": ` + quote("boats") + `}`), []string{"The council counted 412"}},
		"a range backwards": {target(`{"type": "RangeSelector", "startSelector": ` + quote("since before") + `, "endSelector": ` +
			quote("The council counted") + `}`), []string{""}},
		"a refinement by words": {target(refined(quote("some 37 boats have lain at the east quay"), quote("37 boats"))),
			[]string{"37 boats"}},
		"a refinement by position": {target(refined(quote("some 37 boats have lain"),
			`{"type": "TextPositionSelector", "start": 5, "end": 7}`)), []string{"37"}},
		"a refinement of an element": {target(refined(`{"type": "CssSelector", "value": "p"}`, quote("412 boats"))), []string{"412 boats"}},
		"a refinement outside":       {target(refined(quote("some 37 boats have lain"), quote("412 boats"))), []string{""}},
		"a choice of selectors": {target(`{"type": "Choice", "items": [` + quote("413 ships of war") + `, ` + quote("412 boats") +
			`]}`), []string{"412 boats"}},
		"a choice of targets": {`{"type": "Choice", "items": [` + target(quote("413 ships of war")) + `, ` +
			target(quote("412 boats")) + `]}`, []string{"412 boats"}},
		"selectors of which one is found": {target(`[{"type": "XPathSelector", "value": "/p"}, ` + quote("413 ships of war") + `, ` +
			`{"type": "RangeSelector", "startSelector": ` + quote("412 boats") + `, "endSelector": ` + quote("eleven more") + `}]`),
			[]string{"412 boats on Monday,"}},
		"several targets": {`[` + target(quote("412 boats")) + `, ` + target(quote("3.5 million crowns")) + `]`,
			[]string{"412 boats", "3.5 million crowns"}},
		"several, one not there": {`[` + target(quote("413 ships of war")) + `, ` + target(quote("412 boats")) + `]`,
			[]string{"", "412 boats"}},
		"the same twice": {`[` + target(quote("412 boats")) + `, ` + target(quote("412 boats")) + `]`, []string{"412 boats"}},
		"a composite": {`{"type": "Composite", "items": [` + target(quote("412 boats")) + `, ` +
			target(quote("3.5 million crowns")) + `]}`, []string{"412 boats", "3.5 million crowns"}},
		"a text fragment":              {`"https://example.org/a#:~:text=412%20boats"`, []string{"412 boats"}},
		"a fragment with surroundings": {`"https://example.org/a#top:~:text=these%2C-,some%2037%20boats,-have"`, []string{"some 37 boats"}},
		"a fragment from and to": {`"https://example.org/a#:~:text=The%20council,on%20Monday"`,
			[]string{"The council counted 412 boats on Monday"}},
		"two fragments":          {`"https://example.org/a#:~:text=412%20boats&text=3.5%20million"`, []string{"412 boats", "3.5 million"}},
		"a fragment as selector": {target(`{"type": "FragmentSelector", "value": ":~:text=412%20boats"}`), []string{"412 boats"}},
	} {
		s := newShell(t)
		var made []importedJSON
		s.ok(&made, "import", s.file("story.txt", story))
		s.annotated(made[0].ID, `{"id": "urn:n:1", "type": "Annotation", "motivation": "assessing", "bodyValue": "Asked.", "target": `+c.target+
			`}`)
		var claims []claimSeen
		s.ok(&claims, "claim", "list", made[0].ID)
		if len(claims) != 1 || len(claims[0].Appearances) != len(c.want) {
			t.Errorf("%s: %+v", name, claims)
			continue
		}
		for i, want := range c.want {
			a := claims[0].Appearances[i]
			if want == "" && a.State != "orphaned" || want != "" && (a.State != "anchored" || a.Exact != want) {
				t.Errorf("%s: %q is %s, want %q", name, a.Exact, a.State, want)
			}
		}
	}
}

// TestAnnotationsOfOtherToolsAreRefusedByName: none of them is taken in part.
func TestAnnotationsOfOtherToolsAreRefusedByName(t *testing.T) {
	for tool, text := range map[string]string{
		"doccano": `{"id": 1, "text": "Nearly 600 miles", "label": [[7, 16, "figure"]]}` + "\n" + `{"id": 2, "text": "x", "label": []}`,
		"Label Studio": `[{"id": 1, "data": {"text": "Nearly 600 miles"}, "annotations": [{"result": [{"from_name": "label", "to_name": ` +
			`"text", "type": "labels", "value": {"start": 7, "end": 16, "labels": ["figure"]}}]}]}]`,
		"Prodigy": `{"text": "Nearly 600 miles", "spans": [{"start": 7, "end": 16, "label": "FIGURE"}], "_task_hash": 1, "answer": "accept"}`,
		"brat":    "T1\tFigure 7 16\t600 miles\nT2\tPlace 20 25\tthere\nR1\tAt Arg1:T1 Arg2:T2\n",
		"WebAnno": "#FORMAT=WebAnno TSV 3.3\n\n#Text=Nearly 600 miles\n1-1\t0-6\tNearly\t_\n",
		"CoNLL":   "Nearly O\n600 B-FIG\nmiles I-FIG\n",
	} {
		s := newShell(t)
		article := s.article()
		_, _, said := s.run("", "annotate", article, "--from", s.file("notes.json", text))
		if !strings.Contains(said, tool) || !strings.Contains(said, "Nothing was changed") {
			t.Errorf("%s: %q", tool, said)
		}
	}
}
