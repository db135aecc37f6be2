package people

import (
	"strings"
	"time"

	"galley/app/locale"
	"galley/model"
)

// WayName is how somebody was asked, in words.
func WayName(w model.AttemptWay) string {
	switch w {
	case model.ByEmail:
		return locale.Text("by email")
	case model.ByMessage:
		return locale.Text("by message")
	case model.ByLetter:
		return locale.Text("by letter")
	case model.InPerson:
		return locale.Text("in person")
	}
	return locale.Text("by telephone")
}

// OutcomeName is what came of asking, with a sign, so that it is not told by colour alone.
func OutcomeName(o model.AttemptOutcome) string {
	switch o {
	case model.Answered:
		return locale.Text("+ answered")
	case model.Declined:
		return locale.Text("× declined")
	case model.CallBack:
		return locale.Text("→ will call back")
	}
	return locale.Text("… no answer")
}

// Outcome is what came of asking, without the sign.
func Outcome(o model.AttemptOutcome) string {
	_, words, _ := strings.Cut(OutcomeName(o), " ")
	return words
}

// PurposeName is why somebody was asked.
func PurposeName(p model.AttemptPurpose) string {
	switch p {
	case model.ForReply:
		return locale.Text("right of reply")
	case model.AsExpert:
		return locale.Text("as an expert")
	}
	return locale.Text("to check a fact")
}

// TermsName is what was agreed on what a person says.
func TermsName(t model.Terms) string {
	switch t {
	case model.OnRecord:
		return locale.Text("on the record")
	case model.Background:
		return locale.Text("on background")
	case model.OffRecord:
		return locale.Text("off the record")
	}
	return locale.Text("nothing agreed")
}

// termsMean is what terms mean for a report.
func termsMean(t model.Terms) string {
	switch t {
	case model.OnRecord:
		return locale.Text("Reports may name them.")
	case model.Background:
		return locale.Text("Reports may use what they say, without the name.")
	case model.OffRecord:
		return locale.Text("No report has what they say.")
	}
	return locale.Text("Nothing is agreed on what they say. It counts as on the record.")
}

// AddresseeName is whom a question is put to.
func AddresseeName(a model.Addressee) string {
	switch a {
	case model.ToEditor:
		return locale.Text("the editor")
	case model.ToLawyer:
		return locale.Text("the lawyer")
	case model.ToDesk:
		return locale.Text("the desk")
	}
	return locale.Text("the author")
}

// names are what several choices are called.
func names[T any](all []T, name func(T) string) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = name(one)
	}
	return out
}

// Waited is how long an answer is waited for, by days.
func Waited(since, today string) string {
	asked, err := time.Parse(time.DateOnly, since[:min(len(since), len(time.DateOnly))])
	now, fault := time.Parse(time.DateOnly, today)
	if err != nil || fault != nil {
		return ""
	}
	switch days := int(now.Sub(asked).Hours() / 24); {
	case days <= 0:
		return locale.Text("since today")
	default:
		return locale.Count(days, "for %d day", "for %d days")
	}
}

// When is the moment that somebody was asked at, as people write it.
func When(made string) string {
	day, minute, timed := strings.Cut(made, "T")
	if !timed {
		return locale.Date(day)
	}
	return locale.Date(day) + ", " + minute[:min(len(minute), len("15:04"))]
}

// CallLine is an attempt in a line: when, by what way, and what came of it.
func CallLine(a model.Attempt) string {
	return dotted(OutcomeName(a.Outcome), When(a.Made), WayName(a.Way), PurposeName(a.Purpose))
}

func dotted(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, " · ")
}
