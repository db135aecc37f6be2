package model

// Typed is a command that stores what is being typed into one text. Those of one
// run, which lasts from where the text gets the keyboard until it is left, are one
// step of history.
type Typed struct {
	Command
	Run string // names the run; made with NewID where the text gets the keyboard
}
