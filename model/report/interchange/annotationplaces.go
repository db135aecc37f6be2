package interchange

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"galley/model"
)

// Where annotations stand is said by selectors (W3C Web Annotation Data Model,
// sections 3.2 and 4.2) or by an address with a text fragment (WICG).

var nowhere = model.AnnotationPlace{Start: -1, End: -1}

// isSomewhere reports whether a place says anything.
func isSomewhere(p model.AnnotationPlace) bool {
	return p.Quote.Exact != "" || p.Start >= 0 || p.Until != nil || p.Picture != "" || p.PictureAddress != ""
}

// takeTarget reads where an annotation stands: at each target that says it.
func takeTarget(a *model.Annotation, value any) {
	for _, p := range placesOf(a, value, 0) {
		if isSomewhere(a.AnnotationPlace) {
			a.More = append(a.More, p)
		} else {
			a.AnnotationPlace = p
		}
	}
}

// maxTargets is how many places one annotation has at most.
const maxTargets = 1000

// placesOf are the places that a target names; those of a choice are one, to
// be tried in order.
func placesOf(a *model.Annotation, value any, depth int) []model.AnnotationPlace {
	if depth > deepest {
		return nil
	}
	switch v := value.(type) {
	case string:
		return atAddress(a, v)
	case []any:
		var out []model.AnnotationPlace
		for _, one := range v[:min(len(v), maxTargets)] {
			out = append(out, placesOf(a, one, depth+1)...)
		}
		return out[:min(len(out), maxTargets)]
	case map[string]any:
		if items := list(v["items"]); items != nil {
			out := placesOf(a, items, depth+1)
			if strings.HasSuffix(str(v["type"]), "Choice") && len(out) > 1 {
				chosen := out[0]
				chosen.Or = append(chosen.Or, out[1:]...)
				out = []model.AnnotationPlace{chosen}
			}
			return out
		}
		address := str(v["source"])
		if m, ok := v["source"].(map[string]any); ok {
			address = id(m)
		} else if address == "" && a.Page == "" {
			address = id(v)
		}
		if place, is := pictureOf(v, address); is {
			takePage(a, str(v["scope"]))
			return []model.AnnotationPlace{place}
		}
		if place := placeOf(v["selector"], 0); isSomewhere(place) {
			takePage(a, address)
			return []model.AnnotationPlace{place}
		}
		return atAddress(a, address)
	}
	return nil
}

// pictureOf is the place of a target that is a picture: one of Galley's own, or one of which a part is named as W3C
// Media Fragments do.
func pictureOf(target map[string]any, address string) (model.AnnotationPlace, bool) {
	p := nowhere
	p.Picture = str(target["galley:pictureSHA256"])
	if sum, is := strings.CutPrefix(address, pictureURN); is {
		p.Picture = sum
	}
	selectors := list(target["selector"])
	if one, is := target["selector"].(map[string]any); is {
		selectors = []any{one}
	}
	for _, s := range selectors {
		m, is := s.(map[string]any)
		if !is || !strings.Contains(str(m["type"]), "FragmentSelector") {
			continue
		}
		value := strings.TrimPrefix(str(m["value"]), "#")
		if r, ok := model.ParseRegion(value); ok && strings.HasPrefix(value, "xywh=") {
			p.Region = r.String()
			if p.Picture == "" {
				p.PictureAddress = address
			}
		}
	}
	return p, p.Picture != "" || p.PictureAddress != ""
}

func takePage(a *model.Annotation, address string) {
	if a.Page == "" {
		a.Page = address
	}
}

// atAddress are the places that the fragment of an address names.
func atAddress(a *model.Annotation, address string) []model.AnnotationPlace {
	page, fragment, found := strings.Cut(address, "#")
	_, _, isText := strings.Cut(fragment, ":~:")
	if isText {
		address = page
	}
	takePage(a, address)
	if !found {
		return nil
	}
	return atFragment(fragment)
}

// fragment is a text fragment of RFC 5147: #char=start,end.
var fragment = regexp.MustCompile(`char=(\d{1,9}),(\d{1,9})`)

func atFragment(part string) []model.AnnotationPlace {
	if m := fragment.FindStringSubmatch(part); m != nil {
		p := nowhere
		p.Start, _ = strconv.Atoi(m[1]) // nine digits always are a number
		p.End, _ = strconv.Atoi(m[2])
		return []model.AnnotationPlace{p}
	}
	_, directives, found := strings.Cut(part, ":~:")
	if !found {
		return nil
	}
	var out []model.AnnotationPlace
	for directive := range strings.SplitSeq(directives, "&") {
		if text, is := strings.CutPrefix(directive, "text="); is && len(out) < maxTargets {
			if p := textDirective(text); isSomewhere(p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// textDirective reads [prefix-,]start[,end][,-suffix].
func textDirective(text string) model.AnnotationPlace {
	p := nowhere
	parts := strings.Split(text, ",")
	said := func(s string) string {
		if out, err := url.PathUnescape(s); err == nil {
			return strings.ToValidUTF8(out, "\uFFFD")
		}
		return s
	}
	if prefix, is := strings.CutSuffix(parts[0], "-"); is && len(parts) > 1 {
		p.Quote.Prefix, parts = said(prefix), parts[1:]
	}
	suffix := ""
	if last, is := strings.CutPrefix(parts[len(parts)-1], "-"); is && len(parts) > 1 {
		suffix, parts = said(last), parts[:len(parts)-1]
	}
	p.Quote.Exact = said(parts[0])
	if len(parts) < 2 {
		p.Quote.Suffix = suffix
		return p
	}
	until := nowhere
	until.Quote.Exact, until.Quote.Suffix = said(parts[1]), suffix
	p.Until, p.To = &until, true
	return p
}

// placeOf reads a selector, or several that say the same place.
func placeOf(value any, depth int) model.AnnotationPlace {
	if depth > deepest {
		return nowhere
	}
	switch v := value.(type) {
	case []any:
		return sameplace(v, depth)
	case map[string]any:
		if items := list(v["items"]); items != nil {
			return sameplace(items, depth)
		}
		place := simplePlace(v, depth)
		if inner := placeOf(v["refinedBy"], depth+1); isSomewhere(inner) {
			if !isSomewhere(place) {
				return inner // of an element of the page: that is not known here
			}
			inner.Within = &place
			for i := range inner.Or {
				inner.Or[i].Within = &place
			}
			return inner
		}
		return place
	}
	return nowhere
}

// sameplace puts selectors of one place together: its words and its position
// make one, and whatever else says it is tried after that.
func sameplace(all []any, depth int) model.AnnotationPlace {
	out := nowhere
	var others []model.AnnotationPlace
	for _, one := range all[:min(len(all), 20)] {
		switch p := placeOf(one, depth+1); {
		case !isSomewhere(p):
		case p.Until == nil && p.Within == nil && p.Quote.Exact != "" && out.Quote.Exact == "":
			out.Quote = p.Quote
			if out.Start < 0 {
				out.Start, out.End = p.Start, p.End
			}
			others = append(others, p.Or...)
		case p.Until == nil && p.Within == nil && p.Quote.Exact == "" && out.Start < 0:
			out.Start, out.End = p.Start, p.End
			others = append(others, p.Or...)
		default:
			others = append(others, p)
		}
	}
	if !isSomewhere(out) && len(others) > 0 {
		out, others = others[0], others[1:]
	}
	out.Or = append(out.Or, others...)
	return out
}

// simplePlace reads one selector by itself.
func simplePlace(s map[string]any, depth int) model.AnnotationPlace {
	p := nowhere
	if s["startSelector"] != nil && s["endSelector"] != nil {
		from, until := placeOf(s["startSelector"], depth+1), placeOf(s["endSelector"], depth+1)
		if isSomewhere(from) && isSomewhere(until) {
			from.Until = &until
			return from
		}
		return p
	}
	if exact := str(s["exact"]); exact != "" {
		p.Quote.Exact, p.Quote.Prefix, p.Quote.Suffix = exact, str(s["prefix"]), str(s["suffix"])
	}
	if start, end := whole(s["start"]), whole(s["end"]); start >= 0 && end > start && str(s["type"]) != "DataPositionSelector" {
		p.Start, p.End = start, end
	}
	if strings.Contains(str(s["type"]), "FragmentSelector") {
		if found := atFragment(strings.TrimPrefix(str(s["value"]), "#")); len(found) > 0 {
			return found[0]
		}
	}
	return p
}
