package model

// A source is not the same for every fact: a company's report is first-hand for its own turnover, and
// no more than a report for its rival's. What was judged of the pair of source and fact stands on the
// evidence; where nothing was, the source says it.

// IsPrimary reports whether the source is first-hand for this fact.
func (e Exhibit) IsPrimary() bool {
	if e.Evidence.Primary != nil {
		return *e.Evidence.Primary
	}
	return e.Source.Primary
}

// JudgedReliability is how reliable the source is for this fact; "" nobody has said.
func (e Exhibit) JudgedReliability() Reliability {
	if e.Evidence.Reliability != "" {
		return e.Evidence.Reliability
	}
	return e.Source.Reliability
}

// IsJudged reports whether anything was said of the source for this fact alone.
func (e Evidence) IsJudged() bool { return e.Primary != nil || e.Reliability != "" }

// judgedAs reports whether two pieces of evidence say the same of their sources.
func (e Evidence) judgedAs(o Evidence) bool {
	return e.Reliability == o.Reliability && (e.Primary == nil) == (o.Primary == nil) && (e.Primary == nil || *e.Primary == *o.Primary)
}

// judge takes over what the command says of the source for this fact.
func (c EditEvidence) judge(e *Evidence) error {
	switch {
	case c.PrimaryAsSource:
		e.Primary = nil
	case c.Primary != nil:
		first := *c.Primary
		e.Primary = &first
	}
	if c.Reliability == nil {
		return nil
	}
	if *c.Reliability != "" && !contains(Reliabilities, *c.Reliability) {
		return noReliability(*c.Reliability)
	}
	e.Reliability = *c.Reliability
	return nil
}

func noReliability(r Reliability) error {
	return Faultf(Invalid, "“%s” is not a reliability. They are: %s.", r, join(Reliabilities))
}
