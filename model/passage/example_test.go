package passage_test

import (
	"fmt"
	"strings"

	"galley/model/passage"
)

// A passage is described by its words and what stands around them, so that it can be told
// from the same words elsewhere.
func ExampleSelect() {
	text := "Some 17,000 troops went in spring. Some 4,000 troops go in summer."
	start := strings.LastIndex(text, "troops")
	s := passage.Select(text, passage.Span{Start: start, End: start + len("troops")})
	fmt.Printf("%q before %q\n", s.Exact, s.Suffix)
	// Output:
	// "troops" before " go in summer."
}

// Words that stand more than once are all named. None of them is guessed.
func ExampleOccurrences() {
	text := "Some 17,000 troops went in spring. Some 4,000 troops go in summer."
	fmt.Println(len(passage.Occurrences(text, "troops")))
	// Output:
	// 2
}

// In a corrected text a passage is found again by its words. One whose words are gone is
// lost, and is put nowhere.
func ExampleCarry() {
	old := "Envoys met on Tuesday. Afghanistan and Iran share nearly 600 miles of border. Nobody at the table disagreed."
	now := "Update: envoys met on Monday. Afghanistan and Iran share nearly 600 miles of border."
	var spans []passage.Span
	for _, words := range []string{"nearly 600 miles", "Nobody at the table disagreed."} {
		at := strings.Index(old, words)
		spans = append(spans, passage.Span{Start: at, End: at + len(words)})
	}
	for _, c := range passage.Carry(old, now, spans) {
		fmt.Printf("%q, lost: %v\n", now[c.Span.Start:c.Span.End], c.Fate == passage.Lost)
	}
	// Output:
	// "nearly 600 miles", lost: false
	// "", lost: true
}
