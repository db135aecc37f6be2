package office

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// listCount counts the items of a list at each of its levels.
type listCount []int

// notBegun is the count of a level that has no item yet.
const notBegun = -1

func newListCount(levels int) listCount {
	c := make(listCount, levels)
	for i := range c {
		c[i] = notBegun
	}
	return c
}

// add counts an item at a level, which begins at start.
func (c listCount) add(level, start int) {
	if c[level] == notBegun {
		c[level] = start
	} else {
		c[level]++
	}
}

// restart lets the levels below one begin again, those that again says.
func (c listCount) restart(level int, again func(below int) bool) {
	for i := level + 1; i < len(c); i++ {
		if again(i) {
			c[i] = notBegun
		}
	}
}

// at is the number of the last item at a level; one without any item begins at start.
func (c listCount) at(level, start int) int {
	if c[level] == notBegun {
		c[level] = start
	}
	return c[level]
}

func always(int) bool { return true }

// labelled is a number with a blank after it. close is true where none is
// printed: then one stands only where the number would run into the words.
func labelled(label string, close bool) string {
	label = strings.TrimSpace(label)
	last, _ := utf8.DecodeLastRuneInString(label)
	switch {
	case label == "":
		return ""
	case close && !unicode.IsLetter(last) && !unicode.IsNumber(last):
		return label
	}
	return label + " "
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
