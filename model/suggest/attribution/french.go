package attribution

// french is the table of French: small, the frequent words of saying.
var french = &grammar{
	forms:     frenchForms(),
	according: []string{"selon", "d' après"},
	that:      words("que qu'"),
	if_:       words("si s'"),
	relative:  words("qui"),
	pronouns:  words("il elle on je nous vous ils elles qui certains plusieurs beaucoup"),
	singular:  words("il elle a-t-il a-t-elle"),
	self:      words("je nous vous"),
	determine: words("le la les l' un une ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre",
		"plusieurs certains deux trois quatre quelques chaque aucun aucune"),
	articles:  words("le la les l'"),
	alone:     words("plusieurs certains deux trois"),
	single:    words("un une"),
	auxiliary: words("a ont avait avaient a-t-il a-t-elle"),
	modal:     words("pourrait pourraient devrait aurait auraient veut voudrait peut"),
	negative:  words("ne n' pas jamais"),
	adverbs:   words("aussi ensuite également encore déjà toujours hier ainsi notamment pourtant cependant toutefois alors même"),
	leading:   words("mais ou or donc"),
	link:      words("de du des d' à au aux en dans pour sur avec par chez entre contre vers lors sous depuis"),
	of:        words("de du des d'"),
	and:       words("et"),
	stop: words("mais ou parce quand lorsque si comme que qu' alors tandis pendant avant après puisque où pourquoi quoi dont est",
		"sont était étaient a ont avait avaient sera ne n' pas oui non se s' y"),
	time: words("lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre",
		"novembre décembre hier demain aujourd'hui"),
	be:     words("est sont était étaient été sera seront"),
	titles: words("m mme président présidente ministre maire"),
	roles: words("président présidente ministre maire directeur directrice porte-parole chef professeur professeure avocat avocate député",
		"députée sénateur sénatrice secrétaire"),
	none:    words("personne aucun"),
	objects: words("lui leur"),
	elides:  words("l' d' qu' j' n' s' c' m' t'"),
	clitics: words("il elle t-il t-elle"),
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
