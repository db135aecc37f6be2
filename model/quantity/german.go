package quantity

// german is what Find knows of German. Its nouns are told by their capitals and stay in the
// form that is written: without a grammar their singular is a guess.
var german = language{
	before: phrases(map[Modifier]string{
		About: "etwa rund ungefähr circa ca ca. zirka fast beinahe knapp_die nahezu gut_die annähernd schätzungsweise um_die " +
			"an_die gegen ~ ≈ durchschnittlich im_schnitt",
		Over:    "mehr_als über gut weit_über knapp_über > mehr_als_ein länger_als größer_als höher_als älter_als",
		Under:   "weniger_als unter knapp knapp_unter < kürzer_als kleiner_als niedriger_als jünger_als",
		AtLeast: "mindestens wenigstens zumindest nicht_weniger_als ≥ >= minimal",
		AtMost:  "höchstens bis_zu maximal nicht_mehr_als ≤ <= allenfalls",
	}),
	after: phrases(map[Modifier]string{
		About:   "oder_so",
		AtLeast: "oder_mehr und_mehr plus mindestens aufwärts",
		AtMost:  "oder_weniger höchstens maximal",
	}),
	moves: phrases(map[Modifier]string{
		Up: "stieg stiegen steigt steigen gestiegen wuchs wuchsen wächst plus kletterte kletterten legte legten zulegte erhöhte erhöhten",
		Down: "sank sanken sinkt sinken gesunken fiel fielen fällt fallen gefallen minus schrumpfte schrumpften ging gingen verlor " +
			"verloren",
	}),
	movesBy: phrases(map[Modifier]string{
		Up:   "sich erhöht erhöhen gesteigert steigerte steigern wurde",
		Down: "gekürzt kürzte kürzen gesenkt senkte senken reduziert reduzierte verringert verringerte",
	}),
	changes: phrases(map[Modifier]string{
		Up:   "anstieg zuwachs wachstum zunahme erhöhung plus anstiegs",
		Down: "rückgang abnahme senkung kürzung verlust minus einbruch",
	}),
	later:   phrases(map[Modifier]string{Up: "höher mehr", Down: "niedriger weniger"}),
	by:      words("um"),
	of:      words("von der des"),
	filler:  words("ein einen eine einem einer nur weitere weiteren insgesamt genau sogar lediglich"),
	between: words("zwischen"), and: words("und"), to: words("bis - – — ‑"), or: words("oder"),
	from: words("von"), ranging: words("reicht reichen reichten reichte schwankt schwankten liegt liegen"),
	determiners: words("der die das den dem des ein eine einen einem einer eines diese dieser dieses diesen ihre ihrer seine seiner " +
		"alle aller jede jeder"),
	stops: words("von in im an am auf zu zum zur für durch mit ohne über unter zwischen bei seit bis während um gegen nach vor aus " +
		"als wie per pro je und oder aber denn weil wenn " +
		"der die das den dem des ein eine einen einem einer eines ist sind war waren wird werden wurde wurden hat haben hatte hatten " +
		"kann können soll sollen er sie es wir ihr " +
		"nicht auch nur noch schon mehr sehr dort hier heute gestern morgen"),
	verbs:    words("sagte sagten"),
	capitals: true,
	per:      words("pro je"),
	old:      words("alt alte alter alten"),
	aged:     words("alter"),
}
