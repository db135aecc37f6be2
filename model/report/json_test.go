package report

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"galley/assets"
	"galley/model"
)

// full is a report with something in every field.
func full(t testing.TB) Content {
	c := content(t, "Café 🤝 talks\n\nNearly 600 miles – “so he said”.\n\nNot rated: 21,000.", "600 miles – “so he said”", "21,000")
	d := &c.Dossiers[0]
	d.Claim.Speaker, d.Claim.Said, d.Claim.Kind, d.Claim.Owner, d.Claim.Due = "Akhundzadeh", "2009-03", model.Statistic, "Ann", "2026-12-01"
	rate(d, "Unproven", "Not yet.")
	rate(d, "Mostly true", "Measured.")
	d.Verdicts[1].SignedBy, d.Verdicts[1].SignedAt = "Bob", "2026-11-22T09:00:00.000Z"
	d.Claim.Status = model.SignedOff
	hash := "00ff"
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: "936 km", Locator: "p. 4", Note: "land border"},
		Source:   model.Source{ID: "s", Title: "Atlas", Reliability: model.Mixed, Primary: true, FileHash: &hash},
	}}
	d.Appearances = append(d.Appearances, model.Appearance{ID: "other", ClaimID: d.Claim.ID, ArticleID: "a2", VersionID: "v9", Start: 3, End: 5, State: model.Anchored})
	c.Version.Hidden = []int{0}
	c.Version.Blocks[0].Kind, c.Version.Blocks[0].Level = model.Heading, 1
	c.Version.LeftOut = []model.LeftOut{{
		Text: "“Größer”\n\n2,100 posts", Blocks: []model.Block{{Kind: model.Heading, Start: 0, End: 14, Level: 2}, {Kind: model.ListItem, Start: 16, End: 27}},
		Reason: "It stands beside the article on the page.", After: 0,
	}}
	c.Events = []model.Event{{Seq: 1, ID: "ev", At: "2026-11-20T10:00:00.000Z", Editor: "Ann", Action: "mark claim", What: "Marked"}}
	return c
}

func TestJSONIsAsTheSchemaSays(t *testing.T) {
	data, err := assets.Reports.ReadFile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("report.schema.json", schema); err != nil {
		t.Fatal(err)
	}
	rules, err := compiler.Compile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]Content{"full": full(t), "bare": content(t, "Words.")} {
		report, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, JSON, c)))
		if err != nil {
			t.Fatal(err)
		}
		if err := rules.Validate(report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var broken map[string]any
	if err := json.Unmarshal([]byte(written(t, JSON, full(t))), &broken); err != nil {
		t.Fatal(err)
	}
	broken["claims"].([]any)[0].(map[string]any)["status"] = "perhaps"
	if rules.Validate(broken) == nil {
		t.Error("the schema lets anything through")
	}
}

func TestWhatWasLeftOutComesBackFromAReport(t *testing.T) {
	c := full(t)
	b, err := ReadJSON("own.json", []byte(written(t, JSON, c)))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Versions[0].LeftOut; !reflect.DeepEqual(got, c.Version.LeftOut) {
		t.Errorf("%+v, want %+v", got, c.Version.LeftOut)
	}
	c.Version.LeftOut[0].After = 99
	if _, err := ReadJSON("own.json", []byte(written(t, JSON, c))); !model.HasCode(err, model.Damaged) {
		t.Errorf("a part after a block that is not there: %v", err)
	}
}

func TestJSONHoldsEverythingInCodePoints(t *testing.T) {
	c := full(t)
	var d document
	if err := json.Unmarshal([]byte(written(t, JSON, c)), &d); err != nil || d.History == nil || len(d.History) != 0 {
		t.Errorf("nobody asked for the history: %+v, %v", d.History, err)
	}
	c.Choices.History = true
	if err := json.Unmarshal([]byte(written(t, JSON, c)), &d); err != nil {
		t.Fatal(err)
	}
	if d.Article.Text != c.Version.Text || d.Article.SHA256 != c.Version.SHA256 || !d.Article.Blocks[0].Hidden || d.Article.Blocks[1].Hidden {
		t.Errorf("article %+v", d.Article)
	}
	points := []rune(d.Article.Text)
	claim := d.Claims[0]
	if len(claim.Appearances) != 1 {
		t.Fatalf("a place in another article is in the report: %+v", claim.Appearances)
	}
	if a := claim.Appearances[0]; string(points[a.Start:a.End]) != "600 miles – “so he said”" || a.Exact != string(points[a.Start:a.End]) {
		t.Errorf("from %d to %d stands %q", a.Start, a.End, string(points[a.Start:a.End]))
	}
	for i, b := range d.Article.Blocks {
		want := c.Version.Blocks[i]
		if string(points[b.Start:b.End]) != c.Version.Text[want.Start:want.End] {
			t.Errorf("block %d is %q", i, string(points[b.Start:b.End]))
		}
	}
	switch v := claim.Verdict; {
	case v == nil, v.Rating != "Mostly true", v.SignedBy != "Bob", v.Scale != "Truth", *v.Value != 4, len(claim.Verdicts) != 2:
		t.Errorf("verdicts %+v", claim.Verdicts)
	}
	if e := claim.Evidence[0]; e.Quote != "936 km" || e.Source.Title != "Atlas" || *e.Source.FileSHA256 != "00ff" || !e.Source.Primary {
		t.Errorf("evidence %+v", e)
	}
	if d.Claims[1].Verdict != nil || len(d.History) != 1 || len(d.Scales) != len(model.BuiltInScales()) {
		t.Errorf("the rest: %+v, %+v, %d scales", d.Claims[1], d.History, len(d.Scales))
	}
}

func TestAnUnknownFormatIsRefusedInASentence(t *testing.T) {
	var b strings.Builder
	if err := Write(t.Context(), &b, "papyrus", content(t, "Words.")); !model.HasCode(err, model.Invalid) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}
