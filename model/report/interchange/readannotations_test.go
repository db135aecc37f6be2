package interchange

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
)

func annotationsIn(t *testing.T, text string) []model.Annotation {
	t.Helper()
	all, err := ReadAnnotations("notes.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWebAnnotationsAreReadHoweverTheyAreWritten(t *testing.T) {
	const one = `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x:1", "type": "Annotation", "motivation": "commenting",
		"creator": {"type": "Person", "name": "Zoë"}, "created": "2026-11-20T10:00:00Z",
		"body": [{"type": "TextualBody", "value": "Check this.", "purpose": "commenting"}, {"type": "TextualBody", "value": "figures",
		"purpose": "tagging"}],
		"target": {"source": "https://example.org/a", "selector": [
			{"type": "TextQuoteSelector", "exact": "600 miles", "prefix": "nearly ", "suffix": " of"}, {"type": "TextPositionSelector",
		"start": 7, "end": 16}]}}`
	for name, text := range map[string]string{
		"one": one, "a list": "[" + one + "]", "a page": `{"type": "AnnotationPage", "items": [` + one + `]}`,
		"a collection": `{"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [` + one + `]}}`,
		"a graph":      `{"@context": "x", "@graph": [` + one + `]}`, "a line each": one + "\n", "with a mark": "\ufeff" + one,
		"refined": strings.Replace(strings.Replace(one, `"selector": [`, `"selector": {"type": "XPathSelector", "value": "/p", "refinedBy": [`,
			1), `}]}}`, `}]}}}`, 1),
	} {
		all := annotationsIn(t, text)
		if len(all) != 1 {
			t.Errorf("%s: %d annotations", name, len(all))
			continue
		}
		a := all[0]
		if a.ID != "urn:x:1" || a.Page != "https://example.org/a" || a.Quote.Exact != "600 miles" || a.Quote.Prefix != "nearly " ||
			a.Start != 7 || a.End != 16 ||
			a.Reasoning != "Check this." || strings.Join(a.Tags, "|") != "figures" || a.Creator != "Zoë" || a.Created != "2026-11-20T10:00:00.000Z" {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

func TestThePurposeOfABodySaysWhereItGoes(t *testing.T) {
	a := annotationsIn(t,
		`{"id": "urn:x:2", "type": "Annotation", "motivation": ["oa:describing", "tagging"], "target": "https://example.org/a#char=3,9",
			"bodyValue": "So it is.",
		"body": [{"type": "TextualBody", "value": "False", "purpose": "assessing"}, {"type": "TextualBody", "value": "False", "purpose":
			"tagging"}, {"value": "statistic", "purpose": "http://www.w3.org/ns/oa#tagging"},
			{"value": "Who says so?", "purpose": "questioning"}, {"value": "<p>In <b>1979</b>.</p><script>x</script>", "format": "text/html",
			"purpose": "describing"},
			"https://example.org/s1", {"type": "SpecificResource", "source": "https://example.org/s2", "purpose": "linking", "selector":
			{"type": "TextQuoteSelector", "exact": "936 km"}},
			{"type": "Choice", "items": [{"id": "http://vocab.example/terms#Border", "purpose": "tagging"}]}]}`)[0]
	if a.Rating != "False" || a.Kind != model.Statistic || strings.Join(a.Tags, "|") != "So it is.|Border" || a.Note != "Who says so?" ||
		a.Reasoning != "In 1979." {
		t.Errorf("%+v", a)
	}
	if len(a.Links) != 2 || a.Links[0].URL != "https://example.org/s1" || a.Links[1].Quote != "936 km" {
		t.Errorf("links %+v", a.Links)
	}
	if a.Start != 3 || a.End != 9 {
		t.Errorf("from %d to %d", a.Start, a.End)
	}
}

func TestAnExportOfHypothesisIsRead(t *testing.T) {
	const rows = `[{"id": "AbC", "created": "2026-11-01T08:30:00.123456+00:00", "updated": "2026-11-02T08:30:00+00:00", "user":
		"acct:ann@hypothes.is", "uri": "https://example.org/a",
			"text": "Doubtful.", "tags": ["figures", "border"], "target": [{"source": "https://example.org/a", "selector": [
				{"type": "RangeSelector", "startContainer": "/div[1]/p[2]", "startOffset": 0, "endContainer": "/div[1]/p[2]", "endOffset": 9},
				{"type": "TextPositionSelector", "start": 120, "end": 129}, {"type": "TextQuoteSelector", "exact": "600 miles", "prefix": "nearly ` +
		`", "suffix": " of border"}]}]},
		{"id": "DeF", "user": "acct:bob@hypothes.is", "user_info": {"display_name": "Bob B."}, "uri": "https://example.org/a", "text": "It ` +
		`is 936 km.", "tags": [], "references": ["AbC"], "target": [{"source": "https://example.org/a"}]},
		{"id": "GhI", "user": "acct:bob@hypothes.is", "uri": "https://example.org/a", "text": "Agreed.", "references": ["AbC", "DeF"],
		"target": []},
		{"id": "JkL", "user": "acct:bob@hypothes.is", "uri": "https://example.org/a", "text": "On the whole page.", "target": [{"source":
		"https://example.org/a"}]}]`
	for name, text := range map[string]string{"the service's answer": `{"total": 4, "rows": ` + rows + `}`,
		"an export": `{"export_date": "x", "annotations": ` + rows + `}`, "a list": rows} {
		all := annotationsIn(t, text)
		if len(all) != 4 {
			t.Fatalf("%s: %d annotations", name, len(all))
		}
		a := all[0]
		if a.ID != "https://hypothes.is/a/AbC" || a.Quote.Exact != "600 miles" || a.Creator != "ann" ||
			a.Created != "2026-11-01T08:30:00.123Z" || strings.Join(a.Tags, "|") != "figures|border" || a.Start != 120 {
			t.Errorf("%s: %+v", name, a)
		}
		if a.Reasoning != "Doubtful.\n\nBob B.: It is 936 km.\n\nbob: Agreed." || all[1].ReplyTo != a.ID || all[2].ReplyTo != a.ID {
			t.Errorf("%s: answers %q, %+v", name, a.Reasoning, all[1:3])
		}
		if all[3].Quote.Exact != "" || all[3].Start >= 0 || all[3].Reasoning != "On the whole page." {
			t.Errorf("%s: %+v", name, all[3])
		}
	}
}

func TestAnAnnotationWithoutAnIDHasTheSameOneTwice(t *testing.T) {
	const text = `{"type": "Annotation", "target": {"source": "x", "selector": {"exact": "words"}}, "bodyValue": "A \ud800 lone surrogate ` +
		`\u202e."}`
	one, two := annotationsIn(t, text)[0], annotationsIn(t, text+" ")[0]
	if one.ID == "" || one.ID != two.ID || annotationsIn(t, strings.Replace(text, "words", "other", 1))[0].ID == one.ID {
		t.Errorf("%q, %q", one.ID, two.ID)
	}
}

func TestFilesWithoutAnnotationsAreRefusedInASentence(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "no JSON": "<html>", "cut off": `[{"id":`, "other JSON": `{"a": [1, 2, {"b": null}]}`, "an empty list": "[]",
		"pages elsewhere": `{"type": "AnnotationCollection", "first": "https://example.org/page1"}`,
	} {
		if all, err := ReadAnnotations("x.json", []byte(text)); err == nil || model.Sentence(err) == "" ||
			strings.Contains(model.Sentence(err), "Something went wrong") {
			t.Errorf("%s: %v, %+v", name, err, all)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	all := annotationsIn(t, output(t, WriteAnnotations, sample.Every(t)))
	a := all[0]
	if a.Wording != "600 miles – “so he said”" || a.Speaker != "Akhundzadeh" || a.Said != "2009-03" || a.Kind != model.Statistic ||
		a.Rating != "Mostly true" || a.Scale != "Truth" ||
		a.Reasoning != "Measured." || strings.Join(a.Tags, "|") != "Hague talks" || a.Creator != "Ann" || len(a.Links) != 2 {
		t.Errorf("%+v", a)
	}
	if l := a.Links[1]; l.URL != "https://example.org/atlas" || l.Title != "Atlas" || l.Quote != "936 km" || l.Stance != model.Refutes ||
		l.Locator != "p. 4" || l.Note != "land border" {
		t.Errorf("%+v", l)
	}
}

func FuzzReadAnnotations(f *testing.F) {
	f.Add([]byte(`{"id": "urn:x:1", "type": "Annotation", "bodyValue": "x", "body": [{"value": "\ud800", "purpose": ["tagging"]}],
		"target": {"source": {"id": "a#char=1,2"}, "selector": [{"exact": "600"}, {"start": 1e9, "end": -1}]}}`))
	f.Add([]byte(`{"rows": [{"id": "A", "uri": "u", "text": "t", "references": ["A"], "tags": [1], "target": [{"selector": [{"exact":
		"x"}]}]}]}`))
	f.Add([]byte(`[[[[[[[[[[[[{"target": 1}]]]]]]]]]]]] {"first": {"next": {"items": {}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := ReadAnnotations("fuzz.json", data)
		if (err == nil) == (len(all) == 0) {
			t.Errorf("%d annotations, %v", len(all), err)
		}
		for _, a := range all {
			if a.Start >= 0 && a.End < 0 {
				t.Errorf("from %d to %d", a.Start, a.End)
			}
		}
	})
}
