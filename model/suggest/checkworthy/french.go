package checkworthy

import (
	"strings"

	"galley/model/wordlist"
)

// french is a small table of French.
var french = (&language{
	past: func(word string) bool {
		return len(word) > 4 && strings.HasSuffix(strings.TrimRight(word, "es"), "é")
	},
	wishes: wordlist.Of("de à pour va vais vont allons doit doivent devrait devraient peut peuvent pourrait pourraient veut veulent faut"),
	doers:  wordlist.Of("il elle ils elles nous on président gouvernement ministre maire police entreprise"),
	me:     wordlist.Of("je j'ai"), who: wordlist.Of("il son sa"),
	openers:     wordlist.Of("il elle ils elles le la les selon depuis en"),
	weakOpeners: wordlist.Of("mais alors donc bon non oui si peut-être"),
	than:        wordlist.Of("que"), notThan: wordlist.Of("plus moins ce parce"),
	pairs: func(before, word string) bool {
		return (before == "été" || before == "étaient" || before == "était") && strings.HasSuffix(word, "é")
	},
}).fill(map[signal]string{
	record: `voté|vota|votée|loi|lois|décret|traité|accord|amendement|procès|tribunal|cour|condamné|condamnée|acquitté|
		inculpé|arrêté|arrêtés|interpellé|élu|élue|réélu|nommé|démissionné|démission|interdit|interdite|enquête|
		assemblée nationale|sénat|référendum|adopté|adoptée|rejeté|rejetée`,
	change: `augmenté|augmente|augmentation|baissé|baisse|diminué|diminution|doublé|triplé|chuté|chute|progressé|
		hausse|reculé|recul|perdu|supprimé|supprimés|réduit|réduits|grimpé`,
	comparison: `plus de|moins de|plus élevé|plus bas|deux fois plus|trois fois plus|par rapport à|comparé à|
		en moyenne|moyenne|taux|part de`,
	superlative: `le plus|la plus|les plus|le moins|la première fois|première fois|le premier|la première|jamais|
		record|au monde|le seul|la seule|le pire`,
	quantifier: `tous|toutes|aucun|aucune|personne|toujours|chaque|majorité|la plupart|des milliers|des centaines|
		des dizaines|un sur`,
	cause: `à cause de|en raison de|provoqué|causé|grâce à|entraîné|responsable de|dû à`,
	said: `a dit|dit|a déclaré|déclaré|selon|d'après|affirme|affirmé|a affirmé|annoncé|a annoncé|assure|accuse|accusé|
		démenti|reconnu|étude|sondage|rapport|statistiques|estime`,
	act: `tué|tués|tuées|mort|morts|blessé|blessés|attaqué|construit|fermé|fermée|ouvert|acheté|vendu|versé|payé|coûté|
		coûte|dépensé|licencié|licenciés|envoyé|livré|refusé|détruit|détruite|occupé|possède|touché|découvert|lancé|saisi|fui|
		emploie|employait`,
	light: `a|ont|était|étaient|avait|avaient|est|sont|été|fait|fut`,
	topic: `impôts|impôt|emplois|emploi|chômage|chômeurs|dette|déficit|budget|inflation|salaires|salaire|pauvreté|
		retraites|retraite|soldats|troupes|armes|pétrole|gaz|prix|loyers|décès|vaccin|vaccins|réfugiés|migrants|exportations|
		importations|émissions|frontière|subventions|homicides|bénéfice|chiffre d'affaires`,
	field: `économie|gouvernement|police|guerre|armée|santé|écoles|école|éducation|climat|énergie|entreprises|
		entreprise|banque|banques|population|habitants|parti|agriculteurs|hôpital|hôpitaux|élèves`,
	opinion: `je crois|je pense|je trouve|j'espère|à mon avis|selon moi|peut-être|sans doute|franchement|
		il me semble`,
	praise: `bon|bonne|mauvais|important|importante|formidable|terrible|juste|injuste|beau|belle|courageux|
		malheureusement`,
	abstract:     `valeurs|foi|espoir|courage|liberté|confiance|responsabilité|avenir|cœur`,
	duty:         `il faut|doit|doivent|devrait|devraient|faudrait`,
	future:       `va|vont|pourrait|pourraient|sera|seront|devra|pourra`,
	hypothetical: `nous devons|nous allons|je veux|je vais|nous voulons|nous pouvons|je voudrais`,
	condition:    `si|par exemple`,
	social:       `merci|bonsoir|bonjour|bienvenue|ma femme|mon mari|s'il vous plaît`,
	talk:         `question|questions|réponse|débat|écoutez|voyez-vous`,
	vague:        `quelque chose|choses|machin|ça|cela`,
})
