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

// KnownAs is a source as another library has it, with what this library knows of it where that one has nothing
// but what it is called: who got it without its name has nothing to say against the name.
func (s Source) KnownAs(ours Source) Source {
	if !ours.Private || s.Publisher+s.Author+s.URL+s.ArchiveURL+s.Published != "" || s.Title != ours.Called() {
		return s
	}
	s.Title, s.Publisher, s.Author, s.Published, s.URL, s.ArchiveURL = ours.Title, ours.Publisher, ours.Author, ours.Published, ours.URL, ours.ArchiveURL
	return s
}
