package block

import (
	"strconv"
	"strings"
)

// ListNumber writes the number of a list item in a format. The names of formats
// are those of Word.
func ListNumber(n int, format string) string {
	if n < 0 || n > 1_000_000 {
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "lowerLetter":
		return lettered(n, "abcdefghijklmnopqrstuvwxyz")
	case "upperLetter":
		return lettered(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "russianLower":
		return lettered(n, "абвгдежзиклмнопрстуфхцчшщыэюя")
	case "russianUpper":
		return lettered(n, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
	case "hebrew2":
		return lettered(n, "אבגדהוזחטיכלמנסעפצקרשת")
	case "lowerGreek":
		return lettered(n, "αβγδεζηθικλμνξοπρστυφχψω")
	case "lowerRoman":
		return strings.ToLower(Roman(n))
	case "upperRoman":
		return Roman(n)
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnd(n)
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand", "koreanDigital2":
		return hanNumber(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	}
	return strconv.Itoa(n)
}

// lettered counts a to z, then aa to zz, as Word and LibreOffice do.
func lettered(n int, alphabet string) string {
	list := []rune(alphabet)
	if n < 1 || n > 20*len(list) {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(list[(n-1)%len(list)]), (n-1)/len(list)+1)
}

// Roman writes a number in Roman numerals, in figures where there are none for it.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
		{5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			b.WriteString(step.sign)
			n -= step.value
		}
	}
	return b.String()
}

func ordinalEnd(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// hanNumber writes one to ninety-nine in the numerals of China and Japan.
func hanNumber(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	case n < 20:
		return strings.TrimSuffix("十"+string(digits[n-10]), "〇")
	}
	return strings.TrimSuffix(string(digits[n/10])+"十"+string(digits[n%10]), "〇")
}
