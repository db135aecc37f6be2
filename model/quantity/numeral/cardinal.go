package numeral

import "math"

// sum is a whole number in the making: groups below a thousand, each with its scale.
type sum struct {
	total, group float64
	scale        float64 // the smallest so far
	tens         float64
	anded        bool // an 'and' stood before the last word
	digits       bool
	step         float64
	decimals     int
	words        int
	letters      bool
	lastScale    float64
	suffix       float64
	compound     bool // a word of several numbers: it takes only a scale
}

func (s *sum) value() float64 { return s.total + s.group }

// cardinal reads a whole number, or figures with their scale words, from token i on. start is
// the token where it begins, which is an article before i or i itself. Where the last word
// makes it one of a row ('twenty-first'), its form is Ordinal.
func (r *reader) cardinal(i, start int) (value, bool) {
	s := sum{scale: math.Inf(1), step: 1, lastScale: 1, suffix: 1}
	next, bare := i, false
	if t := r.at(i); t.kind == figure {
		f := t.figure
		if f.ordinal {
			return value{v: f.value, step: 1, next: i + 1, digits: true, scale: 1, last: 1, form: Ordinal}, true
		}
		s.group, s.digits, s.step, s.decimals, s.letters, s.suffix = f.value, true, f.step, f.decimals, f.letters, f.scale
		next = i + 1
		if f.fraction {
			v := value{v: f.value, step: f.step, next: next, digits: true, scale: f.scale, last: 1, form: Fraction}
			return r.scaleAfter(v), true
		}
		if f.letters || f.scale != 1 {
			return r.result(s, next, false), true
		}
	} else if !r.first(&s, t.entry, start < i) {
		return value{}, false
	} else {
		next, bare = i+1, t.entry.class == unit && t.entry.value == 1
	}
	for range 40 {
		t, j, ok := r.goesOn(next)
		if !ok {
			break
		}
		if t.kind == word && t.entry.class == and {
			if r.afterBetween(start) || !r.and(&s, j+1, &next) {
				break
			}
			bare = false
			continue
		}
		if t.kind == word && t.entry.class == ordinal && !t.entry.many && r.takesOrdinal(&s, t.entry, bare) && !r.isSecondOfTime(next, j) {
			return r.ordinalOf(&s, t.entry, j+1), true
		}
		saved := s
		if !r.take(&s, t, j) {
			s = saved
			break
		}
		next, bare = j+1, false
	}
	return r.result(s, next, bare), true
}

// result is what a sum comes to.
func (r *reader) result(s sum, next int, bare bool) value {
	v := value{v: s.value(), next: next, digits: s.digits, decimals: s.decimals, scale: s.suffix, last: s.lastScale, form: Cardinal,
		words: s.words, bare: bare}
	if !s.anded {
		v.tens = s.tens
	}
	switch {
	case s.digits && (s.words == 0 || s.decimals > 0):
		v.step = s.step
	default:
		v.step = stepOf(v.v)
	}
	return v
}

// first takes the first word of a number.
func (r *reader) first(s *sum, e entry, afterArticle bool) bool {
	s.words = 1
	switch e.class {
	case unit, teen:
		s.group = e.value
	case ten:
		s.group, s.tens = e.value, e.value
	case group, withParts:
		s.group, s.compound = e.value, true
	case article:
		s.group = e.next
		return r.lang.oneIsArticle
	case hundred:
		s.group = e.value
		return !e.many
	case scale:
		s.total, s.scale, s.lastScale, s.suffix = e.value, e.value, e.value, e.value
	case dozen:
		s.group = e.value
		s.scale = 1
	case ordinal:
		s.group = 1
		s.words = 0
		return afterArticle
	default:
		return false
	}
	return true
}

// take adds a word, or figures, to a sum, where they go on with it.
func (r *reader) take(s *sum, t *token, j int) bool {
	if t.kind == figure {
		return r.takeFigure(s, t, j)
	}
	e := t.entry
	rest := math.Mod(s.group, 100)
	switch e.class {
	case article: // quatre-vingt-un, cent un
		if !r.lang.vigesimal || e.next != 1 || s.digits || s.tens != 80 && (rest != 0 || s.value() == 0) && !s.anded {
			return false
		}
		s.group, s.tens, s.compound = s.group+1, 0, true
	case unit:
		if e.zero || s.compound || s.digits && s.group != 0 || !r.unitFits(s, e, rest) {
			return false
		}
		if n, _, ok := r.goesOn(j + 1); ok && n.kind == word && n.entry.class == hundred && s.group >= 100 { // two hundred two hundred
			return false
		}
		s.group, s.tens = s.group+e.value, 0
	case teen, ten:
		if !r.tenFits(s, e, rest) {
			return r.year(s, e, j)
		}
		eighty := e.class == ten && e.value == 20 && rest == 4 && r.lang.vigesimal // quatre-vingt
		if eighty {
			s.group += 76
		} else {
			s.group += e.value
		}
		s.tens = 0
		if e.class == ten {
			s.tens = math.Mod(s.group, 100)
		}
	case group:
		if s.group != 0 || s.total == 0 || s.scale < 1000 || e.value >= s.scale {
			return false
		}
		s.group, s.compound = e.value, true
	case hundred:
		if r.lang.vigesimal && s.digits { // 50 cents
			return false
		}
		if s.group <= 0 || s.group >= 100 && !(s.digits && s.words == 0 && s.group < 1000) || s.compound && s.group >= 10 {
			return false
		}
		s.group, s.tens = s.group*100, 0
		s.suffix = 100
		s.lastScale = 1
	case scale, plural:
		if e.class == plural && (e.base == ten || e.value == 20) {
			return false
		}
		if e.base == dozen {
			return s.dozens(e.value)
		}
		if e.base == hundred {
			return r.take(s, &token{kind: word, entry: entry{class: hundred, value: e.value}}, j)
		}
		return s.times(e)
	case dozen:
		return s.dozens(e.value)
	default:
		return false
	}
	s.words++
	s.anded = false
	if e.class != hundred {
		s.lastScale = 1
		if !s.digits {
			s.suffix = 1
		}
	}
	return true
}

// unitFits tells whether a number from one to nine goes on with a sum.
func (r *reader) unitFits(s *sum, e entry, rest float64) bool {
	switch {
	case s.group == 0:
		return s.scale >= 1000 && s.total > 0
	case rest == 0:
		return true
	case r.lang.vigesimal && s.tens == 0: // dix-sept, soixante-dix-sept
		return math.Mod(rest, 20) == 10 && e.value >= 7
	case rest >= 20 && math.Mod(rest, 10) == 0:
		return true
	}
	return false
}

// tenFits tells whether a number from ten to ninety goes on with a sum.
func (r *reader) tenFits(s *sum, e entry, rest float64) bool {
	if s.digits && s.group != 0 || s.compound {
		return false
	}
	switch {
	case s.group == 0:
		return s.scale >= 1000 && s.total > 0
	case rest == 0 && s.group >= 100:
		return true
	case r.lang.vigesimal && e.class == teen && (rest == 60 || rest == 80):
		return true
	}
	return r.lang.vigesimal && e.class == ten && e.value == 20 && rest == 4
}

// year reads a year in words: 'nineteen eighty-four', 'twenty twenty'.
func (r *reader) year(s *sum, e entry, j int) bool {
	if r.lang.vigesimal || s.digits || s.total > 0 || s.group < 13 || s.group > 20 || s.words != 1 {
		return false
	}
	// 'twenty twenty fifths' is a fraction
	if n, _, ok := r.goesOn(j + 1); ok && n.kind == word && n.entry.class == ordinal {
		return false
	}
	s.group = s.group*100 + e.value
	s.words++
	if e.class == teen {
		s.compound = true
	}
	s.scale = 1
	return true
}

// times multiplies the last group by a scale.
func (s *sum) times(e entry) bool {
	switch {
	case s.group > 0 && e.value < s.scale:
		s.total += s.group * e.value
		s.group = 0
	case s.group > 0 && s.digits && s.total == 0:
		s.total, s.group = s.group*e.value, 0
	case s.group == 0 && s.total > 0 && s.lastScale > 1 && e.value > s.lastScale && s.scale == s.lastScale && s.total <= 1000*s.lastScale:
		s.total *= e.value // a thousand million
	default:
		return false
	}
	if s.digits && s.words == 0 {
		s.step *= e.value
	}
	s.words++
	s.scale, s.lastScale, s.suffix, s.anded, s.tens, s.compound = e.value, e.value, e.value, false, 0, false
	return true
}

// dozens multiplies by a dozen what stands after the last 'and', or everything.
func (s *sum) dozens(dozen float64) bool {
	if s.group <= 0 {
		return false
	}
	small := s.group
	if s.anded {
		small = math.Mod(s.group, 100)
	}
	s.group += small*dozen - small
	s.words++
	s.suffix, s.scale, s.compound = dozen, 1, true
	return true
}

// takeFigure adds figures to a sum: 'four thousand 3 hundred', '3 hundred and 21'.
func (r *reader) takeFigure(s *sum, t *token, j int) bool {
	f := t.figure
	if s.words == 0 || s.group != 0 || s.scale < 1000 || f.value != math.Trunc(f.value) || f.negative || f.letters || f.scale != 1 ||
		f.decimals > 0 || f.fraction || f.ordinal || f.value >= s.scale || f.value > 999 {
		return false
	}
	n, _, ok := r.goesOn(j + 1)
	goesOn := ok && n.kind == word && (n.entry.class == hundred && f.value < 10 || n.entry.class == scale && n.entry.value < s.scale)
	if !goesOn && !(s.digits && f.value >= 100) {
		return false
	}
	s.group, s.digits = f.value, true
	return true
}

// and adds what stands after 'and': less than a hundred after hundreds, less than the scale
// after a scale. It leaves the sum as it is where the number after 'and' is one of its own.
func (r *reader) and(s *sum, i int, next *int) bool {
	t, j, ok := r.goesOn(i)
	if !ok || s.compound {
		return false
	}
	small := s.group == 0 && s.total > 0 && s.scale >= 1000 || s.group >= 100 && math.Mod(s.group, 100) == 0
	if r.lang.vigesimal {
		small = s.group >= 20 && math.Mod(s.group, 10) == 0 && math.Mod(s.group, 100) != 0
	}
	if !small && r.tensAndPart(s, t, j) { // twenty and three and three fifths
		s.group += t.entry.value
		*next = j + 1
		return true
	}
	if !small || s.digits && s.words == 0 {
		return false
	}
	trial := *s
	if t.kind == figure {
		f := t.figure
		if s.scale >= 1e6 && s.group == 0 || f.decimals > 0 || f.negative || f.letters || f.fraction || f.ordinal || f.scale != 1 || !s.digits ||
			f.value != math.Trunc(f.value) || f.value >= 100 && (s.group > 0 || f.value >= s.scale) {
			return false
		}
		if n, _, ok := r.goesOn(j + 1); ok && n.kind == word && isMultiplier(n.entry.class) { // 3 hundred and 2 hundred
			return false
		}
		trial.group += f.value
		trial.compound, trial.lastScale, trial.suffix = true, 1, 1
		*s, *next = trial, j+1
		return true
	}
	return r.andWord(s, trial, t, j, next)
}

// tensAndPart tells 'twenty and three and three fifths': only before a part does 'and' join tens.
func (r *reader) tensAndPart(s *sum, t *token, j int) bool {
	if r.lang.vigesimal || s.digits || t.entry.class != unit || s.group < 20 || s.group > 90 || math.Mod(s.group, 10) != 0 {
		return false
	}
	a, k, ok := r.goesOn(j + 1)
	if !ok || a.entry.class != and {
		return false
	}
	_, ok = r.partAfterAnd(k + 1)
	return ok
}

// andWord is and for a word.
func (r *reader) andWord(s *sum, trial sum, t *token, j int, next *int) bool {
	e := t.entry
	if e.class == ordinal && !e.many {
		if r.lang.vigesimal && e.value == 1 && s.tens > 0 { // vingt et unième
			trial.anded = true
			*s, *next = trial, j
			return true
		}
		if e.base == unit || e.base == teen || e.base == ten {
			// 'one hundred and first': cardinal takes it, as the next word
			if s.group >= 100 && !r.isSecondOfTime(j, j) {
				trial.anded = true
				*s, *next = trial, j
				return true
			}
		}
		return false
	}
	trial.digits = false
	if r.lang.vigesimal && math.Mod(s.group, 100) != 0 { // vingt et un, soixante et onze
		if e.class != article && !(e.class == teen && e.value == 11) {
			return false
		}
		trial.anded = true
	} else if r.lang.vigesimal && e.class == article {
		trial.anded = s.total > 0
	}
	small := e.class == unit || e.class == teen || e.class == ten || r.lang.vigesimal && e.class == article && trial.anded
	if !small || e.zero || !r.take(&trial, t, j) {
		return false
	}
	trial.digits = s.digits
	trial.anded = true
	// 'and one half', 'and five ninths' are parts
	c := r.result(trial, j+1, e.class == unit && e.value == 1)
	c.v, c.tens = e.value, 0
	if w, ok := r.fraction(c); ok && (s.group == 0 || w.v < 1 && (r.class(w.next-1) == part || r.class(w.next-1) == half)) {
		return false
	}
	// look on: where the rest is a number of its own, 'and' only lists
	after := trial
	k := j + 1
	for range 6 {
		n, l, ok := r.goesOn(k)
		if !ok || n.kind != word {
			break
		}
		switch c := n.entry.class; {
		case c == hundred || c == scale || c == plural && n.entry.base == scale:
			if !r.take(&after, n, l) {
				return false
			}
		case c == unit || c == ten || c == teen:
			if !r.take(&after, n, l) {
				k = math.MaxInt32
				continue
			}
		default:
			k = math.MaxInt32
			continue
		}
		k = l + 1
	}
	*s, *next = trial, j+1
	return true
}

// takesOrdinal tells whether an ordinal ends a sum: 'twenty-first', 'one hundred and first',
// 'two thousandth'. After 'one' alone it is a part.
func (r *reader) takesOrdinal(s *sum, e entry, bare bool) bool {
	if s.compound || s.decimals > 0 || bare || s.digits {
		return false
	}
	rest := math.Mod(s.group, 100)
	switch e.base {
	case unit:
		return s.group == 0 && s.total > 0 || s.group > 0 && rest == 0 || rest >= 20 && math.Mod(rest, 10) == 0
	case teen, ten:
		return s.group == 0 && s.total > 0 || s.group >= 100 && rest == 0
	case hundred:
		return s.group > 0 && s.group < 10
	case scale:
		return s.value() > 0
	}
	return false
}

// ordinalOf ends a sum with an ordinal.
func (r *reader) ordinalOf(s *sum, e entry, next int) value {
	switch e.base {
	case hundred:
		s.group *= e.value
	case scale:
		if s.group > 0 {
			s.total, s.group = s.total+s.group*e.value, 0
		} else {
			s.total *= e.value
		}
	default:
		s.group += e.value
	}
	return value{v: s.value(), step: 1, next: next, scale: 1, last: 1, form: Ordinal, words: s.words + 1}
}

// ordinalAlone is an ordinal of one word.
func (r *reader) ordinalAlone(i int) (value, bool) {
	e := r.at(i).entry
	if e.many {
		return value{}, false
	}
	return value{v: e.value, step: 1, next: i + 1, scale: 1, last: 1, form: Ordinal, words: 1}, true
}
