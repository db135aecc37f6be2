package interchange

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"galley/model/report/sample"
	"galley/model/report/view"
)

// w3c is where the assertions of the W3C's Web Annotation tests lie, beside the project.
const w3c = "../../../shared/corpus/webannotation"

// assertions are those with assertionType must in a folder, by file name.
func assertions(t *testing.T, folders ...string) map[string]*jsonschema.Schema {
	t.Helper()
	if _, err := os.Stat(w3c); err != nil {
		t.Skip("the W3C's assertions are not beside the project: ", err)
	}
	files := func(folder string) []string {
		all, err := filepath.Glob(filepath.Join(w3c, folder, "*.json"))
		if err != nil || len(all) == 0 {
			t.Fatalf("%s: %v", folder, err)
		}
		return all
	}
	out := map[string]*jsonschema.Schema{}
	for _, folder := range folders {
		compiler := jsonschema.NewCompiler() // one a folder: two have files of the same name
		compiler.DefaultDraft(jsonschema.Draft4)
		compiler.AssertFormat()
		add := func(path string) map[string]any {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if err := compiler.AddResource("http://w3.test/"+filepath.Base(path), schema); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			return schema.(map[string]any)
		}
		for _, path := range files("definitions") {
			add(path)
		}
		for _, path := range files(folder) {
			if schema := add(path); schema["assertionType"] != "must" {
				continue
			}
			compiled, err := compiler.Compile("http://w3.test/" + filepath.Base(path))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			out[folder+"/"+filepath.Base(path)] = compiled
		}
	}
	return out
}

func TestEveryMustOfTheW3CHoldsForAnnotations(t *testing.T) {
	musts := assertions(t, "annotations", "annotations/bodiesTargets", "annotations/specificResource")
	lists := map[string]map[string]*jsonschema.Schema{"collection": assertions(t, "collections"), "page": assertions(t, "collections/pages")}
	bare := sample.Content(t, "Words.", "Words")
	contents := map[string]view.Content{"every": sample.Every(t), "bare": bare, "none": sample.Content(t, "Words.")}
	for name, text := range sample.Hostiles {
		contents[name] = sample.HostileContent(t, text)
	}
	checked := 0
	for name, c := range contents {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(output(t, WriteAnnotations, c)))
		if err != nil {
			t.Fatal(err)
		}
		collection := value.(map[string]any)
		page := collection["first"].(map[string]any)
		hold := func(what string, value any, rules map[string]*jsonschema.Schema) {
			for rule, schema := range rules {
				checked++
				if err := schema.Validate(value); err != nil {
					t.Errorf("%s, %s: %s: %v", name, what, rule, err)
				}
			}
		}
		hold("collection", value, lists["collection"])
		hold("page", page, lists["page"])
		for _, item := range page["items"].([]any) {
			hold("annotation", item, musts)
		}
	}
	if len(musts) < 30 || checked < 1000 {
		t.Errorf("only %d assertions were found, %d checks made", len(musts), checked)
	}
	t.Logf("%d assertions for annotations, %d for collections, %d for pages; %d checks", len(musts), len(lists["collection"]),
		len(lists["page"]), checked)
}

func TestAnnotationsSayWhereAndWhat(t *testing.T) {
	c := sample.Every(t)
	var d struct {
		Total int
		First struct{ Items []map[string]any }
	}
	if err := json.Unmarshal([]byte(output(t, WriteAnnotations, c)), &d); err != nil {
		t.Fatal(err)
	}
	if d.Total != 2 || len(d.First.Items) != 2 {
		t.Fatalf("%d annotations of %d", len(d.First.Items), d.Total)
	}
	one := d.First.Items[0]
	target := one["target"].(map[string]any)
	position := target["selector"].([]any)[1].(map[string]any)
	points := []rune(c.Version.Text)
	if got := string(points[int(position["start"].(float64)):int(position["end"].(float64))]); got != "600 miles – “so he said”" {
		t.Errorf("it stands at %q", got)
	}
	if one["motivation"] != "assessing" || target["source"] != c.Article.URL || one["creator"].(map[string]any)["name"] != "Ann" ||
		one["created"] == nil || one["modified"] != "2026-11-22T09:00:00.000Z" {
		t.Errorf("%v", one)
	}
	purposes := ""
	for _, b := range one["body"].([]any) {
		purposes += b.(map[string]any)["purpose"].(string) + " "
	}
	if purposes != "assessing tagging describing tagging tagging linking linking " {
		t.Errorf("bodies for %s", purposes)
	}
	if other := d.First.Items[1]; other["motivation"] != "highlighting" || other["id"] == one["id"] {
		t.Errorf("not rated: %v", other)
	}
}
