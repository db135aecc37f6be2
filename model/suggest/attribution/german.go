package attribution

import "galley/model/wordlist"

// german is the table of German: small, the frequent words of saying. The subjunctive that
// reports without any word of saying is not read.
var german = &grammar{
	forms: germanForms(),
	according: []string{"laut", "nach angaben von", "nach angaben des", "nach angaben der", "nach ansicht von", "nach ansicht des",
		"nach ansicht der"},
	trailing: []string{"zufolge"},
	that:     wordlist.Of("dass daß ob"),
	if_:      wordlist.Of("wenn falls sofern ob"),
	relative: wordlist.Of("wer"),
	pronouns: wordlist.Of("er sie es ich wir ihr man wer viele einige manche andere beide alle jeder niemand"),
	singular: wordlist.Of("er sie"),
	self:     wordlist.Of("ich wir du ihr"),
	determine: wordlist.Of("der die das dem den des ein eine einem einen eines einer dieser diese dieses diesem sein seine seiner seinem",
		"ihr ihre ihrer ihrem unser unsere mein meine viele einige mehrere zwei drei vier fünf alle manche kein keine"),
	genitive:  wordlist.Of("des der eines einer"),
	articles:  wordlist.Of("der die das dem den"),
	alone:     wordlist.Of("der die das dieser diese viele einige mehrere zwei drei alle manche"),
	single:    wordlist.Of("ein eine"),
	auxiliary: wordlist.Of("hat haben hatte hatten"),
	modal:     wordlist.Of("würde würden könnte könnten sollte sollten wird werden will wollte kann zu"),
	negative:  wordlist.Of("nicht nie niemals kaum"),
	adverbs: wordlist.Of("auch später dann nun jetzt wieder noch einmal erneut zudem außerdem jedoch allerdings dagegen hingegen zugleich dabei",
		"dazu weiter ferner ebenfalls bereits schon heute gestern damals zunächst zuvor"),
	leading: wordlist.Of("aber doch oder denn"),
	link: wordlist.Of("von vom in im für an am auf aus mit zu zum zur bei beim nach vor über unter zwischen um durch gegen während seit wegen",
		"gegenüber"),
	of:  wordlist.Of("von vom"),
	and: wordlist.Of("und"),
	stop: wordlist.Of("aber oder weil wenn während als wie dass daß ob damit obwohl bevor nachdem bis da denn wo warum was nicht",
		"ist sind war waren wurde wurden hat haben hatte hatten wird werden würde kann könnte soll sollte muss will",
		"ja nein hier dort sich so"),
	time: wordlist.Of("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august",
		"september oktober november dezember heute gestern morgen abend vormittag nachmittag"),
	be:     wordlist.Of("ist sind war waren wird werden wurde wurden worden"),
	titles: wordlist.Of("herr frau dr prof präsident präsidentin kanzler kanzlerin minister ministerin"),
	roles: wordlist.Of("sprecher sprecherin präsident präsidentin kanzler kanzlerin minister ministerin chef chefin leiter leiterin professor",
		"professorin vorsitzender vorsitzende bürgermeister bürgermeisterin direktor direktorin"),
	none:      wordlist.Of("niemand keiner"),
	objects:   wordlist.Of("mir dir ihm ihr uns euch ihnen"),
	verbFirst: true,
	adverb:    func(string) bool { return false },
}

func germanForms() map[string]form {
	t := map[string]form{}
	addForms(t, form{core: true},
		"sagen - sagt/sagen sagte/sagten",
		"erklären - erklärt/erklären erklärte/erklärten",
		"berichten - berichtet/berichten berichtete/berichteten",
		"mitteilen - - mitteilte/mitteilten",
		"behaupten - behauptet/behaupten behauptete/behaupteten",
		"betonen - betont/betonen betonte/betonten",
		"warnen - warnt/warnen warnte/warnten",
		"bestätigen - bestätigt/bestätigen bestätigte/bestätigten",
		"hinzufügen - - -")
	return t
}
