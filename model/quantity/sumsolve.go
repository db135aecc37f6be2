package quantity

import "slices"

// compares reports whether a difference is asked for: more than, fewer than.
func (p *problem) compares() bool {
	for i, t := range p.tokens {
		if (t.text == "more" || t.text == "fewer" || t.text == "less") && i > 0 {
			for _, later := range p.tokens[i:] {
				if later.text == "than" || later.text == "compared" {
					return true
				}
			}
			return p.tokens[i-1].term >= 0
		}
		if t.text == "difference" {
			return true
		}
	}
	return false
}

// groups reports whether numbers are told of each of several things.
func (p *problem) groups() bool {
	return p.has(eachWords) || p.has(splitWords) || slices.ContainsFunc(p.terms, func(t *term) bool { return t.rate || t.times })
}

// agreeing are the numbers that count what is asked for. Where none does, what is asked
// for may be the name of all: birds, of geese and ducks. all is then true.
func (p *problem) agreeing(target *term) (terms []*term, all bool) {
	told := func(t *term) bool { // by more than the noun
		return slices.ContainsFunc(target.nouns[:max(0, len(target.nouns)-1)], func(n string) bool {
			return slices.Contains(t.nouns, n) && n != headNoun(t.nouns)
		})
	}
	special := slices.ContainsFunc(p.terms, told)
	for _, t := range p.terms {
		persons := isPerson(headNoun(t.nouns)) && isPerson(headNoun(target.nouns)) // trainers are troops
		others := special && len(t.nouns) > 1 && !told(t) && describes(t)
		if !t.times && !others && (persons || meets(t.nouns, target.nouns)) {
			terms = append(terms, t)
		}
	}
	if len(terms) > 0 {
		return terms, false
	}
	for _, t := range p.terms {
		if !t.times {
			terms = append(terms, t)
		}
	}
	return terms, true
}

func describes(t *term) bool {
	return slices.ContainsFunc(t.nouns[:len(t.nouns)-1], func(n string) bool { return !moreWords[n] })
}

func meets(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(b) == 0
	}
	return slices.Contains(a, headNoun(b)) || slices.Contains(b, headNoun(a)) || synonyms(headNoun(a), headNoun(b))
}

// byDifference: 35 girls and 27 boys are 8 more girls than boys.
func (p *problem) byDifference(asked *problem, target *term) (Equation, bool) {
	if !asked.compares() {
		return Equation{}, false
	}
	for i, a := range p.terms {
		for _, b := range p.terms[i+1:] {
			if a.times || b.times || len(p.terms) > 2 && !(asked.mentions(a) && asked.mentions(b)) {
				continue
			}
			if !addsUp([]*term{a, b}, target) {
				continue
			}
			more, less := a, b
			if b.value() > a.value() {
				more, less = b, a
			}
			if e := leaf(more).with("−", leaf(less)); e.makes(target) {
				return e.equation(target), true
			}
		}
	}
	return Equation{}, false
}

// mentions reports whether a text names what a number counts.
func (p *problem) mentions(t *term) bool {
	return slices.ContainsFunc(p.tokens, func(w sumWord) bool { return slices.Contains(t.nouns, singular(w.text)) })
}

// bySum adds up what agrees with what is asked for, by the signs of the verbs.
func (p *problem) bySum(asked *problem, target *term) (Equation, bool) {
	terms, all := p.agreeing(target)
	if asked.has(timeWords) {
		terms = slices.DeleteFunc(slices.Clone(terms), func(t *term) bool { return t.time != "" && !asked.says(t.time) })
	}
	if len(terms) < 2 || !addsUp(terms, target) || all && asked.has(leftWords) && !p.has(leftWords) && len(terms) != len(p.terms) {
		return Equation{}, false
	}
	if !slices.ContainsFunc(terms, func(t *term) bool { return t.sign >= 0 }) { // 12 killed in May and 4 in June: 16 dead
		for _, t := range terms {
			t.sign = 1
		}
	}
	if asked.has(totalWords) && !asked.has(leftWords) && slices.IndexFunc(terms, func(t *term) bool { return t.sign < 0 }) < 0 {
		return sumOf(terms, target, false)
	}
	return sumOf(terms, target, true)
}

// bySureSum adds up only what is named as what is asked for is named.
func (p *problem) bySureSum(asked *problem, target *term) (Equation, bool) {
	terms, all := p.agreeing(target)
	unsure := func(t *term) bool { return t.rate || !t.own && t.Unit != "" }
	if all || len(target.nouns) == 0 || !target.own || asked.compares() || slices.ContainsFunc(terms, unsure) {
		return Equation{}, false
	}
	return p.bySum(asked, target)
}

// addsUp reports whether numbers are of one kind and unit, so that they can be added.
func addsUp(terms []*term, target *term) bool {
	bare := target.Unit == "" && target.Kind == Number
	for _, t := range terms {
		kind := sumKind(t)
		if kind != sumKind(terms[0]) || !bare && (kind != sumKind(target) || kind != Number && t.Unit != target.Unit) {
			return false
		}
	}
	return true
}

// sumKind is a number's kind in a sum: "grew 6 carrots" tells of a count of carrots.
func sumKind(t *term) Kind {
	if t.Kind == Change && !isPercent(t.Unit) && !isPoints(t.Unit) {
		return Number
	}
	return t.Kind
}

// sumOf tries the signs that the verbs leave open, and leaves out what may only describe.
func sumOf(terms []*term, target *term, open bool) (Equation, bool) {
	var try func(i int, e *expression, used int) (Equation, bool)
	try = func(i int, e *expression, used int) (Equation, bool) {
		if i == len(terms) {
			if e != nil && used >= 2 && e.makes(target) {
				return e.equation(target), true
			}
			return Equation{}, false
		}
		t := terms[i]
		if open && t.weak {
			if found, ok := try(i+1, e, used); ok {
				return found, true
			}
		}
		for _, sign := range []int{1, -1} {
			if t.sign != 0 && t.sign != sign || e == nil && sign < 0 {
				continue
			}
			next := leaf(t)
			if e != nil {
				next = e.with(map[int]string{1: "+", -1: "−"}[sign], next)
			}
			if found, ok := try(i+1, &next, used+1); ok {
				return found, true
			}
		}
		return Equation{}, false
	}
	return try(0, nil, 0)
}

// byPart takes a part from a whole: of 117 children 40 are boys, the others girls.
func (p *problem) byPart(asked *problem, target *term) (Equation, bool) {
	if asked.has(totalWords) || len(p.terms) != 2 {
		return Equation{}, false
	}
	a, b := p.terms[0], p.terms[1]
	if b.value() > a.value() {
		a, b = b, a
	}
	told := p.has(totalWords) || p.has(leftWords)
	whole := told || asked.has(leftWords) || p.says("now") || asked.has(lossVerbs) || p.word(b.end) == "are" || p.word(b.end) == "were"
	gained := a.sign > 0 && b.sign > 0 && asked.has(leftWords) && !told
	if !whole || gained || !addsUp(p.terms, target) {
		return Equation{}, false
	}
	if e := leaf(a).with("−", leaf(b)); e.makes(target) {
		return e.equation(target), true
	}
	return Equation{}, false
}

// byGroups: so many of each, a whole in equal parts, a part of it first.
func (p *problem) byGroups(asked *problem, target *term) (Equation, bool) {
	var found Equation
	is := func(e expression) bool {
		ok := e.makes(target)
		if ok {
			found = e.equation(target)
		}
		return ok
	}
	terms := p.terms
	if !p.sorted(asked, target) {
		return Equation{}, false
	}
	switch {
	case len(terms) == 2:
		a, b := leaf(terms[0]), leaf(terms[1])
		return found, is(a.with("×", b)) || is(a.with("÷", b)) || is(b.with("÷", a))
	case len(terms) == 4 && is(leaf(terms[0]).with("×", leaf(terms[2])).with("+", leaf(terms[1]).with("×", leaf(terms[3])))):
		return found, true
	case len(terms) >= 3:
		for c, by := range terms {
			var rest []*term
			for i, t := range terms {
				if i != c {
					rest = append(rest, t)
				}
			}
			if len(rest) > 2 {
				rest = slices.DeleteFunc(rest, func(t *term) bool { return t.value() == 1 })
			}
			if p.grouped(rest, by, target, is) {
				return found, true
			}
		}
	}
	return found, false
}

// sorted reports whether the words tell of groups: so many of each, or parts of what is
// asked for. Shares of something are no groups.
func (p *problem) sorted(asked *problem, target *term) bool {
	share := func(t *term) bool { return t.Kind == Share || t.Kind == Change }
	if share(target) || slices.ContainsFunc(p.terms, share) {
		return false
	}
	each := func(t *term) bool { return t.rate || t.times }
	if slices.ContainsFunc(append(slices.Clone(p.terms), asked.terms...), each) || p.has(eachWords) || asked.has(eachWords) || p.has(groupWords) {
		return true
	}
	return slices.ContainsFunc(p.terms, func(t *term) bool { return meets(t.nouns, target.nouns) })
}

// grouped takes a sum of numbers so many times, or in so many parts; where one of them
// counts something else, the other alone.
func (p *problem) grouped(rest []*term, by, target *term, is func(expression) bool) bool {
	if len(rest) != 2 {
		return false
	}
	a, b, c := leaf(rest[0]), leaf(rest[1]), leaf(by)
	op := "+"
	if rest[1].sign < 0 || p.says("rest") || p.says("remaining") {
		op = "−"
	}
	sum := a.with(op, b)
	first, second := meets(rest[0].nouns, target.nouns), meets(rest[1].nouns, target.nouns)
	if first != second && !meets(rest[0].nouns, rest[1].nouns) {
		if first {
			b = a // only these are asked for: apples, not erasers
		} else {
			a = b
		}
	} else if is(sum.with("×", c)) || is(sum.with("÷", c)) {
		return true
	}
	if meets(rest[0].nouns, rest[1].nouns) && rest[0].own && rest[1].own {
		return false
	}
	for _, one := range []expression{a, b} {
		if is(one.with("×", c)) || is(one.with("÷", c)) || is(c.with("÷", one)) {
			return true
		}
	}
	return false
}

// byTwo: a result of two numbers, as "3 cases of 12 boxes" of 36 boxes, or "15 calories in
// 5 bars" of 3 calories a bar.
func (p *problem) byTwo(asked *problem) (Equation, bool) {
	x, y := asked.terms[0], asked.terms[1]
	if len(p.terms) != 1 || !p.groups() && !asked.groups() && !meets(p.terms[0].nouns, x.nouns) && !meets(p.terms[0].nouns, y.nouns) {
		return Equation{}, false
	}
	a := p.terms[0]
	for _, t := range []struct {
		left, right, result *term
	}{{x, y, a}, {a, y, x}, {a, x, y}} {
		if e := leaf(t.left).with("×", leaf(t.right)); e.makes(t.result) {
			return e.equation(t.result), true
		}
	}
	return Equation{}, false
}
