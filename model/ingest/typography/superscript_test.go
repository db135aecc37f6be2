package typography

import (
	"strings"
	"testing"
	"unicode"
)

// lineOf writes a line from parts: ^ before a part raises it, _ lowers it, #
// makes it the mark of a note, and ~ a fraction of the two parts around a bar.
func lineOf(parts ...string) string {
	var l Line
	for _, p := range parts {
		switch {
		case strings.HasPrefix(p, "^"):
			l.Superscript(p[1:])
		case strings.HasPrefix(p, "_"):
			l.Subscript(p[1:])
		case strings.HasPrefix(p, "#"):
			l.NoteMark(p[1:])
		case strings.HasPrefix(p, "~"):
			over, under, _ := strings.Cut(p[1:], "|")
			l.Fraction(over, under)
		default:
			l.WriteString(p)
		}
	}
	return l.String()
}

func TestRaisedAndLoweredTextKeepsItsReading(t *testing.T) {
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{[]string{"10", "^6", " people"}, "10⁶ people"},
		{[]string{"10", "^−6", " g"}, "10⁻⁶ g"},
		{[]string{"10", "^2.5", "5"}, "10^2.5 5"},
		{[]string{"2", "^n+1"}, "2ⁿ⁺¹"},
		{[]string{"x", "^n"}, "xⁿ"},
		{[]string{"5 km", "^2"}, "5 km²"},
		{[]string{"the 1", "^st", " and 22", "^nd"}, "the 1st and 22nd"},
		{[]string{"le XIX", "^e", " siècle"}, "le XIXe siècle"},
		{[]string{"M", "^me", " Curie"}, "Mme Curie"},
		{[]string{"20", "^o", "C"}, "20°C"},
		{[]string{"5", "^1", "⁄", "_2", " miles"}, "5 1/2 miles"},
		{[]string{"5", "^1", "/", "_2"}, "5 1/2"},
		{[]string{"5", "^1", "⁄", "2"}, "5 1/2"},
		{[]string{"5", "^1/2", " miles"}, "5 1/2 miles"},
		{[]string{"about ", "^3", "⁄", "_4", "0"}, "about 3/4 0"},
		{[]string{"10", "^6", "/", "2"}, "10⁶/2"},
		{[]string{"5", "~1|2", "3"}, "5 1/2 3"},
		{[]string{"", "~a+b|2"}, "(a+b)/2"},
		{[]string{"H", "_2", "O"}, "H₂O"},
		{[]string{"SO", "_4", "^2−"}, "SO₄²⁻"},
		{[]string{"PM", "_2.5"}, "PM₂.₅"},
		{[]string{"x", "_max"}, "xₘₐₓ"},
		{[]string{"T", "_eff"}, "T_eff"},
		{[]string{"21,000", "^4", " teachers"}, "21,000⁴ teachers"},
		{[]string{"21,000", "^1,2", " teachers"}, "21,000[1,2] teachers"},
		{[]string{"21,000", "^[3]", " teachers"}, "21,000[3] teachers"},
		{[]string{"35", "#1", " schools"}, "35[1] schools"},
		{[]string{"teachers", "#*"}, "teachers*"},
		{[]string{"teachers", "^a"}, "teachersᵃ"},
		{[]string{"$19", "^99"}, "$19⁹⁹"},
		{[]string{"$19", "^.99"}, "$19.99"},
		{[]string{"Galley", "^TM"}, "Galley™"},
		{[]string{"7", "^%"}, "7%"},
	} {
		if got := lineOf(c.parts...); got != c.want {
			t.Errorf("%q: %q, want %q", c.parts, got, c.want)
		}
	}
}

// TestNoRaisedFigureJoinsAnother tries figures of every shape above, below and
// as the note of every other: the digits of both never stand side by side.
func TestNoRaisedFigureJoinsAnother(t *testing.T) {
	figures := []string{"1", "35", "21,000", "2.4", "1990", "0", "100000", "½", "−3"}
	for _, base := range figures {
		for _, small := range figures {
			for _, how := range []string{"^", "_", "#", "~"} {
				part := how + small
				if how == "~" {
					part += "|7"
				}
				got := lineOf(base, part, "8")
				for _, wrong := range []string{base + small, small + "8"} {
					if isPlainFigure(wrong) && strings.Contains(got, wrong) {
						t.Errorf("%s%s: %q reads %q", base, part, got, wrong)
					}
				}
				if !strings.HasPrefix(got, base) {
					t.Errorf("%s%s: %q does not begin with the figure", base, part, got)
				}
			}
		}
	}
}

func isPlainFigure(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}
