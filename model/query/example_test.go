package query_test

import (
	"fmt"

	"galley/model/query"
)

func ExampleParse() {
	q := query.Parse(`opium "nearly 600 miles" -border rating:false`, false)
	for _, part := range q.Asked.(query.And) {
		fmt.Printf("%T %v\n", part, part)
	}
	// Output:
	// query.Term {[opium] false false}
	// query.Term {[nearly 600 miles] false false}
	// query.Not {{[border] false false}}
	// query.Filter {rating false}
}

func ExampleMatches() {
	text := "About 21,000 troops; the U.S. sent 21 000."
	for _, m := range query.Matches(text, query.Parse("21000 us", false).Terms(), 10) {
		fmt.Println(text[m.Start:m.End])
	}
	// Output:
	// 21,000
	// U.S
	// 21 000
}
