package checkworthy

import (
	"strings"

	"galley/model/wordlist"
)

// german is a small table of German.
var german = (&language{
	past: func(word string) bool {
		return len(word) > 5 && strings.HasPrefix(word, "ge") && (strings.HasSuffix(word, "t") || strings.HasSuffix(word, "en")) ||
			len(word) > 5 && (strings.HasSuffix(word, "ierte") || strings.HasSuffix(word, "ierten"))
	},
	wishes: wordlist.Of("zu soll sollen sollte sollten will wollen würde würden kann können könnte könnten muss müssen"),
	doers:  wordlist.Of("er sie es wir ihr präsident regierung minister ministerin kanzler kanzlerin bundesregierung firma polizei"),
	me:     wordlist.Of("ich"), who: wordlist.Of("er seine seiner wurden"),
	openers: wordlist.Of("er sie der die das in im nach laut seit"), weakOpeners: wordlist.Of("aber also nun ja nein dann wenn vielleicht"),
	than: wordlist.Of("als"), notThan: wordlist.Of("mehr weniger anders"),
	pairs: func(before, word string) bool {
		return (before == "wurde" || before == "wurden") && strings.HasPrefix(word, "ge")
	},
}).fill(map[signal]string{
	record: `stimmte|stimmten|gestimmt|beschloss|beschlossen|verabschiedet|verabschiedete|gesetz|gesetze|verordnung|
		vertrag|abkommen|urteil|gericht|verurteilt|freigesprochen|angeklagt|anklage|verhaftet|festgenommen|gewählt|
		wiedergewählt|ernannt|zurückgetreten|verboten|bundestag|bundesrat|bundesgericht|landgericht|verfassungsgericht|
		untersuchung|akten|protokoll|abstimmung|wahl|nationalrat|ständerat`,
	change: `gestiegen|stieg|stiegen|steigt|steigen|gesunken|sank|sanken|sinkt|gefallen|fiel|fielen|gewachsen|wuchs|
		verdoppelt|verdreifacht|halbiert|zugenommen|abgenommen|erhöht|erhöhte|gesenkt|senkte|gestrichen|gekürzt|verloren|
		verlor|zuwachs|rückgang|anstieg|abgebaut`,
	comparison: `mehr als|weniger als|höher|niedriger|doppelt so|dreimal so|halb so|im vergleich|verglichen mit|
		durchschnittlich|im schnitt|anteil|quote|rate`,
	superlative: `größte|größten|größter|höchste|höchsten|niedrigste|niedrigsten|älteste|meisten|erstmals|
		zum ersten mal|noch nie|einzige|einziger|rekord|rekordhoch|weltweit|schlimmste|stärkste|wenigsten`,
	quantifier: `alle|keine|keiner|niemand|jeder|jede|immer|nie|mehrheit|tausende|hunderte|dutzende|jeder zweite|
		jeder dritte|sämtliche`,
	cause: `wegen|aufgrund|verursacht|führte zu|führt zu|infolge|dank|verantwortlich für|ausgelöst`,
	said: `sagte|sagt|erklärte|erklärt|laut|nach angaben|berichtete|berichtet|behauptete|behauptet|teilte mit|bestritt|
		räumte ein|warnte|zufolge|studie|umfrage|statistik|kritisierte|versprach|warf vor`,
	act: `getötet|starben|starb|verletzt|angegriffen|eingeführt|gebaut|geschlossen|eröffnet|gekauft|verkauft|gezahlt|
		zahlte|bezahlt|kostete|kostet|kosten|ausgegeben|entlassen|geschickt|geliefert|beantragt|abgelehnt|lehnte ab|genehmigt|
		verschwiegen|zerstört|besetzt|besitzt|gehört|verdient|verdienen|entdeckt|gefunden|beendet|begann|begonnen|
		unterstützte|unterstützt|getroffen|traf|flohen|geflohen`,
	light: `war|waren|hatte|hatten|hat|haben|wurde|wurden|ist|sind|gab|gibt es|kam|kamen|ging`,
	topic: `steuern|steuer|arbeitsplätze|stellen|arbeitslose|arbeitslosigkeit|schulden|haushalt|inflation|löhne|lohn|
		armut|renten|rente|soldaten|truppen|waffen|öl|gas|strom|preise|mieten|miete|tote|todesfälle|impfung|impfstoff|
		krankenkasse|flüchtlinge|asylbewerber|zölle|exporte|importe|emissionen|grenze|subventionen|straftaten|morde|gewinn|
		umsatz|verlust`,
	field: `wirtschaft|regierung|polizei|krieg|armee|gesundheit|schulen|schule|bildung|klima|energie|unternehmen|
		konzern|bank|banken|bevölkerung|einwohner|partei|parlament|landwirtschaft|bauern|spital|krankenhaus|krankenhäuser|
		kantone|länder`,
	opinion: `ich glaube|ich denke|ich finde|ich hoffe|meiner meinung|meines erachtens|vielleicht|wohl|
		hoffentlich|ehrlich gesagt|offenbar`,
	praise: `gut|schlecht|wichtig|wunderbar|schrecklich|falsch|richtig|schön|unfair|gerecht|toll|stark|mutig|
		leider`,
	abstract:     `werte|glaube|hoffnung|mut|freiheit|vertrauen|verantwortung|zukunft|chance|herz`,
	duty:         `soll|sollen|sollte|sollten|muss|müssen|müsste|müssten|darf nicht|dürfen nicht|brauchen|braucht es`,
	future:       `werden|wird|könnte|könnten|würde|würden|will|wollen|kann|plant|planen`,
	hypothetical: `wir müssen|wir werden|wir wollen|ich will|ich werde|wir brauchen|wir sollten|ich möchte`,
	condition:    `wenn|falls|ob|sofern|zum beispiel`,
	social:       `danke|vielen dank|guten abend|guten tag|willkommen|meine frau|mein mann|bitte|herzlich`,
	talk:         `frage|fragen|antwort|debatte|thema|sagen wir|wie gesagt|zunächst`,
	vague:        `etwas|irgendwas|dinge|sachen|irgendwie|manches`,
})
