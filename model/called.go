package model

// Unnamed is what a confidential source is called that has no alias.
func Unnamed() string { return Sayf("a confidential source") }

// Called is what a source is called wherever somebody reads of it: by its title, unless that is kept to
// the desk. Only who asks for the name of a confidential source gets its Title.
func (s Source) Called() string {
	switch {
	case !s.Private || s.Veiled:
		return s.Title
	case s.Alias != "":
		return s.Alias
	}
	return Unnamed()
}

// strictly is a source after a change, to be called in history: where its name was kept before or is
// kept now, the sentence does not say it.
func strictly(before, after Source) Source {
	if before.Private && !after.Private {
		after.Private = true
	}
	return after
}
