package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"galley/model"
)

// ReadAnnotations reads the annotations in a file: W3C Web Annotations (one, a
// list, a page, a collection with its first page in it, or one after the other),
// and what Hypothesis exports or its service returns. Name is the file's, for
// messages. Where an annotation stands is for model.ImportAnnotations to find.
func ReadAnnotations(name string, data []byte) ([]model.Annotation, error) {
	if tool := otherTool(data); tool != "" {
		return nil, model.Faultf(model.Invalid, "“%s” seems to be annotations from %s, which Galley cannot read. It reads W3C Web "+
			"Annotations and what Hypothesis exports. Nothing was changed.", name, tool)
	}
	if err := tooMuchJSON(name, data); err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	var all []model.Annotation
	for {
		var value any
		err := dec.Decode(&value)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, model.Wrap(model.Damaged, err, "“%s” is not a complete JSON file, so no annotation was read from it.", name)
		}
		var found []model.Annotation
		if err := gather(value, &found, 0); err != nil {
			return nil, model.Wrap(model.Invalid, err, "“%s” contains no annotations but says where they are. Download them to a file and "+
				"import that. Nothing was changed.", name)
		}
		all = append(all, found...)
	}
	if len(all) == 0 {
		return nil, model.Faultf(model.Invalid, "There are no annotations in “%s” that Galley can read. It reads W3C Web Annotations and "+
			"what Hypothesis exports.", name)
	}
	return threaded(all), nil
}

var errElsewhere = errors.New("its pages are elsewhere")

// deepest is how far lists and pages may lie in one another.
const deepest = 8

// gather finds annotations in a JSON value, in order.
func gather(value any, into *[]model.Annotation, depth int) error {
	if depth > deepest {
		return nil
	}
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			if err := gather(one, into, depth+1); err != nil {
				return err
			}
		}
	case map[string]any:
		switch {
		case isHypothesis(v):
			*into = append(*into, hypothesis(v))
			return nil
		case v["target"] != nil:
			*into = append(*into, w3cAnnotation(v))
			return nil
		}
		inside := false
		for _, list := range []string{"rows", "annotations", "items", "first", "next", "@graph", "contains"} {
			switch v[list].(type) {
			case []any, map[string]any:
				inside = true
				if err := gather(v[list], into, depth+1); err != nil {
					return err
				}
			}
		}
		if _, elsewhere := v["first"].(string); elsewhere && !inside {
			return errElsewhere
		}
	}
	return nil
}

// threaded puts replies into what they reply to: who wrote what, in order.
func threaded(all []model.Annotation) []model.Annotation {
	at := map[string]int{}
	for i, a := range all {
		if _, twice := at[a.ID]; !twice {
			at[a.ID] = i
		}
	}
	for i := range all {
		root, steps := i, 0
		for all[root].ReplyTo != "" && steps < 100 {
			up, known := at[all[root].ReplyTo]
			if !known || up == root {
				break
			}
			root, steps = up, steps+1
		}
		if root == i || all[root].ReplyTo != "" {
			continue
		}
		all[i].ReplyTo = all[root].ID
		said := strings.TrimSpace(all[i].Reasoning + "\n\n" + all[i].Note)
		if said == "" {
			continue
		}
		if all[i].Creator != "" {
			said = all[i].Creator + ": " + said
		}
		all[root].Reasoning = strings.TrimSpace(all[root].Reasoning + "\n\n" + said)
	}
	return all
}

func isHypothesis(v map[string]any) bool {
	_, uri := v["uri"].(string)
	_, user := v["user"].(string)
	_, text := v["text"].(string)
	return v["type"] != "Annotation" && v["body"] == nil && (uri || user || text) && (v["id"] != nil || v["target"] != nil)
}

// hypothesis reads one annotation of Hypothesis (https://h.readthedocs.io/en/latest/api-reference/).
func hypothesis(v map[string]any) model.Annotation {
	a := model.Annotation{AnnotationPlace: nowhere, Page: str(v["uri"]), Reasoning: str(v["text"]), Creator: str(v["user"]),
		Created: moment(v["created"])}
	if id := str(v["id"]); id != "" {
		a.ID = "https://hypothes.is/a/" + id
	} else {
		a.ID = hashID(v)
	}
	if info, ok := v["user_info"].(map[string]any); ok && str(info["display_name"]) != "" {
		a.Creator = str(info["display_name"])
	} else if user, found := strings.CutPrefix(a.Creator, "acct:"); found {
		a.Creator, _, _ = strings.Cut(user, "@")
	}
	if a.Created == "" {
		a.Created = moment(v["updated"])
	}
	for _, tag := range list(v["tags"]) {
		a.Tags = append(a.Tags, str(tag))
	}
	if answers := list(v["references"]); len(answers) > 0 {
		a.ReplyTo = "https://hypothes.is/a/" + str(answers[0])
	}
	takeTarget(&a, v["target"])
	return a
}

// w3cAnnotation reads one Web Annotation.
func w3cAnnotation(v map[string]any) model.Annotation {
	a := model.Annotation{AnnotationPlace: nowhere, ID: id(v), Created: moment(v["created"]), Creator: agentName(v["creator"])}
	if a.ID == "" {
		a.ID = hashID(v)
	}
	if a.Created == "" {
		a.Created = moment(v["modified"])
	}
	a.Wording, a.Speaker, a.Said = str(v["schema:claimReviewed"]), str(v["galley:speaker"]), str(v["galley:said"])
	a.Proposed, a.Severity = str(v["galley:proposed"]), model.Severity(str(v["galley:severity"]))
	a.Cut, _ = v["galley:cut"].(bool)
	a.Closed = model.ClosedAs(str(v["galley:closed"]))
	motivations := terms(v["motivation"])
	if target := str(v["target"]); slices.Contains(motivations, "replying") && target != "" {
		a.ReplyTo = target
	}
	takeTarget(&a, v["target"])
	if text := str(v["bodyValue"]); text != "" {
		takeText(&a, text, motivations)
	}
	takeBody(&a, v["body"], motivations, 0)
	a.Tags = slices.DeleteFunc(a.Tags, func(tag string) bool { return a.Rating != "" && strings.EqualFold(tag, a.Rating) })
	return a
}

func takeBody(a *model.Annotation, value any, motivations []string, depth int) {
	if depth > deepest {
		return
	}
	switch v := value.(type) {
	case string:
		a.Links = append(a.Links, model.AnnotationLink{URL: v})
	case []any:
		for _, one := range v {
			takeBody(a, one, motivations, depth+1)
		}
	case map[string]any:
		purposes := terms(v["purpose"])
		if len(purposes) == 0 {
			purposes = motivations
		}
		if items, ok := v["items"].([]any); ok {
			takeBody(a, items, purposes, depth+1)
			return
		}
		takeResource(a, v, purposes)
	}
}

// takeResource takes one body: a text, or a resource that is linked.
func takeResource(a *model.Annotation, v map[string]any, purposes []string) {
	link := model.AnnotationLink{
		Title: str(v["schema:name"]), Publisher: str(v["schema:publisher"]), Stance: model.Stance(str(v["galley:stance"])),
		Locator: str(v["galley:locator"]), Note: str(v["galley:note"]),
	}
	switch text, source := bodyText(v), v["source"]; {
	case text != "" && slices.Contains(purposes, "linking"):
		if link.Title == "" {
			link.Title = text
		}
		a.Links = append(a.Links, link)
	case text != "":
		if slices.Contains(purposes, "assessing") && a.Scale == "" {
			a.Scale = str(v["galley:scale"])
		}
		takeText(a, text, purposes)
	case source != nil:
		if link.URL = str(source); link.URL == "" {
			if m, ok := source.(map[string]any); ok {
				link.URL = id(m)
			}
		}
		link.Quote = placeOf(v["selector"], 0).Quote.Exact
		if link.URL != "" {
			takeLink(a, link, purposes)
		}
	case id(v) != "":
		link.URL = id(v)
		takeLink(a, link, purposes)
	}
}

// bodyText is the text of a body, without the markup where it has some.
func bodyText(v map[string]any) string {
	text := str(v["value"])
	if text == "" {
		text = str(v["chars"])
	}
	if strings.Contains(str(v["format"]), "html") {
		text = withoutMarkup(text)
	}
	return text
}

// takeLink keeps a linked resource as a source, or as a tag where it is one: a
// term of some vocabulary.
func takeLink(a *model.Annotation, link model.AnnotationLink, purposes []string) {
	if slices.Contains(purposes, "tagging") || slices.Contains(purposes, "classifying") {
		a.Tags = append(a.Tags, link.URL[strings.LastIndexAny(link.URL, "/#")+1:])
		return
	}
	a.Links = append(a.Links, link)
}

// longestTag is how many bytes a tag has at most; more is a text somebody
// called one.
const longestTag = 100

// takeText puts a text where its purpose says: an assessment, a tag, the
// reasoning, or a note beside the matter.
func takeText(a *model.Annotation, text string, purposes []string) {
	text = strings.TrimSpace(text)
	is := func(names ...string) bool {
		return slices.ContainsFunc(purposes, func(p string) bool { return slices.Contains(names, p) })
	}
	switch {
	case is("tagging", "classifying", "identifying") && len(text) <= longestTag:
		if kind := model.ClaimKind(text); a.Kind == "" && slices.Contains(model.ClaimKinds, kind) {
			a.Kind = kind
			return
		}
		a.Tags = append(a.Tags, text)
	case is("assessing") && a.Rating == "" && len(text) <= longestTag && !strings.Contains(text, "\n"):
		a.Rating = text
	case is("editing") && text == strings.TrimSpace(a.Proposed): // it is known as what is proposed
	case is("questioning", "moderating", "editing", "bookmarking"):
		a.Note = strings.TrimSpace(a.Note + "\n\n" + text)
	default: // describing, commenting, replying, or nothing said
		a.Reasoning = strings.TrimSpace(a.Reasoning + "\n\n" + text)
	}
}
