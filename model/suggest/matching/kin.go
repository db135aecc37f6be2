package matching

import "strings"

// kin are names that stand for each other in the news, though they do not name the same: a
// town and the country that it lies in, a person's first name, surname and the letters that
// they go by. They tell one claim from another where all else agrees, and are never among the
// words that agree. A name may stand in several.
var kin map[string][]int // by the key of a word

var kinList = []string{
	// a town and where it lies
	"texas houston dallas austin paso antonio tornillo", "california angeles francisco sacramento diego oakland hollywood",
	"florida miami orlando parkland tampa jacksonville", "york manhattan brooklyn bronx nyc queens",
	"illinois chicago", "michigan detroit flint", "louisiana orleans katrina", "missouri ferguson louis", "maryland baltimore",
	"virginia charlottesville richmond", "georgia atlanta", "minnesota minneapolis paul", "washington seattle", "massachusetts boston",
	"nevada vegas", "arizona phoenix tucson", "pennsylvania philadelphia pittsburgh", "ohio cleveland cincinnati columbus", "oregon portland",
	"colorado denver", "alabama birmingham montgomery", "tennessee nashville memphis", "puerto rico maria juan",
	"uk london england english scotland wales manchester", "france paris", "germany berlin munich", "russia moscow putin kremlin",
	"china beijing wuhan hong kong", "japan tokyo", "iran tehran", "israel jerusalem palestine palestinian gaza", "syria damascus aleppo assad",
	"italy italian rome", "spain spanish madrid barcelona", "canada canadian toronto ottawa trudeau", "australia australian sydney melbourne",
	"india indian delhi mumbai modi", "pakistan pakistani karachi islamabad", "ukraine ukrainian kiev kyiv", "turkey turkish istanbul ankara erdogan",
	"korea korean seoul pyongyang kim", "sweden swedish stockholm", "egypt egyptian cairo", "brazil brazilian rio", "haiti haitian", "africa african nigeria kenya",
	"iraq baghdad", "afghanistan kabul kandahar taliban",
	// people of the news
	"aoc ocasio cortez alexandria", "trump donald potus realdonaldtrump djt", "obama barack potus", "clinton hillary hrc", "clinton bill",
	"bush george", "biden joe", "sanders bernie", "warren elizabeth", "pelosi nancy", "mcconnell mitch", "pence mike", "melania flotus trump",
	"michelle flotus obama", "ivanka trump", "mueller robert", "schumer chuck", "soros george", "putin vladimir", "cruz ted", "romney mitt",
	"mccain john", "ryan paul", "comey james fbi", "sessions jeff", "omar ilhan", "tlaib rashida", "thunberg greta", "buttigieg pete", "harris kamala",
}

// kinOf says of the key of a word which lines it stands in.
func kinOf(all ...string) map[string][]int {
	of := map[string][]int{}
	for i, f := range all {
		for w := range strings.FieldsSeq(f) {
			key := keyOf(w)
			of[key] = append(of[key], i)
		}
	}
	return of
}
