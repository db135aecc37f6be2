package webpage

import (
	"galley/model/ingest/pattern"
)

// promotionCuesAbroad are weighed as the English ones are.
var promotionCuesAbroad = []promotionCue{
	{2, true, pattern.New(`(?i)\b(?:abonnier(?:en|e|t)\b|melden sie sich|melde dich|jetzt (?:anmelden|abonnieren|bestellen|kaufen|` +
		`testen|spenden|registrieren|downloaden|mitmachen)|folge(?:n sie)? uns|folgt uns|unterstütz(?:en|e|t) (?:sie )?(?:uns|unsere)|` +
		`registrieren sie|besuchen sie|schreiben sie uns|teilen sie uns|wir freuen uns (?:auf|über)|klicken sie|suscr[ií]b(?:ete|` +
		`ase)|síguenos|s[íi]ganos|únete|regístrate|inscríbete|descarga|mira (?:lo que|nuestr)|visita nuestr|abonnez-vous|` +
		`inscrivez-vous|suivez-nous|rejoignez|soutenez|téléchargez|iscriviti|seguici|abbonati|scarica|assine|inscreva-se|` +
		`siga (?:a|o|nos)|receba|clique aqui|zapisz się|obserwuj|subskrybuj|dołącz|polub|volg ons|schrijf je in|meld ` +
		`je aan)`)},
	{2, false, pattern.New(`(?i)\b(?:boletín|canal de (?:youtube|telegram|whatsapp)|nuestro canal|nuestras redes|notre (?:newsletter|` +
		`lettre|chaîne|page)|nostro canale|nosso canal|nossas redes|unser(?:e[nrm]?)? (?:app|kanal|shop|fan-?shop|magazin|` +
		`klettermagazin|angebot|leser\w*|redaktion|community|abo\w*)|nieuwsbrief|provision(?:en)?|werbelinks?|jede (?:kleine ` +
		`)?spende)\b`)},
	{1, false, pattern.New(`(?i)\b(?:kostenlos|gratis|täglich|exklusive?|direkt in ihr|per e-?mail|gratuit\w*|cada día|todos los ` +
		`días|chaque jour|ogni giorno|todos os dias|codziennie|uns(?:er\w*)?|ihnen|euch|dir)\b`)},
	{3, true, pattern.New(`(?i)(?:gefällt (?:dir|ihnen) (?:dieser|unser)|hat (?:dir|ihnen) (?:dieser|der) (?:artikel|beitrag)|wenn ` +
		`sie (?:über|auf) (?:diese|unsere|einen) links?|erhalten wir (?:eine|geld)|te gustó|¿te ha gustado|si te gustó|vous avez ` +
		`aimé|ti è piaciuto|gostou d)`)},
	{-3, false, pattern.New(`(?i)\b(?:sagte|erklärte|teilte|betonte|berichtet(?:e)?|dijo|afirmó|señaló|explicó|indicó|según|déclaré|` +
		`selon|affirme|indique|disse|afirmou|secondo|dichiarato|powiedział\w*|poinformował\w*|zei|volgens)\b`)},
}
