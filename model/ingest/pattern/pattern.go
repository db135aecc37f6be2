// Package pattern is a regular expression with a quick look before it, for the
// hundreds of rules that each block of a page is held to.
package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pattern is a regular expression that most blocks of a page do not match. It
// is tried only where a quick look at the text does not rule it out: at its
// first byte, where a match must begin there, and for the words that a match
// has at least one of.
type Pattern struct {
	*regexp.Regexp
	first *[256]bool // the bytes that a match may begin with; nil where it may begin anywhere
	words []string   // in small letters; nil where there are none that it must have
}

// maxNeeded is how many words are looked for at most before an expression is
// tried, and leastNeeded how long each is at least.
const (
	maxNeeded   = 48
	leastNeeded = 2
)

// all are the patterns of the program, in the order in which they were compiled.
var all []*Pattern

// All returns every pattern of the program, so that a test can hold each
// to its expression.
func All() []*Pattern { return slices.Clone(all) }

// New compiles an expression. It is for variables of packages: it keeps
// what it compiles.
func New(expression string) *Pattern {
	p := &Pattern{Regexp: regexp.MustCompile(expression)}
	all = append(all, p)
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return p
	}
	tree = tree.Simplify()
	if words := requiredWords(tree); len(words) <= maxNeeded {
		p.words = words
	}
	if begins(tree) {
		p.first = firstBytes(tree)
	}
	return p
}

// MatchString is that of the expression.
func (p *Pattern) MatchString(text string) bool {
	return p.MayMatch(text, "") && p.Regexp.MatchString(text)
}

// IsSelective reports whether there is a quick look that rules texts out.
func (p *Pattern) IsSelective() bool { return p.first != nil || p.words != nil }

// MayMatch is false only where the expression does not match. low is the text
// in small letters, "" where nobody has made it yet.
func (p *Pattern) MayMatch(text, low string) bool {
	if p.first != nil && (text == "" || !p.first[text[0]]) {
		return false
	}
	if p.words == nil {
		return true
	}
	if low == "" {
		low = strings.ToLower(text)
	}
	for _, w := range p.words {
		if strings.Contains(low, w) {
			return true
		}
	}
	return strings.ContainsRune(low, longS)
}

// begins is true for an expression that matches at the start of a text alone.
func begins(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return len(re.Sub) > 0 && begins(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !begins(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// firstBytes are those that what matches may begin with, nil where it may be
// empty.
func firstBytes(re *syntax.Regexp) *[256]bool {
	program, err := syntax.Compile(re)
	if err != nil {
		return nil
	}
	var first [256]bool
	seen := make([]bool, len(program.Inst))
	var follow func(at uint32) bool
	follow = func(at uint32) bool {
		if seen[at] {
			return true
		}
		seen[at] = true
		in := &program.Inst[at]
		switch in.Op {
		case syntax.InstMatch:
			return false
		case syntax.InstAlt, syntax.InstAltMatch:
			return follow(in.Out) && follow(in.Arg)
		case syntax.InstFail:
			return true
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			for c := range utf8.RuneSelf {
				first[c] = first[c] || in.MatchRune(rune(c))
			}
			for c := utf8.RuneSelf; c < len(first); c++ {
				first[c] = true // which letters these begin is not looked at
			}
			return true
		}
		return follow(in.Out)
	}
	if !follow(uint32(program.Start)) {
		return nil
	}
	return &first
}

// requiredWords are words of which every match has at least one, in small letters;
// nil where there are none.
func requiredWords(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return longest(strings.FieldsFunc(string(re.Rune), func(r rune) bool { return !lowersAlike(r) }))
	case syntax.OpCapture, syntax.OpPlus:
		return requiredWords(re.Sub[0])
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if words := requiredWords(sub); words != nil && (best == nil || worth(words) > worth(best)) {
				best = words
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			words := requiredWords(sub)
			if words == nil {
				return nil
			}
			all = append(all, words...)
		}
		return all
	}
	return nil
}

// longS is a letter that an expression takes for an s, and that has no small letter.
const longS = 'ſ'

// lowersAlike is true for a letter whose every form in an expression without
// regard to case has the same small letter.
func lowersAlike(r rune) bool {
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		if f != longS && unicode.ToLower(f) != unicode.ToLower(r) {
			return false
		}
	}
	return true
}

// longest is the longest of the parts, alone, in small letters.
func longest(parts []string) []string {
	best := ""
	for _, p := range parts {
		if len(p) > len(best) {
			best = p
		}
	}
	if len(best) < leastNeeded {
		return nil
	}
	return []string{strings.ToLower(best)}
}

// worth says how well words rule an expression out: few and long ones do best.
func worth(words []string) int {
	shortest := len(words[0])
	for _, w := range words {
		shortest = min(shortest, len(w))
	}
	return 4*shortest - len(words)
}
