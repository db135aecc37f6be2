package attribution

import "galley/model/wordlist"

// french is the table of French: small, the frequent words of saying.
var french = &grammar{
	forms:     frenchForms(),
	according: []string{"selon", "d' après"},
	that:      wordlist.Of("que qu'"),
	if_:       wordlist.Of("si s'"),
	relative:  wordlist.Of("qui"),
	pronouns:  wordlist.Of("il elle on je nous vous ils elles qui certains plusieurs beaucoup"),
	singular:  wordlist.Of("il elle a-t-il a-t-elle"),
	self:      wordlist.Of("je nous vous"),
	determine: wordlist.Of("le la les l' un une ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre",
		"plusieurs certains deux trois quatre quelques chaque aucun aucune"),
	articles:  wordlist.Of("le la les l'"),
	alone:     wordlist.Of("plusieurs certains deux trois"),
	single:    wordlist.Of("un une"),
	auxiliary: wordlist.Of("a ont avait avaient a-t-il a-t-elle"),
	modal:     wordlist.Of("pourrait pourraient devrait aurait auraient veut voudrait peut"),
	negative:  wordlist.Of("ne n' pas jamais"),
	adverbs:   wordlist.Of("aussi ensuite également encore déjà toujours hier ainsi notamment pourtant cependant toutefois alors même"),
	leading:   wordlist.Of("mais ou or donc"),
	link:      wordlist.Of("de du des d' à au aux en dans pour sur avec par chez entre contre vers lors sous depuis"),
	of:        wordlist.Of("de du des d'"),
	and:       wordlist.Of("et"),
	stop: wordlist.Of("mais ou parce quand lorsque si comme que qu' alors tandis pendant avant après puisque où pourquoi quoi dont est",
		"sont était étaient a ont avait avaient sera ne n' pas oui non se s' y"),
	time: wordlist.Of("lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre",
		"novembre décembre hier demain aujourd'hui"),
	be:     wordlist.Of("est sont était étaient été sera seront"),
	titles: wordlist.Of("m mme président présidente ministre maire"),
	roles: wordlist.Of("président présidente ministre maire directeur directrice porte-parole chef professeur professeure avocat avocate député",
		"députée sénateur sénatrice secrétaire"),
	none:    wordlist.Of("personne aucun"),
	objects: wordlist.Of("lui leur"),
	elides:  wordlist.Of("l' d' qu' j' n' s' c' m' t'"),
	clitics: wordlist.Of("il elle t-il t-elle"),
	adverb:  func(w string) bool { return len(w) > 6 && w[len(w)-4:] == "ment" },
}

func frenchForms() map[string]form {
	t := map[string]form{}
	addForms(t, form{core: true},
		"dire - dit/disent - - dit",
		"déclarer - déclare/déclarent déclara - déclaré",
		"affirmer - affirme/affirment affirma - affirmé",
		"ajouter - ajoute/ajoutent ajouta - ajouté",
		"annoncer - annonce/annoncent annonça - annoncé",
		"expliquer - explique/expliquent expliqua - expliqué",
		"assurer - assure/assurent assura - assuré",
		"indiquer - indique/indiquent indiqua - indiqué",
		"estimer - estime/estiment estima - estimé",
		"rapporter - rapporte/rapportent rapporta - rapporté")
	one := t["dit"]
	one.shape = past // "il dit" and "il a dit"
	t["dit"] = one
	return t
}
