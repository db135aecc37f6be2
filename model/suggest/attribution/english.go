package attribution

import (
	"strings"

	"galley/model/wordlist"
)

// english is the table of English. The words that always say so (core) are: say, tell,
// according to, add, report, announce, claim, warn, argue, deny, confirm, state, insist,
// acknowledge, call. The others are further words of saying.
var english = &grammar{
	forms:     englishForms(),
	according: []string{"according to"},
	that:      wordlist.Of("that"),
	if_:       wordlist.Of("if unless whether"),
	relative:  wordlist.Of("who which"),
	pronouns: wordlist.Of("he she they it i we you who which one some many others both each none most everyone everybody someone",
		"somebody this"),
	singular: wordlist.Of("he she"),
	self:     wordlist.Of("i we you"),
	determine: wordlist.Of("the a an this these those his her its their our my your some many several most both all any every each",
		"another one two three four five six seven eight nine ten no few other more such dozens hundreds"),
	articles: wordlist.Of("the"),
	lets:     wordlist.Of("let lets letting make makes made making help helps helped hear heard hearing have had having see saw watch"),
	alone:    wordlist.Of("these those several both all two three four five six others few dozens hundreds"),
	single:   wordlist.Of("a an this every each another"),
	speaks: wordlist.Of("campaign government administration ministry department agency office court council committee commission board",
		"party union group association company firm bank newspaper paper magazine network station website team family army police",
		"military church university school city state statement report study survey poll lawsuit complaint letter ad alliance coalition"),
	auxiliary: wordlist.Of("has have had is are was were be been being 's 've 'd do does did"),
	modal:     wordlist.Of("will would can could may might must shall should to 'll cannot"),
	negative:  wordlist.Of("not never n't hardly barely neither nor"),
	adverbs: wordlist.Of("also later then now again still often once just first even already recently soon too always sometimes",
		"once meanwhile however though nevertheless instead perhaps famously long ever further yet afterward afterwards earlier"),
	leading:  wordlist.Of("but or so yet still"),
	lately:   wordlist.Of("this last earlier"),
	occasion: wordlist.Of("during after before"),
	what:     wordlist.Of("what"),
	keeps:    wordlist.Of("continue continues continued continuing goes went going on"),
	periods:  wordlist.Of("week weekend month year morning afternoon evening night summer spring fall autumn winter season"),
	link: wordlist.Of("of in for at on from with to by between around about against near over under behind across within among",
		"into inside outside"),
	of:  wordlist.Of("of"),
	and: wordlist.Of("and &"),
	stop: wordlist.Of("but or because when while if as than though although whereas until unless since after before whether how why",
		"where what so then that who whom whose which not never is are was were be been has have had do does did will would can",
		"could may might must shall should like there here let yes no into out up down off"),
	time: wordlist.Of("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
		"september october november december today yesterday tomorrow tonight"),
	be: wordlist.Of("is are was were be been being get gets got"),
	titles: wordlist.Of("mr mrs ms miss dr sir dame lord lady prof professor president senator sen representative rep congressman",
		"congresswoman governor gov mayor secretary minister chancellor king queen prince princess pope bishop cardinal rev",
		"reverend judge justice general gen lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral officer",
		"chief commissioner director chairman chairwoman speaker ambassador attorney detective sheriff premier deputy vice",
		"prime former acting interim foreign"),
	roles: wordlist.Of("head director professor president chairman chairwoman chair chief spokesman spokeswoman spokesperson author",
		"editor founder leader governor mayor senator minister secretary lawyer attorney analyst economist democrat republican",
		"executive member owner co-founder co-chair co-author deputy vice former senior managing"),
	none:      wordlist.Of("nobody none"),
	objects:   wordlist.Of("me him her us them you it"),
	contracts: wordlist.Of("s ve d ll re m"),
	adverb: func(w string) bool {
		return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "family" && w != "ally" && w != "assembly"
	},
}

func englishForms() map[string]form {
	t := map[string]form{}
	addForms(t, form{core: true},
		"say say says said saying",
		"announce announce announces announced announcing",
		"warn warn warns warned warning",
		"argue argue argues argued arguing",
		"deny deny denies denied denying",
		"confirm confirm confirms confirmed confirming",
		"insist insist insists insisted insisting",
		"acknowledge acknowledge acknowledges acknowledged acknowledging")
	addForms(t, form{core: true, clause: true}, "add add adds added adding")
	addForms(t, form{core: true, to: true}, "tell tell tells told telling")
	addForms(t, form{core: true, noun: true},
		"report report reports reported reporting",
		"claim claim claims claimed claiming",
		"state state states stated stating")
	addForms(t, form{core: true, noun: true, names: true}, "call call calls called calling")
	addForms(t, form{plain: true},
		"admit admit admits admitted admitting",
		"allege allege alleges alleged alleging",
		"assert assert asserts asserted asserting",
		"believe believe believes believed believing",
		"boast boast boasts boasted boasting",
		"caution caution cautions cautioned cautioning",
		"complain complain complains complained complaining",
		"concede concede concedes conceded conceding",
		"conclude conclude concludes concluded concluding",
		"contend contend contends contended contending",
		"continue continue continues continued -",
		"declare declare declares declared declaring",
		"emphasize emphasize/emphasise emphasizes/emphasises emphasized/emphasised emphasizing/emphasising",
		"explain explain explains explained explaining",
		"joke joke jokes joked joking",
		"lament lament laments lamented lamenting",
		"maintain maintain maintains maintained maintaining",
		"predict predict predicts predicted predicting",
		"recall recall recalls recalled recalling",
		"remark remark remarks remarked remarking",
		"reply reply replies replied replying",
		"respond respond responds responded responding",
		"reveal reveal reveals revealed revealing",
		"stress stress stresses stressed stressing",
		"suggest suggest suggests suggested suggesting",
		"testify testify testifies testified testifying",
		"tweet tweet tweets tweeted tweeting",
		"vow vow vows vowed vowing",
		"write write writes wrote writing")
	addForms(t, form{plain: true, noun: true},
		"note note notes noted noting",
		"promise promise promises promised promising",
		"pledge pledge pledges pledged pledging")
	return t
}
