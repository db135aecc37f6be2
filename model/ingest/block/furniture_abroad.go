package block

import (
	"galley/model/ingest/pattern"
)

// The rules of furniture.go in other languages than English. Each rule matches a
// whole line, or what a line begins with.

// furnitureAbroad are buttons and notices, alone on a line at either end of a
// page.
var furnitureAbroad = CompileRules(
	// German
	`(artikel|beitrag|seite|jetzt|diese[nr]? (artikel|beitrag|seite))? ?(teilen|drucken|merken|empfehlen|versenden|weiterempfehlen|`+
		`bewerten|kommentieren|vorlesen|anhören|speichern)( auf .{2,20})?`,
	`(zum|zur|nach|zurück( zu[mr]?)?) (oben|seitenanfang|übersicht|startseite|hauptnavigation|inhalt|anfang)`,
	`zurück|weiter|weiterlesen|mehr( (anzeigen|lesen|erfahren|laden|infos?))?|alle anzeigen|schließen|suche|menü|startseite|`+
		`impressum|datenschutz(erklärung)?|agb|kontakt|über uns`,
	`(keine|\d+) kommentare?|kommentare?( \(\d+\))?|kommentare? (schreiben|verfassen|hinterlassen|geschlossen|anzeigen|deaktiviert)|`+
		`(einen |ihren |deinen )?kommentar (schreiben|verfassen|hinterlassen)|schreibe? (einen|den ersten) kommentar.*|antworten( `+
		`abbrechen)?`,
	`\(?(noch )?keine bewertungen\)?|hier können sie den artikel bewerten.*|(jetzt |kostenlos |hier )?(anmelden|einloggen|`+
		`registrieren|abonnieren|newsletter( abonnieren)?)|sie sind (aktuell |derzeit )?nicht (eingeloggt|angemeldet).*`,
	`auch auf .{2,30}|häufig gestellte fragen|den artikel mit anderen teilen.*|(jetzt )?(für )?.{0,30}newsletter.{0,20}anmelden`,
	`(newsletter|abo|e-paper|epaper|podcast|rss|app)( .{0,20})?`,
	`\d+ (min(uten)?\.?) lesezeit|lesezeit:? .{0,12}min.*|lesedauer:? .{0,12}min.*`,
	`(quellen|inhalt|inhaltsverzeichnis) (ausblenden|anzeigen|einblenden)`,
	// Spanish, Portuguese, Italian, French
	`compartir( (en|esta|este|por) .{1,30})?|comentarios?( \(\d+\))?|\d+ comentarios?|imprimir|volver( arriba)?|ver más|leer `+
		`más|buscar|inicio|suscr[ií]b(ete|irse|ase)( .{0,40})?|iniciar sesión|regístrate|deja (un|tu) comentario|síguenos( en .{1,40})?`,
	`compartilh(e|ar)( .{0,30})?|comentários?( \(\d+\))?|\d+ comentários?|voltar ao topo|ver mais|saiba mais|assine( .{0,30})?|deixe `+
		`(um|seu) comentário`,
	`condividi( .{0,30})?|commenti( \(\d+\))?|\d+ commenti|stampa|torna su|lascia un commento|iscriviti( .{0,40})?|accedi|registrati|`+
		`mostra (altro|di più)`,
	`partager( .{0,30})?|commentaires?( \(\d+\))?|\d+ commentaires?|imprimer|haut de page|retour( .{0,20})?|voir plus|abonnez-vous( `+
		`.{0,40})?|s[’']abonner|se connecter|s[’']inscrire|laisser un commentaire|pour lire la suite.*`,
	// Polish, Dutch, Swedish, Danish, Norwegian
	`udostępnij( .{0,30})?|komentarze( \(\d+\))?|\d+ komentarz[ye]?|drukuj|zaloguj się|zarejestruj się|pokaż więcej|czytaj więcej|`+
		`zapisz się( .{0,40})?|dodaj komentarz`,
	`del(en|a|e)?|dela (artikeln|på .{2,20})|deel dit( .{0,20})?|reacties?( \(\d+\))?|\d+ reacties?|inloggen|aanmelden|meer (laden|`+
		`lezen)|kommentarer( \(\d+\))?|läs mer|les mer|læs mere|logga in|prenumerera`,
)

// inlineAbroad may stand between two paragraphs of an article.
var inlineAbroad = CompileRules(`(- ?)?(anzeige|werbung|advertorial|publicidad|publicité|pubblicità|publicidade|reklama|advertentie|`+
	`annons|annonse|annonce|mainos|reklám)( ?-)?`,
	`(bild|foto|galerie|bildergalerie|video|karte|grafik|infografik) (anzeigen|öffnen|vergrößern|ansehen|starten|laden)`,
	`(weiter|mehr)( nach der (anzeige|werbung))`, `zum vergrößern (auf das bild|bitte|anklicken|hier).*`,
	`bild vergrößern|vergrößern|bildunterschrift anzeigen`,
	`(artikel|beitrag) (teilen|drucken|merken)`,
	`la nota sigue abajo|continúa leyendo( .{0,30})?|sigue leyendo|la suite après (la|cette) publicité|continua a leggere( `+
		`.{0,40})?|continua após (a|o) (publicidade|anúncio)|dalsza część (artykułu|tekstu) (pod|poniżej).*`)

// labelAbroad heads a list of other articles.
var labelAbroad = pattern.New(`^(?i:\W*(?:` +
	`auch interessant|(?:das|dies|diese artikel|folgende \w+) (?:könnte|könnten|dürfte) (?:sie|dich|euch|ihnen|dir)(?: auch| ` +
	`ebenfalls)?(?: (?:interessieren|gefallen))?|mehr (?:zum thema|zu diesem thema|dazu|davon|aus .{2,30}|von .{2,30}|zu .{2,30}|` +
	`artikel|nachrichten|beiträge)|weitere (?:artikel|beiträge|themen|nachrichten|meldungen|infos|links|news|informationen)` +
	`(?: .{2,30})?|ähnliche (?:artikel|beiträge|themen|nachrichten)|verwandte (?:artikel|beiträge|themen|links|` +
	`nachrichten)|empfohlene (?:artikel|beiträge|links|inhalte)|(?:meistgelesene?|meistdiskutierte|meistgeklickte|` +
	`beliebte(?:ste)?|neu(?:e|este)|aktuelle) (?:artikel|beiträge|themen|nachrichten|meldungen|produkttests|` +
	`ausgabe)|lesen sie (?:auch|mehr|hier|dazu|weiter)(?: .{0,40})?|zum weiterlesen|schon gelesen|lesetipps?|` +
	`passend dazu|themen|schlagw(?:orte|örter)|tags|kategorien?|kommentare?|über (?:den autor|die autorin)` +
	`|diskutieren sie mit|heute empfehlen wir|vorschau auf den nächsten artikel|` +
	`te (?:puede|podría) interesar|lee (?:también|además)|leer también|ver también|puedes ver|no te pierdas|(?:noticias|artículos|` +
	`notas|temas|contenidos?) relacionad[oa]s|más (?:noticias|información|leído|leídas|sobre .{2,30}|en .{2,30})|lo más (?:leído|` +
	`visto|reciente)|etiquetas|temas|` +
	`leia (?:também|mais)|veja (?:também|mais)|(?:notícias|matérias|artigos) relacionad[oa]s|mais (?:lidas|notícias|sobre .{2,30})|` +
	`saiba mais|` +
	`(?:à )?lire (?:aussi|également)|voir aussi|(?:articles|contenus|sujets) (?:liés|similaires|associés|connexes|recommandés)|sur le ` +
	`même (?:sujet|thème)|dans la même rubrique|les plus lus|à ne pas manquer|mots[- ]clés|` +
	`leggi anche|(?:articoli|notizie|contenuti) correlat[ie]|(?:ti )?potrebbe(?:ro)? interessar(?:ti|e)|i più letti|argomenti|` +
	`czytaj (?:także|również|też|więcej)|zobacz (?:także|również|też|więcej)|polecane|powiązane (?:artykuły|tematy)|najczęściej ` +
	`czytane|lees (?:ook|meer|verder)|gerelateerde? (?:artikelen|berichten)|meest gelezen|läs (?:också|även|mer)|les også|læs også` +
	`)\W*)$`)

// pointerAbroad is how a line begins that leads away to another article.
var pointerAbroad = pattern.New(`^(?i:\W*(?:lesen sie (?:auch|hier|dazu|mehr)|lies (?:auch|hier)|mehr (?:dazu|zum thema|lesen|infos?)|` +
	`auch interessant|siehe auch|weiterlesen|zum thema|hier geht[’'s]|hier (?:finden|lesen) sie|puedes? (?:ver|leer)|lee (?:también|` +
	`más|además)|leer también|te puede interesar|mira también|(?:à )?lire (?:aussi|également|la suite)|voir aussi|leggi (?:anche|` +
	`pure)|leia (?:também|mais)|veja também|czytaj (?:także|również|też|więcej)|zobacz (?:także|również|też)|lees (?:ook|meer)` +
	`|läs (?:också|även)|les også|læs også)\b)`)
