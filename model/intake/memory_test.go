package intake

import "testing"

// What is reported of an import is kept for as long as its list is shown: it has counts, and not what
// was counted.
func TestAReportHoldsNoTextsAndNoNotes(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "# Posts lost\n\nIn all [21,000](https://a.example/) posts[^1].\n\n[^1]: The yearbook.\n"})
	r := Run(t.Context(), fresh(t), "Ann", []Origin{Path(root)}, Options{})
	if len(r.Items) != 1 || r.Items[0].Outcome != Imported {
		t.Fatalf("%+v", r.Items)
	}
	i := r.Items[0]
	if i.Version.ID == "" || i.Version.Text != "" || len(i.Version.Notes)+len(i.Version.Blocks)+len(i.Version.LeftOut) > 0 {
		t.Errorf("it holds %+v", i.Version)
	}
	if i.Notes["link"] != 1 || i.Notes["footnote"] != 1 {
		t.Errorf("it counts %v", i.Notes)
	}
}
