package model

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// monthWords are the months in the languages of the window besides English, as people write
// them whole and short, without accents. No word is a month in one of them and another month
// in another.
var monthWords = map[time.Month]string{
	time.January: "januar janner jan janvier janv enero ene يناير جانفي", time.February: "februar feber feb fevrier fevr febrero فبراير فيفري شباط",
	time.March: "marz maerz mrz mar mars marzo مارس اذار", time.April: "april apr avril avr abril abr ابريل افريل نيسان",
	time.May: "mai mayo may مايو ماي ايار", time.June: "juni jun juin junio يونيو جوان حزيران",
	time.July: "juli jul juillet juil julio يوليو جويلية تموز", time.August: "august aug aout agosto ago اغسطس اوت اب",
	time.September: "september sep sept septembre septiembre setiembre set سبتمبر ايلول", time.October: "oktober okt octobre oct octubre اكتوبر",
	time.November: "november nov novembre noviembre نوفمبر", time.December: "dezember dez decembre dec diciembre dic ديسمبر",
}

// wordsBeforeDay may stand before a day: that of the week, or an article.
const wordsBeforeDay = "le el den am al montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so " +
	"lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo " +
	"الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد"

var (
	monthOfWord = func() map[string]time.Month {
		all := map[string]time.Month{}
		for month, words := range monthWords {
			for _, word := range strings.Fields(words) {
				all[withoutAccents(word)] = month
			}
		}
		return all
	}()
	beforeDay = func() map[string]bool {
		all := map[string]bool{"": true}
		for _, word := range strings.Fields(wordsBeforeDay) {
			all[withoutAccents(word)] = true
		}
		return all
	}()

	chineseDate  = regexp.MustCompile(`^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?$`)
	dayInWords   = regexp.MustCompile(`^(?:(\p{L}+)\.?[,،]? )?(?:(?:le|el|den|am|al) )?(\d{1,2})\.?(?:er|º|°)? ?(?:de )?(\p{L}+)\.?,? (?:del? )?(\d{4})$`)
	monthAndYear = regexp.MustCompile(`^(\p{L}+)\.? (?:del? )?(\d{4})$`)
)

// withoutAccents is a word as words are compared: capitals folded, and no sign over a letter.
func withoutAccents(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}

// westernDigits writes the figures of Arabic, Persian and Chinese typing as 0 to 9, and leaves
// out the signs that only turn the direction of a line.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range []rune{'٠', '۰', '０'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// dateInEnglish writes a day, or a month, of a language of the window as dateLayouts know it.
// Anything else stays as it is.
func dateInEnglish(s string) string {
	s = westernDigits(s)
	if m := chineseDate.FindStringSubmatch(s); m != nil {
		switch {
		case m[3] != "":
			return fmt.Sprintf("%s-%s-%s", m[1], m[2], m[3])
		case m[2] != "":
			return fmt.Sprintf("%s-%02s", m[1], m[2])
		}
		return m[1]
	}
	plain := withoutAccents(s)
	if m := dayInWords.FindStringSubmatch(plain); m != nil && monthOfWord[m[3]] != 0 && beforeDay[m[1]] {
		return fmt.Sprintf("%s %s %s", m[2], monthOfWord[m[3]], m[4])
	}
	if m := monthAndYear.FindStringSubmatch(plain); m != nil && monthOfWord[m[1]] != 0 {
		return fmt.Sprintf("%s %s", monthOfWord[m[1]], m[2])
	}
	return s
}
