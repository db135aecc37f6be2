package quantity

// french is what Find knows of French: the noun follows its number, the adjectives follow the noun.
var french = language{
	before: phrases(map[Modifier]string{
		About: "environ près_de quelque quelques presque autour_de à_peu_près approximativement aux_alentours_de de_l'ordre_de " +
			"une_moyenne_de en_moyenne vers ~ ≈ " +
			"près_d'",
		Over:    "plus_de au-delà_de au-dessus_de > supérieur_à supérieure_à plus_d'",
		Under:   "moins_de au-dessous_de en_dessous_de < inférieur_à inférieure_à moins_d'",
		AtLeast: "au_moins pas_moins_de un_minimum_de ≥ >=",
		AtMost:  "jusqu'à jusqu’à au_plus au_maximum un_maximum_de pas_plus_de ≤ <=",
	}),
	after: phrases(map[Modifier]string{
		About:   "environ",
		AtLeast: "ou_plus et_plus au_moins minimum au_minimum",
		AtMost:  "ou_moins et_moins au_plus au_maximum maximum",
	}),
	moves: phrases(map[Modifier]string{
		Up:   "augmenté augmente augmentent augmenter progressé progresse progressent grimpé grimpe bondi hausse gagné gagne crû",
		Down: "baissé baisse baissent baisser chuté chute chutent reculé recule reculent diminué diminue perdu perd plongé",
	}),
	movesBy: phrases(map[Modifier]string{
		Up:   "relevé relève accru élevé",
		Down: "réduit réduits réduire réduite abaissé coupé",
	}),
	changes: phrases(map[Modifier]string{
		Up:   "hausse augmentation progression croissance bond",
		Down: "baisse chute recul diminution réduction repli perte",
	}),
	later: phrases(map[Modifier]string{Up: "supérieur", Down: "inférieur"}),
	by:    words("de d'"),
	of:    words("de du des d'"),
	filler: words("un une autres autre seulement les grands grandes petits petites jeunes nouveaux nouvelles anciens anciennes " +
		"vieux premiers premières derniers dernières beaux belles bons bonnes"),
	between: words("entre"), and: words("et"), to: words("à - – — ‑"), or: words("ou"),
	from: words("de"), ranging: words("va vont allant varie varient oscille"),
	determiners: words("le la les l' un une des ce cette ces son sa ses leur leurs mon ma mes notre nos votre vos tous toutes"),
	stops: words("de du des d' à au aux en dans sur sous pour par avec sans entre vers chez depuis pendant avant après contre selon " +
		"et ou mais donc car ni que qui dont où si comme " +
		"le la les l' un une ce cette ces son sa ses leur leurs est sont était étaient a ont avait avaient sera seront été être " +
		"avoir il elle ils elles on nous vous je tu " +
		"ne pas plus moins très déjà encore aussi ici là hier demain sont"),
	verbs: words("dit dits"),
	irregular: map[string]string{"chevaux": "cheval", "journaux": "journal", "hôpitaux": "hôpital", "animaux": "animal",
		"bateaux": "bateau", "travaux": "travail", "yeux": "œil", "fois": "fois", "pays": "pays", "mois": "mois"},
	nounFirst: true,
	per:       words("par"),
	aged:      words("âgé âgée âgés âgées"),
}
