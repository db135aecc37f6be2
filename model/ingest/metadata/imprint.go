package metadata

import (
	"regexp"
	"strings"
	"unicode"

	"galley/model/wordlist"
)

// dateWords are the words of dates, and of lines with a date.
var dateWords = wordlist.Of(`january february march april may june july august september october november december jan feb mar ` +
	`apr jun jul aug sep sept
	oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm a.m
	p.m noon midnight est edt cst cdt mst mdt pst pdt et ct mt pt hst akst gmt utc bst cet cest ist amt ast aest sgt hkt jst z
	today yesterday ago hour hours hr hrs minute minutes min mins day days week weeks month months year years first last
	originally original published publish posted post updated update modified revised created date time on at of as the and in
	janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda terça quarta quinta sexta
	sábado domingo feira de às enero febrero marzo mayo junio julio septiembre octubre noviembre diciembre lunes martes miércoles
	jueves viernes publicado actualizado el las janvier février mars avril mai juin juillet août septembre octobre novembre
	décembre lundi mardi mercredi jeudi vendredi samedi dimanche publié mis à jour le januar februar märz juni juli oktober
	dezember montag dienstag mittwoch donnerstag freitag samstag sonntag uhr stand aktualisiert veröffentlicht am um gennaio
	febbraio aprile maggio giugno luglio agosto settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato
	domenica pubblicato aggiornato alle ` + dateWordsAbroad)

// bylineWords stand between the names of a byline.
var bylineWords = wordlist.Of(`by and with for from in of the to special staff writer writers reporter reporters correspondent ` +
	`correspondents editor editors
	contributor contributing senior chief columnist freelance guest writing producer reported story words text photos associated
	press ap reuters afp bloomberg news service wire agency agencies bureau report read play watch min por von par door`)

var (
	clockTime = regexp.MustCompile(`^\d{1,2}[:.h]\d{2}(:\d{2})?(am|pm|z)?$`)
	figures   = regexp.MustCompile(`^\d{1,4}(st|nd|rd|th|am|pm|h|d|º|ª)?$`)
	slashed   = regexp.MustCompile(`^\d{1,4}([./-]\d{1,4}){1,2}$`)
)

// splitWords cuts a line at blanks and at the marks between words.
func splitWords(line string) []string {
	return strings.FieldsFunc(strings.ToLower(line), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;|()[]/•·–—<>\"“”", r) || unicode.IsSymbol(r)
	})
}

// thousands is a figure that no date has.
var thousands = regexp.MustCompile(`\d[.,' ]\d{3}\b|\d ?%`)

// Imprint reports whether a line says only when and by whom a text was published.
// dated is a line with a date or a time, and otherwise only the given names and
// words of bylines. signed is a line of such names and words without a date.
func Imprint(line string, names map[string]bool) (dated, signed bool) {
	words := splitWords(line)
	if len(words) == 0 || len(words) > 30 || thousands.MatchString(line) {
		return false, false
	}
	figure, month, clock, named := 0, 0, 0, 0
	for i, w := range words {
		w = strings.Trim(w, ".:-'’")
		switch {
		case w == "":
		case clockTime.MatchString(w):
			clock++
		case slashed.MatchString(w):
			clock++
		case figures.MatchString(w):
			figure++
		case names[w]:
			named++
		case bylineWords[w]:
			if i == 0 && w == "by" {
				named++
			}
		case dateWords[w]:
			month++
		case strings.HasSuffix(w, "-feira"):
			month++
		default:
			return false, false
		}
	}
	dated = clock > 0 || figure > 0 && month > 0
	return dated, figure+month+clock == 0 && named > 0
}

var digits = regexp.MustCompile(`\d+`)

// SameDay tells whether a line that is a date names the day of an ISO date.
func SameDay(line, iso string) bool {
	if len(iso) < 10 {
		return false
	}
	year, day := false, false
	for _, d := range digits.FindAllString(line, -1) {
		year = year || d == iso[:4]
		day = day || strings.TrimLeft(d, "0") == strings.TrimLeft(iso[8:10], "0")
	}
	return year && day
}

// NameWords are the words of the names that a page gives for itself.
func NameWords(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		for _, w := range splitWords(n) {
			if w = strings.Trim(w, ".:-'’"); w != "" {
				set[w] = true
			}
		}
	}
	return set
}

// dateWordsAbroad are months and words of bylines in more languages.
const dateWordsAbroad = `stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia januari ` +
	`februari maart mei
	augustus ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık erstellt geschrieben letzte zuletzt
	änderung artikel beitrag vom von uhr publicado creado modificado fecha data mis jour modifié créé aggiornato opublikowano
	dodano aktualizacja gepubliceerd bijgewerkt geplaatst publicerad uppdaterad publisert oppdatert der wurde entry was`
