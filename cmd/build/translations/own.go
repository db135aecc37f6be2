package translations

// own are literals of app that look like texts for a person and are none, by file or folder;
// those of "app" stand everywhere.
var own = map[string][]string{
	"app":               {"Galley", "Galley ", "PDF", "Markdown", "Mg"},
	"app/guard.go":      {"Galley %s, %s on %s, %s\n%s\n\n%s\n"},                                                  // a report that is sent to programmers
	"app/restarting.go": {"Something in Galley failed. %s\n", "Start Galley again. It continues where you were."}, // on the terminal
	"app/reader": { // measured, not shown
		"the rain in Spain, as 4 of 5 reporters had it, stayed in the plains",
		"it was a bright cold day in April and the clocks were striking",
	},
	"app/sample.go":        {"Galley sample desk"}, // who did the example, in every language
	"app/reportwriting.go": {"Galley "},            // the program, in the report
	"app/editing.go":       {"tag words"},          // what is read, for the log
	"app/listing.go":       {"ids of rows"}, "app/details.go": {"article's details"}, "app/opening.go": {"the same words"}, "app/revising.go": {"the same address"},
	"app/worklist": {"\" stroke-width=\"1.4\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"},
	"app/store.go": {"all that is shown"}, // what is read, for the log
	"app/language": {"English", "Deutsch", "Français", "Español", "العربية", "简体中文", "Noto Sans CJK", "Noto Naskh Arabic", "Noto Sans Hebrew",
		"Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Thai", "Noto Sans Tamil", "Noto Sans Ethiopic", "日本語", "한국어", "עברית", "हिन्दी",
		"বাংলা", "ไทย", "தமிழ்", "አማርኛ", "中文"},
	"app/librarygone.go": {" saved ", " as it was open "}, // names of files
}
