package quantity

var english = language{
	before: phrases(map[Modifier]string{
		About: "some about around roughly approximately approx approx. nearly almost close_to circa ca c. an_estimated estimated " +
			"in_the_region_of " +
			"somewhere_around just_about virtually approaches approached more_or_less on_the_order_of nigh_on approaching near " +
			"in_the_neighborhood_of " +
			"about_a ~ ≈ averaged averaging " +
			"an_average_of on_average estimated_at estimated_to_be a_rough roughly_a",
		Over: "more_than over_than over above in_excess_of upwards_of upward_of greater_than north_of exceeding exceeds exceeded beyond " +
			"well_over just_over more_than_a " +
			"just_above well_above older_than longer_than higher_than larger_than bigger_than surpassing topping topped surpassed " +
			"better_than > in_over " +
			"slightly_more_than slightly_over a_little_over a_little_more_than a_bit_over a_bit_more_than more_like_over in_the_excess_of",
		Under: "less_than fewer_than under below just_under well_under just_below just_short_of short_of shy_of younger_than " +
			"smaller_than lower_than shorter_than " +
			"south_of well_below slightly_less_than a_little_under a_little_less_than a_bit_less_than a_bit_under just_shy_of " +
			"a_shade_under in_under in_less_than <",
		AtLeast: "at_least a_minimum_of minimum_of no_less_than not_less_than no_fewer_than not_fewer_than no_lower_than starting_at " +
			"starts_at started_at ≥ >=",
		AtMost: "up_to at_most as_many_as as_much_as no_more_than not_more_than a_maximum_of maximum_of as_high_as as_few_as " +
			"as_long_as ≤ <= " +
			"at_the_most as_far_as within capped_at limited_to no_longer_than no_higher_than",
	}),
	after: phrases(map[Modifier]string{
		About: "or_so or_thereabouts more_or_less give_or_take odd or_about",
		AtLeast: "or_more or_above or_over or_higher or_better or_greater plus and_above and_over and_up or_older or_longer at_least " +
			"at_a_minimum at_the_least or_larger",
		AtMost: "or_less or_fewer or_under or_below or_lower or_younger at_most at_the_most tops or_shorter maximum and_under max",
	}),
	moves: phrases(map[Modifier]string{
		Up: "up rose rise rises risen rising climbed climbs climb climbing jumped jumps jump jumping gained gains surged surges " +
			"surge surging soared soars soar soaring " +
			"increased increases increasing advanced advances rallied rallies leapt leaped rocketed spiked spikes grew grows growing " +
			"grown grow increase",
		Down: "down fell fall falls fallen falling dropped drops drop dropping declined declines decline declining slid slides slide " +
			"sliding slipped slips slip slipping " +
			"sank sinks sink sunk sinking tumbled tumbles tumbling plunged plunges plunge plunging plummeted plummets plummeting " +
			"shed sheds decreased decreases decrease " +
			"decreasing dipped dips dip shrank shrunk shrinks eased crashed slumped slumps",
	}),
	movesBy: phrases(map[Modifier]string{
		Up: "raised raise raises raising expanded expand expands expanding boosted boost boosts lifted lift lifts added adding " +
			"adds add extended extend higher exceeded improved improve",
		Down: "cut cuts cutting reduced reduce reduces reducing lowered lower lowers lowering lost loses losing slashed slash " +
			"slashing trimmed trim shrink narrowed weakened",
	}),
	changes: phrases(map[Modifier]string{
		Up:   "increase increases rise rises gain gains jump surge growth hike hikes climb upturn uptick raise boost",
		Down: "decrease decreases fall falls drop drops decline declines reduction reductions cut cuts slump plunge dip downturn",
	}),
	later: phrases(map[Modifier]string{
		Up:   "higher up increase rise jump gain surge hike uptick more increases growth rally boost",
		Down: "lower down decrease drop decline fall reduction cut slump plunge less fewer dip cuts",
	}),
	phrasal: words("gave give gives giving given made make makes making set sets setting picked pick picking took take taking takes " +
		"taken ended end ends ending put puts putting " +
		"came come comes turned turn turns turning racked rack shut shuts shutting broke break closed close closing opened open " +
		"opening cut cutting brought bring " +
		"wrote write writing passed turned laid signed sign signing held hold holding grew grow grows went go goes going shot shoot " +
		"tracked track hunted served serve ran run " +
		"lined line called call used use using caught catch handed scaled scale blew blow knocked knock"),
	by: words("by"),
	of: words("of"),
	filler: words("a an another only just the additional further extra total whopping record sharply slightly by mere massive " +
		"combined full of annualised annualized seasonally adjusted cumulative net modest slight hefty steep staggering stunning paltry"),

	between: words("between"), and: words("and"), to: words("to to- - – — ‑ ‐ −"), or: words("or"),
	from: words("from"), ranging: words("range ranges ranged ranging vary varies varied varying anywhere anything priced prices " +
		"estimated spanning"),

	determiners: words("the a an this that these those their its his her our my your whose which what no every each all both another " +
		"such any some"),
	owners:    words("the its their his her our my your"),
	articles:  words("a an"),
	comparing: words("more most other additional further extra fewer less such"),
	limits:    map[string]Modifier{"before": Under, "until": Under, "till": Under, "by": Under, "after": Over},
	measured: words("more additional further extra other full whole straight consecutive successive long solid short entire " +
		"good fewer less calendar working business fiscal lousy tough hard"),
	during: words("for in of with after by than last lasted lasts took takes take taking taken spent spend spends spanning span spans " +
		"spanned is was are were be been being has have had cover covers covered covering"),
	stops: words("of in on at to for from by with without into onto over under above below between among amid during since " +
		"until till before after about around against across " +
		"through throughout toward towards upon within along behind beyond near off out up down as than like per via despite plus " +
		"except and or but nor so yet if because while when where " +
		"who whom whose which that what how why whether though although unless " +
		"the a an this these those their its his her our my your no every each all both any some another such other " +
		"is are was were be been being am has have had having do does did doing can could will would shall should may might must " +
		"he she it they we i you him them us me who one " +
		"not n't also just only even still already ever never now then here there today yesterday tomorrow tonight ago later earlier " +
		"once twice again too very more less most " +
		"said says say told tells asked added not s t whilst yesterday's last next via each versus vs"),
	verbs: words("said says say told tell died die dies killed left leave leaves took take takes went go goes came come comes made " +
		"make makes got get gets gave give gives found find " +
		"ran run runs won win wins lost lose loses met meet sent send sends spent spend sat sit stood stand stands fell fall rose " +
		"rise grew grow grows began begin begins " +
		"became become becomes kept keep held hold holds led lead leads lay put puts set sets cut cuts hit hits let saw see sees " +
		"knew know knows thought think felt feel feels " +
		"wrote write spoke speak broke break drove drive flew fly chose choose ate eat drank bought buy sold sell sells brought " +
		"bring brings built build caught catch taught paid pay pays " +
		"need needs want wants use uses live lives work works remain remains remained seem seems appear appears asks ask includes " +
		"include including according worth long wide deep tall high old " +
		"away apart respectively alone together each ago following involved available aboard inside outside yesterday monday tuesday " +
		"wednesday thursday friday saturday sunday " +
		"january february march april june july august september october november december instead rather compared making helped help"),
	collective: words("people men women children police staff personnel crew cattle aircraft fish sheep deer troops taliban teeth " +
		"feet mice geese media data criteria phenomena species series " +
		"spacecraft offspring clergy folk youth infantry cavalry warships lice oxen dice bacteria alumni stimuli fungi nuclei police " +
		"fishermen faculty swiss chinese japanese vietnamese portuguese " +
		"lebanese sudanese taiwanese helicopters hp"),
	never: words("is was has does this us its always perhaps news less unless across plus versus thus james jones alas besides " +
		"towards afterwards sometimes business process access success " +
		"congress class loss pass press address boss cross dress glass grass mass mess stress bus gas campus status virus bonus " +
		"census focus yes his hers ours yours theirs gross los las des les " +
		"serious various previous religious famous dangerous nervous obvious enormous conscious numerous curious generous continuous " +
		"u.s paris texas illinois kansas arkansas massachusetts athens " +
		"basis crisis analysis physics politics economics mathematics athletics overseas whereas indoors outdoors nowadays women's men's"),
	modifying: words("sales sports arms savings goods earnings customs systems communications operations human-rights rights jobs " +
		"drugs weapons"),
	irregular: map[string]string{"people": "person", "men": "man", "women": "woman", "children": "child", "teeth": "tooth",
		"feet": "foot", "mice": "mouse", "geese": "goose",
		"lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half", "shelves": "shelf",
		"wolves": "wolf", "thieves": "thief", "loaves": "loaf",
		"criteria": "criterion", "phenomena": "phenomenon", "media": "medium", "oxen": "ox", "dice": "die", "bacteria": "bacterium",
		"alumni": "alumnus", "selves": "self", "persons": "person",
		"movies": "movie", "cookies": "cookie", "calories": "calorie", "zombies": "zombie", "rookies": "rookie", "ties": "tie",
		"pies": "pie", "dies": "die", "lies": "lie",
		"heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto", "torpedoes": "torpedo",
		"mosquitoes": "mosquito", "volcanoes": "volcano", "cargoes": "cargo",
		"shoes": "shoe", "toes": "toe", "canoes": "canoe", "viruses": "virus", "buses": "bus", "gases": "gas", "statuses": "status",
		"bonuses": "bonus", "campuses": "campus", "crises": "crisis",
		"analyses": "analysis", "bases": "base", "houses": "house", "cases": "case", "phases": "phase", "nurses": "nurse",
		"horses": "horse", "courses": "course", "purchases": "purchase",
		"species": "species", "series": "series", "headquarters": "headquarters", "policemen": "policeman", "axes": "axis",
		"quizzes": "quiz"},
	per: words("per"),

	ofOne: []string{" of a ", " of an ", " of one "},
	old:   words("old of_age yo year-old years-old y/o"),
	aged:  words("aged age ages"),
}
