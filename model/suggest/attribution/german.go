package attribution

// german is the table of German: small, the frequent words of saying. The subjunctive that
// reports without any word of saying is not read.
var german = &grammar{
	forms: germanForms(),
	according: []string{"laut", "nach angaben von", "nach angaben des", "nach angaben der", "nach ansicht von", "nach ansicht des",
		"nach ansicht der"},
	trailing: []string{"zufolge"},
	that:     words("dass daß ob"),
	if_:      words("wenn falls sofern ob"),
	relative: words("wer"),
	pronouns: words("er sie es ich wir ihr man wer viele einige manche andere beide alle jeder niemand"),
	singular: words("er sie"),
	self:     words("ich wir du ihr"),
	determine: words("der die das dem den des ein eine einem einen eines einer dieser diese dieses diesem sein seine seiner seinem",
		"ihr ihre ihrer ihrem unser unsere mein meine viele einige mehrere zwei drei vier fünf alle manche kein keine"),
	genitive:  words("des der eines einer"),
	articles:  words("der die das dem den"),
	alone:     words("der die das dieser diese viele einige mehrere zwei drei alle manche"),
	single:    words("ein eine"),
	auxiliary: words("hat haben hatte hatten"),
	modal:     words("würde würden könnte könnten sollte sollten wird werden will wollte kann zu"),
	negative:  words("nicht nie niemals kaum"),
	adverbs: words("auch später dann nun jetzt wieder noch einmal erneut zudem außerdem jedoch allerdings dagegen hingegen zugleich dabei",
		"dazu weiter ferner ebenfalls bereits schon heute gestern damals zunächst zuvor"),
	leading: words("aber doch oder denn"),
	link: words("von vom in im für an am auf aus mit zu zum zur bei beim nach vor über unter zwischen um durch gegen während seit wegen",
		"gegenüber"),
	of:  words("von vom"),
	and: words("und"),
	stop: words("aber oder weil wenn während als wie dass daß ob damit obwohl bevor nachdem bis da denn wo warum was nicht",
		"ist sind war waren wurde wurden hat haben hatte hatten wird werden würde kann könnte soll sollte muss will",
		"ja nein hier dort sich so"),
	time: words("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august",
		"september oktober november dezember heute gestern morgen abend vormittag nachmittag"),
	be:     words("ist sind war waren wird werden wurde wurden worden"),
	titles: words("herr frau dr prof präsident präsidentin kanzler kanzlerin minister ministerin"),
	roles: words("sprecher sprecherin präsident präsidentin kanzler kanzlerin minister ministerin chef chefin leiter leiterin professor",
		"professorin vorsitzender vorsitzende bürgermeister bürgermeisterin direktor direktorin"),
	none:      words("niemand keiner"),
	objects:   words("mir dir ihm ihr uns euch ihnen"),
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
