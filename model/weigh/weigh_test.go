package weigh

import (
	"strings"
	"testing"
)

func TestJSONIsWeighedOutsideOfItsTexts(t *testing.T) {
	for text, want := range map[string]int64{
		"": 0, `"{[,:"`: 0, `"\"{"`: 0, `{}`: objectCost, `[1,2]`: arrayCost + valueCost,
		`{"a": {"b": []}}`: 2*objectCost + arrayCost + 2*valueCost,
		`"unfinished {`:    0,
	} {
		if got := JSON([]byte(text)); got != want {
			t.Errorf("%s weighs %d, want %d", text, got, want)
		}
	}
}

func TestMarkupIsCounted(t *testing.T) {
	for source, want := range map[string]Markup{
		"":                             {},
		"text &amp; text":              {Text: 15, Entities: 1},
		"<p>a<br/>b":                   {Tags: 2, Text: 2},
		`<p class="x" id='y' hidden>a`: {Tags: 1, Attributes: 5, Text: 1},
		"<SCRIPT>if (a<b) x('</p>')</Script>after": {Tags: 2, Text: 5},
		"<style>a{}":                {Tags: 1},
		"<p" + " a" + " b":          {Tags: 1, Attributes: 2},
		"<a/b/c/d>":                 {Tags: 1, Attributes: 3},
		"a < b":                     {Tags: 1, Text: 2},
		"<style:p a=b>c</style:p>d": {Tags: 2, Attributes: 1, Text: 2},
		`<p a="&amp;&lt;">`:         {Tags: 1, Attributes: 2, Entities: 2},
	} {
		if got := HTML(source); got != want {
			t.Errorf("%s: %+v, want %+v", source, got, want)
		}
	}
}

// FuzzWeigh holds weighing to ending, and to counting no more than there is.
func FuzzWeigh(f *testing.F) {
	for _, s := range []string{"<p>a", "<script></scrip</script>x", `{"a": ["\"", 1]}`, "<style", "</", "<<<>>>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m := HTML(s); m.Tags+m.Text > len(s) || m.Attributes > len(s) || m.Entities != strings.Count(s, "&") &&
			m.Entities > strings.Count(s, "&") {
			t.Errorf("%+v of %d bytes", m, len(s))
		}
		if n := JSON([]byte(s)); n > int64(len(s))*objectCost {
			t.Errorf("%d of %d bytes", n, len(s))
		}
	})
}
