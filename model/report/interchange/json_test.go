package interchange

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"galley/assets"
	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

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
	for name, c := range map[string]view.Content{"full": sample.Full(t), "bare": sample.Content(t, "Words.")} {
		report, err := jsonschema.UnmarshalJSON(strings.NewReader(output(t, WriteJSON, c)))
		if err != nil {
			t.Fatal(err)
		}
		if err := rules.Validate(report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var broken map[string]any
	if err := json.Unmarshal([]byte(output(t, WriteJSON, sample.Full(t))), &broken); err != nil {
		t.Fatal(err)
	}
	broken["claims"].([]any)[0].(map[string]any)["status"] = "perhaps"
	if rules.Validate(broken) == nil {
		t.Error("the schema lets anything through")
	}
}

func TestWhatWasLeftOutComesBackFromAReport(t *testing.T) {
	c := sample.Full(t)
	b, err := ReadJSON("own.json", []byte(output(t, WriteJSON, c)))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Versions[0].LeftOut; !reflect.DeepEqual(got, c.Version.LeftOut) {
		t.Errorf("%+v, want %+v", got, c.Version.LeftOut)
	}
	c.Version.LeftOut[0].After = 99
	if _, err := ReadJSON("own.json", []byte(output(t, WriteJSON, c))); !model.HasCode(err, model.Damaged) {
		t.Errorf("a part after a block that is not there: %v", err)
	}
}

func TestNotesComeBackFromAReport(t *testing.T) {
	c := sample.Full(t)
	written := output(t, WriteJSON, c)
	b, err := ReadJSON("own.json", []byte(written))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Versions[0].Notes; !reflect.DeepEqual(got, c.Version.Notes) {
		t.Errorf("%+v, want %+v", got, c.Version.Notes)
	}
	var d document
	if err := json.Unmarshal([]byte(written), &d); err != nil {
		t.Fatal(err)
	}
	points := []rune(d.Article.Text)
	if n := d.Article.Notes[0]; string(points[*n.Start:*n.End]) != "600 miles" || n.Words != "600 miles" {
		t.Errorf("%+v", n)
	}
	if n := d.Article.Notes[2]; n.Start != nil || n.End != nil || n.Part != "header" {
		t.Errorf("a note without a place: %+v", n)
	}
	for _, wrong := range []int{-3, 9999} {
		d.Article.Notes[0].Start = &wrong
		altered, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ReadJSON("own.json", altered); !model.HasCode(err, model.Damaged) {
			t.Errorf("a note from %d on is read: %v", wrong, err)
		}
	}
	c.Version.Notes = nil
	if strings.Contains(output(t, WriteJSON, c), `"notes"`) {
		t.Error("a version without notes has some")
	}
}

func TestJSONHoldsEverythingInCodePoints(t *testing.T) {
	c := sample.Full(t)
	var d document
	if err := json.Unmarshal([]byte(output(t, WriteJSON, c)), &d); err != nil || d.History == nil || len(d.History) != 0 {
		t.Errorf("nobody asked for the history: %+v, %v", d.History, err)
	}
	c.Choices.History = true
	if err := json.Unmarshal([]byte(output(t, WriteJSON, c)), &d); err != nil {
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
