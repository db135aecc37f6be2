package quantity

import (
	"testing"

	"galley/model/quantity/numeral"
)

func TestALanguageIsATable(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"de", "Rund 21.000 amerikanische Soldaten stehen dort.", "21.000 | ~ 21000 Soldaten, number"},
		{"de", "mehr als 3,5 Milliarden Euro", "3,5 Milliarden Euro | > 3.5e+09 euro, money"},
		{"de", "Die Preise stiegen um 12 Prozent.", "12 Prozent | up 12 percent, change"},
		{"de", "zwischen 3 und 4 Kilometer", "3 und 4 Kilometer | range 3–4 kilometre, measure"},
		{"de", "höchstens 20 Tage", "20 Tage | <= 20 day, duration"},
		{"fr", "Quelque 21 000 soldats américains sont là.", "21 000 | ~ 21000 soldat, number"},
		{"fr", "plus de 3,5 milliards d'euros", "3,5 milliards d'euros | > 3.5e+09 euro, money"},
		{"fr", "Les prix ont augmenté de 12 %.", "12 % | up 12 percent, change"},
		{"fr", "entre 3 et 4 kilomètres", "3 et 4 kilomètres | range 3–4 kilometre, measure"},
		{"fr", "au moins 20 jours", "20 jours | >= 20 day, duration"},
	} {
		if len(numeral.Scan("zwei deux", c.language)) == 0 {
			t.Skip("the numerals of", c.language, "have no table yet")
		}
		if got := tells(c.text, c.language); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}
