package translations

// own are literals of app that look like texts for a person and are none, by file or folder;
// those of "app" stand everywhere.
var own = map[string][]string{
	"app":               {"Galley"},
	"app/guard.go":      {"Galley %s, %s on %s, %s\n%s\n\n%s\n"},                                                  // a report that is sent to programmers
	"app/restarting.go": {"Something in Galley failed. %s\n", "Start Galley again. It continues where you were."}, // on the terminal
	"app/native":        {"SaveFile", "OpenFile"},                                                                 // names on the bus
	"app/reader": { // measured, not shown
		"the rain in Spain, as 4 of 5 reporters had it, stayed in the plains",
		"it was a bright cold day in April and the clocks were striking",
	},
	"app/store.go":       {"all that is shown"}, // what is read, for the log
	"app/language":       {"English", "Deutsch", "Français", "Español", "العربية", "简体中文"},
	"app/librarygone.go": {" saved ", " as it was open "}, // names of files
}
