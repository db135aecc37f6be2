package matching

import (
	"strings"

	"galley/model/wordlist"
)

// The tables of English. Another language is a table more: its words are other words, so
// that all stand in the same maps.

// function are the words that say nothing on their own.
var function = wordlist.Of(`a an the of to in on at for by with from as is are was were be been being am it its this that these those
	he she they we you i his her hers their theirs our ours your yours my mine me him them us who whom whose which what when where why how
	and or but if then than so too very do does did done doing has have had having will would shall should can could may might must
	just about into onto over under after before up down out off all any some each every both more most other another such only own same
	there here also again while during through between among because until against within without upon per via yet ever even still
	s t d ll re ve m rt am pm let lets get gets got go goes going went gone come comes came say says said saying tell tells told
	make makes made know knew known like really actually truly now today yesterday tomorrow one's oh ok yes please thing things`)

// negations turn a statement into its opposite.
var negations = wordlist.Of(`not never no none nobody nothing neither nor without cannot cant dont doesnt didnt isnt wasnt arent werent wont
	wouldnt hasnt havent hadnt couldnt shouldnt false untrue deny denies denied fake hoax`)

// common are words that much of the news has, whatever it is of. In a small library the index
// cannot tell that.
var common = stemsOf(`people man men woman women child person group state country city government president report news media new old
	year month week day time world american public national show claim call use take give find want think believe look see seem ask
	video photo photograph picture image post article story quote meme tweet twitter facebook viral share
	first last next two three many much several big great good bad high low long little real right wrong true
	way part place case fact point number work life home house live need try help start stop keep put set turn
	official former member leader party policy law plan issue problem question announce include recent recently early late
	million percent photographs allege`)

// groups are words that say the same of the same thing, to a reader of news. A word stands in
// one group only, and none that often means something else.
var groups = []string{
	"photo photos photograph photographs photographed picture pictures image images pic pics",
	"video videos footage clip clips",
	"kid kids child children toddler toddlers",
	"mom mum mother mothers", "dad father fathers",
	"migrant migrants immigrant immigrants alien aliens undocumented illegals refugee refugees",
	"laugh laughs laughed laughing chuckle chuckles chuckled chuckling",
	"protest protests protester protesters protestor protestors protested protesting demonstration demonstrations demonstrator demonstrators",
	"shoot shoots shot shooting shootings shooter shooters gunman gunmen",
	"kill kills killed killing murder murders murdered slain slay",
	"die dies died dead death deaths dying",
	"house houses home homes mansion mansions",
	"us usa america american americans",
	"uk britain british",
	"cop cops police officer officers policeman policemen",
	"tweet tweets tweeted tweeting twitter",
	"bomb bombs bombing bombings explosive explosives",
	"mail usps",
	"law laws legislation bill bills",
	"ban bans banned banning prohibit prohibits prohibited outlaw outlawed",
	"president presidents potus presidential",
	"sue sues sued suing lawsuit lawsuits",
	"woman women", "man men",
	"muslim muslims islam islamic",
	"mexico mexican mexicans", "russia russian russians", "syria syrian syrians", "china chinese", "japan japanese", "iran iranian iranians",
	"israel israeli israelis", "france french", "germany german germans", "cuba cuban cubans", "iraq iraqi iraqis", "afghanistan afghan afghans",
	"vaccine vaccines vaccination vaccinations vaccinate vaccinated",
	"democrat democrats democratic dem dems", "republican republicans gop",
	"film films movie movies",
	"trash garbage rubbish",
	"portrait portraits paint paints painted painting paintings painter",
	"marry marries married marrying marriage marriages wedding weddings bride",
	"doctor doctors dr physician physicians",
	"student students pupil pupils", "school schools hs",
	"hurricane hurricanes storm storms", "car cars vehicle vehicles",
	"clinton clintons", "obama obamas", "trump trumps",
	"steal steals stole stolen stealing theft", "win wins won winning victory winner", "lose loses lost losing",
	"buy buys bought buying purchase purchased", "sell sells sold selling", "build builds built building",
	"wear wears wore worn wearing", "write writes wrote written writing", "speak speaks spoke spoken speech speeches speaking",
	"send sends sent sending", "pay pays paid paying payment", "leave leaves left leaving", "break breaks broke broken breaking",
	"hold holds held holding", "catch catches caught catching", "eat eats ate eaten eating", "drive drives drove driven driving driver",
	"fly flies flew flown flying", "grow grows grew grown growing growth", "fall falls fell fallen falling", "rise rises rose risen rising",
	"fight fights fought fighting", "burn burns burned burnt burning fire fires",
	"suspend suspends suspended suspending", "elect elects elected election elections", "arrest arrests arrested",
	"wwii ww2", "percent per cent pct", "carcinogen carcinogens carcinogenic cancer cancers",
	"terrorist terrorists terrorism terror", "gay homosexual homosexuals", "prison prisons jail jails jailed imprisoned imprison",
	"job jobs employment", "unemployment unemployed jobless", "salary salaries wage wages pay", "gun guns firearm firearms weapon weapons",
	"tax taxes taxpayer taxpayers taxation", "plane planes airplane airplanes aircraft jet", "soldier soldiers troop troops",
	"flu influenza", "covid coronavirus", "baby babies infant infants", "attack attacks attacked attacking assault assaulted",
	"increase increases increased increasing", "decrease decreases decreased decreasing", "cut cuts cutting",
	"donate donates donated donation donations", "flood floods flooding flooded",
}

// numerals are small numbers written out, and the figures that they stand for.
var numerals = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
	"eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
	"eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000",
}

var (
	numeralOf     = map[string]string{}   // the figure, and how it is written out
	sameAs        = map[string]string{}   // the stem of a word of a group, and the group's key
	sayingTheSame = map[string][]string{} // a group's key, and its words
)

func init() {
	for word, figure := range numerals {
		numeralOf[figure] = word
	}
	for _, g := range groups {
		words := strings.Fields(g)
		key := stemOf(words[0])
		sayingTheSame[key] = words
		for _, w := range words {
			sameAs[stemOf(w)] = key
		}
	}
	kin = kinOf(kinList...)
	for w := range common {
		if key, ok := sameAs[w]; ok {
			common[key] = true
		}
	}
}

func stemsOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[stemOf(w)] = true
	}
	return set
}
