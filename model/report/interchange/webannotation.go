package interchange

import (
	"encoding/json"
	"io"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/view"
)

// Web Annotations as the W3C's data model of 2017 has them
// (https://www.w3.org/TR/annotation-model/), in a collection of one page. Every
// place of a claim is an annotation: its target says where it stands, its bodies
// what was found. Positions count code points of the text Galley took from the
// page. What the model has no word for has a name of schema.org or one of
// Galley's own; the context spells them out.

const annoContext = "http://www.w3.org/ns/anno.jsonld"

var annotationContext = []any{annoContext, map[string]string{"schema": "http://schema.org/", "galley": "https://galley.example/ns#"}}

type annotationCollection struct {
	Context   any            `json:"@context"`
	ID        string         `json:"id"`
	Type      string         `json:"type"`
	Label     string         `json:"label"`
	Creator   *agent         `json:"creator,omitempty"`
	Created   model.Stamp    `json:"created,omitempty"`
	Generator *agent         `json:"generator,omitempty"`
	Total     int            `json:"total"`
	First     annotationPage `json:"first"`
}

type annotationPage struct {
	Context    any          `json:"@context"`
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	PartOf     partOf       `json:"partOf"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type partOf struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	Label string `json:"label"`
	Total int    `json:"total"`
}

type annotation struct {
	Context    any              `json:"@context"`
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Creator    *agent           `json:"creator,omitempty"`
	Created    model.Stamp      `json:"created,omitempty"`
	Modified   model.Stamp      `json:"modified,omitempty"`
	Generator  *agent           `json:"generator,omitempty"`
	Generated  model.Stamp      `json:"generated,omitempty"`
	Wording    string           `json:"schema:claimReviewed"`
	Speaker    string           `json:"galley:speaker,omitempty"`
	Said       string           `json:"galley:said,omitempty"`
	Status     string           `json:"galley:status"`
	Proposed   string           `json:"galley:proposed,omitempty"` // the words of the body that is "editing"
	Cut        bool             `json:"galley:cut,omitempty"`
	Severity   model.Severity   `json:"galley:severity,omitempty"`
	Closed     model.ClosedAs   `json:"galley:closed,omitempty"`
	Body       []annotationBody `json:"body,omitempty"`
	Target     annotationTarget `json:"target"`
}

type agent struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type annotationBody struct {
	Type      string              `json:"type"`
	Purpose   string              `json:"purpose"`
	Value     string              `json:"value,omitempty"`
	Format    string              `json:"format,omitempty"`
	Source    string              `json:"source,omitempty"`
	Selector  *annotationSelector `json:"selector,omitempty"`
	Scale     string              `json:"galley:scale,omitempty"`
	Title     string              `json:"schema:name,omitempty"`
	Publisher string              `json:"schema:publisher,omitempty"`
	Stance    model.Stance        `json:"galley:stance,omitempty"`
	Locator   string              `json:"galley:locator,omitempty"`
	Note      string              `json:"galley:note,omitempty"`

	// of a quotation in another language
	QuoteLanguage string `json:"galley:quoteLanguage,omitempty"`
	Translation   string `json:"galley:translation,omitempty"`
	Translator    string `json:"galley:translator,omitempty"`
}

type annotationTarget struct {
	Type     string               `json:"type"`
	Source   string               `json:"source"`
	Selector []annotationSelector `json:"selector"`
	State    *annotationState     `json:"state,omitempty"`
	SHA256   string               `json:"galley:textSHA256"`
	Scope    string               `json:"scope,omitempty"` // of a picture: the page that it stands on
	Picture  string               `json:"galley:pictureSHA256,omitempty"`
}

type annotationSelector struct {
	Type     string `json:"type"`
	Value    string `json:"value,omitempty"`      // of a FragmentSelector
	Conforms string `json:"conformsTo,omitempty"` // likewise
	Exact    string `json:"exact,omitempty"`
	Prefix   string `json:"prefix,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Start    *int   `json:"start,omitempty"`
	End      *int   `json:"end,omitempty"`
}

type annotationState struct {
	Type       string      `json:"type"`
	SourceDate model.Stamp `json:"sourceDate"`
}

// WriteAnnotations writes the claims as a collection of Web Annotations.
func WriteAnnotations(w io.Writer, c view.Chosen) error {
	urn, label := model.ArticleURN(c.Article.ID), c.Article.Title
	if label == "" {
		label = "Claims"
	}
	items := annotationsOf(c)
	collection := annotationCollection{
		Context: annotationContext, ID: urn, Type: "AnnotationCollection", Label: label,
		Creator: agentOf("Person", c.Editor), Created: c.Made, Generator: agentOf("Software", c.Generator), Total: len(items),
		First: annotationPage{Context: annotationContext, ID: urn + "#page1", Type: "AnnotationPage",
			PartOf: partOf{urn, "AnnotationCollection", label, len(items)}, Items: items},
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(collection)
}

func agentOf(kind, name string) *agent {
	if name == "" {
		return nil
	}
	return &agent{kind, name}
}

func annotationsOf(c view.Chosen) []annotation {
	index := passage.NewIndex(c.Version.Text)
	marked := markedBy(c.Events)
	source := view.WebLink(c.Article.URL)
	if source == "" {
		source = model.ArticleURN(c.Article.ID)
	}
	all := []annotation{}
	for _, d := range c.Dossiers {
		bodies := bodiesOf(d, c.Tags[d.Claim.ID])
		v, _ := d.Verdict()
		motivation, creator, modified := "highlighting", marked[d.Claim.ID], d.Claim.Created
		switch {
		case v.Rating != "":
			motivation = "assessing"
		case v.Reasoning != "":
			motivation = "describing"
		case len(d.Evidence) > 0:
			motivation = "linking"
		}
		if v.By != "" {
			creator = v.By
		}
		modified = max(modified, v.At, v.SignedAt)
		for _, e := range d.Evidence {
			modified = max(modified, e.Added)
		}
		for _, a := range d.Appearances {
			if a.VersionID != c.Version.ID {
				continue
			}
			target := annotationTarget{
				Type: "SpecificResource", Source: source, SHA256: c.Version.SHA256,
				Selector: []annotationSelector{{Type: "TextQuoteSelector", Exact: a.Exact, Prefix: a.Prefix, Suffix: a.Suffix}},
			}
			if a.Picture != "" {
				target = onPicture(target, a, c.Version)
			} else if a.State != model.Orphaned {
				start, end := index.CodePoint(a.Start), index.CodePoint(a.End)
				target.Selector = append(target.Selector, annotationSelector{Type: "TextPositionSelector", Start: &start, End: &end})
			}
			if c.Version.Added != "" {
				target.State = &annotationState{"TimeState", c.Version.Added}
			}
			all = append(all, annotation{
				Context: annotationContext, ID: model.AnnotationID(a.ID), Type: "Annotation", Motivation: motivation,
				Creator: agentOf("Person", creator), Created: d.Claim.Created, Modified: modified,
				Generator: agentOf("Software", c.Generator), Generated: c.Made,
				Wording: d.Claim.Wording, Speaker: d.Claim.Speaker, Said: d.Claim.Said, Status: string(d.Claim.Status),
				Proposed: v.Proposed, Cut: v.Cut, Severity: v.Severity, Closed: d.Claim.Closed,
				Body: bodies, Target: target,
			})
		}
	}
	return all
}

// mediaFragments is the specification of the parts of a picture.
const mediaFragments = "http://www.w3.org/TR/media-frags/"

// pictureURN names a picture by its bytes, where it has no address.
const pictureURN = "urn:sha256:"

// onPicture is the target of an annotation that is about a picture of the page, or a part of it.
func onPicture(t annotationTarget, a model.Appearance, v model.Version) annotationTarget {
	t.Scope, t.Source, t.Picture, t.Selector = t.Source, pictureURN+a.Picture, a.Picture, []annotationSelector{}
	if at := v.PictureAt(a.Picture); at >= 0 {
		if address := view.WebLink(v.Pictures[at].Address); address != "" {
			t.Source = address
		}
	}
	if a.Region != "" {
		t.Selector = append(t.Selector, annotationSelector{Type: "FragmentSelector", Value: a.Region, Conforms: mediaFragments})
	}
	return t
}

// markedBy says who marked each claim, as far as history tells.
func markedBy(events []model.Event) map[string]string {
	by := map[string]string{}
	for _, e := range events {
		for _, edit := range e.Edits {
			if claim, ok := edit.After.(model.Claim); ok && edit.Before == nil {
				by[claim.ID] = e.Editor
			}
		}
	}
	return by
}

func bodiesOf(d model.Dossier, tags []string) []annotationBody {
	text := func(purpose, value string) annotationBody {
		return annotationBody{Type: "TextualBody", Purpose: purpose, Value: value, Format: "text/plain"}
	}
	var all []annotationBody
	v, _ := d.Verdict()
	if v.Rating != "" {
		rating := text("assessing", v.Rating)
		rating.Scale = d.Scale.Name
		all = append(all, rating, text("tagging", v.Rating))
	}
	if v.Reasoning != "" {
		all = append(all, text("describing", v.Reasoning))
	}
	if v.Proposed != "" {
		all = append(all, text("editing", v.Proposed)) // W3C's motivation for a request to change
	}
	if d.Claim.Kind != "" {
		all = append(all, text("tagging", string(d.Claim.Kind)))
	}
	for _, tag := range tags {
		all = append(all, text("tagging", tag))
	}
	for _, e := range d.Evidence {
		s := e.Source
		body := annotationBody{Type: "SpecificResource", Purpose: "linking", Source: view.WebLink(s.URL)}
		if body.Source == "" {
			body = text("linking", view.Cited(s))
		} else if e.Quote != "" {
			body.Selector = &annotationSelector{Type: "TextQuoteSelector", Exact: e.Quote}
		}
		body.Title, body.Publisher, body.Stance, body.Locator, body.Note = s.Title, s.Publisher, e.Stance, e.Locator, e.Note
		body.QuoteLanguage, body.Translation, body.Translator = e.Language, e.Translation, e.Translator
		if body.Source == "" && body.Value == "" {
			continue
		}
		all = append(all, body)
	}
	return all
}
