package checkworthy

import (
	"strings"

	"galley/model/wordlist"
)

// english is the table of English. The lists are the trade's: what a desk checks first
// (acts of parliaments and courts, changes, causes, counts), and what ClaimBuster's and
// CheckThat!'s guidelines rule out (opinion, wish, promise, greeting, talk about the talk).
var english = (&language{
	past:   func(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ed") },
	wishes: wordlist.Of("to will would should can could must may might shall us"),
	doers: wordlist.Of("he they it there that we i you president senator governor congress administration opponent republicans democrats " +
		"government"),
	me: wordlist.Of("i"), who: wordlist.Of("he his were"),
	openers: wordlist.Of("he they in the our we you because"), weakOpeners: wordlist.Of("this it so well what let if no"),
	than: wordlist.Of("than"), notThan: wordlist.Of("rather other more less"), // "more than 50" is how much, and a phrase of its own
	pairs: func(before, word string) bool {
		switch before {
		case "did":
			return word == "not"
		case "was", "were":
			return strings.HasSuffix(word, "ed")
		case "is", "are":
			return strings.HasSuffix(word, "ing") && word != "going" || before == "is" && word == "no"
		}
		return false
	},
}).fill(map[signal]string{
	record: `voted against|voted for|voted to|voted|votes|vetoed|veto|signed|passed|enacted|repealed|ratified|
		legislated|authorized|authorised|sponsored|co-sponsored|cosponsored|introduced a|introduced the|filed|sued|ruled|
		convicted|acquitted|indicted|sentenced|arrested|charged with|pleaded|pardoned|impeached|appointed|nominated|confirmed|
		elected|re-elected|reelected|resigned|fired|sworn in|law|laws|bill|bills|act|amendment|legislation|treaty|accord|
		ordinance|statute|resolution|executive order|lawsuit|verdict|court|supreme court|referendum|election|ballot|
		voting record|for the record|on record|on the record|banned|outlawed|sanctions|sanctioned|subpoenaed|investigated|
		audit|audited|inspectors|testified|under oath`,
	change: `increased|increase|increases|increasing|decreased|decrease|rose|rise|risen|rising|fell|fallen|falling|
		grew|grown|growing|growth|declined|decline|declining|dropped|dropping|doubled|doubling|tripled|quadrupled|halved|
		soared|plunged|surged|climbed|jumped|shrank|shrunk|expanded|reduced|reducing|reduction|reductions|slashed|cut|cuts|
		cutting|raised|raising|lowered|lost|losing|gained|went up|gone up|going up|went down|gone down|going down|is up|
		is down|are up|are down|was down|was up|ran up|built up|added|created|eliminated|wiped out|slowed|stalled|worsened|
		deficits|surplus|shortage|destroyed`,
	comparison: `more than|less than|fewer than|fewer|higher|lower|twice|twice as|times as|times more|times the|
		times higher|as many as|as much as|compared with|compared to|in contrast to|outnumber|outnumbered|exceeds|exceeded|
		ahead of|behind|half of|a third of|a quarter of|two-thirds|three-quarters|proportion|percentage|on average|average|
		per capita|rate|the rate|ratio|share of|net`,
	superlative: `most of|the most|largest|biggest|greatest|highest|lowest|smallest|longest|shortest|fastest|slowest|
		richest|poorest|wealthiest|oldest|youngest|worst|fewest|the first time|first time|the first|the last time|the only|
		the only one|number one|no. 1|in history|in the history|of all time|in the world|on record|ever|never before|
		record high|record low|all-time|unprecedented|since world war|since the great depression|no other|second only to|
		leading cause`,
	quantifier: `every|all of|none|none of|nobody|no one|never|always|each|majority|the majority|many of|dozens|
		scores of|hundreds|thousands|millions|billions|trillions|tens of thousands|hundreds of thousands|hundreds of millions|
		number of|countless|most|nearly all|almost all|virtually|everyone|zero`,
	cause: `because of|due to|caused|causes|caused by|led to|leads to|resulted in|results in|as a result of|
		as a result|thanks to|responsible for|blamed|blame|triggered|killed by|linked to|contributed to|stems from|cost us|
		costing|made possible|resulting from|owing to|brought about|drove`,
	said: `said|cautioned|added|explained|noted|confirmed|stressed|replied|recalled that|maintained|alleged|disclosed|
		revealed|contended|says|told|according to|reported|reports|claimed|claims|announced|argued|testified|declared|
		estimated|estimates|stated|warned|admitted|acknowledged|denied|denies|insisted|wrote|quoted|accused|concluded|
		found that|shows|showed|study|studies|survey|poll|data|statistics|figures|census|promised|pledged|endorsed|called for|
		agreed`,
	act: `voted for|opposed|supported|proposed|voted against|spent|spends|spending|paid|pays|gave|took|broke|killed|
		died|murdered|wounded|injured|invaded|attacked|bombed|withdrew|deployed|sent|sold|sells|sell|bought|buys|borrowed|
		borrow|funded|financed|launched|built|closed|shut|opened|negotiated|started|began|ended|stopped|refused|refuses|
		failed|fails|won|beat|fought|shipped|imported|import|exported|exports|owns|owe|owes|hired|laid off|inherited|provided|
		provides|covered|covers|taxed|produced|produces|received|receives|met|visited|served|destroyed|captured|seized|
		released|imprisoned|executed|tested|developed|acquired|armed|trained|balanced|blocked|rejected|approved|ordered|
		abandoned|reversed|joined|allowed|collapsed|bankrupt|happened|occurred|costs|cost|earns|earn|earned|cooperated|ousted|
		stormed|discovered|recalled|evacuated|merged|crashed|struck|flooded|burned|rescued|campaigned|co-authored|authored|
		wrote|worked with|stood with|defeated|replaced|established|founded|restored|extended|repaid|outsourced|moved|shipping|
		outsourcing|giving|taking|buying|selling|hiring|spying|funding|paying|shutting|closing|employs|employed|imports|
		operates|controls|occupied|liberated|surrendered|defaulted|forced|cheated|stole|stolen|lied|hid|changed|turned down|
		appeared|attended|skipped|missed|delayed|doubling|defended|represented|participated|agreed to`,
	light: `happens|held|brought|put|turned|made|did|had|were|was|been|got|gets|went|came|left|led|ran|has|have|gone|
		done|taken|given|became|become|kept|said no|makes|does|goes|takes|gives|gotten|used|uses`,
	topic: `tax|taxes|jobs|job|unemployment|unemployed|deficit|debt|inflation|wages|wage|income|incomes|poverty|murder|
		murders|troops|soldiers|weapons|weapon|nuclear|missile|missiles|oil|gas|insured|medicare|medicaid|social security|
		immigrants|illegal immigrants|border|trade|exports|imports|interest rates|mortgage|mortgages|tax cut|tax cuts|
		tax break|tax breaks|tax credit|health insurance|health care|prices|price|premiums|cancer|vaccine|vaccines|virus|
		deaths|prison|prisoners|terrorists|emissions|pollution|housing|manufacturing|uninsured|prescription|pensions|pension|
		revenue|revenues|profits|subsidies|minimum wage|middle class|small businesses|budget deficit|stock market|covid|
		pandemic|ventilators|coal|fracking|steel|embassy|hostages|sanctions|al qaeda|taliban|isis|bankruptcy|recession|
		layoffs|foreclosure|foreclosures|loopholes|loophole|drugs|abortion|abortions|guns|ammunition|barrels|nato|
		united nations|ceasefire|treaty|test scores|dropout|tuition|graduates|births|marriages|divorce|casualties|wounded|
		homeless|hungry|hunger|welfare|food stamps|carbon|warming|electricity|uranium|centrifuges|aircraft|bombers|ships|
		submarines|divisions|battalions|warheads|payroll|gdp|gross national product|surplus`,
	field: `economy|economic|crime|violence|military|army|health|insurance|schools|school|students|teachers|education|
		immigration|budget|congress|senate|house of representatives|government|administration|federal|energy|drug|hospital|
		hospitals|police|terrorist|terrorism|war|wars|attack|attacks|climate|water|farmers|farm|farms|food|homes|families|
		households|workers|industry|industries|companies|company|corporations|banks|bank|stock|market|dollars|money|
		population|veterans|refugees|gun|civil rights|regime|rebels|loan|loans|grants|program|programs|bureaucracy|states|
		countries|nations|cities|city|country|children|women|men|voters|citizens|blacks|minorities|seniors`,
	position: `if you|wants to|wants|supports|support|oppose|opposes|favors|favours|proposes|advocates|his plan|
		her plan|their plan|his own|his proposal|her proposal|his running mate|in favor of|against|he will|she will|he would|
		she would|they want|they would|senator|governor|mr|vice president|your plan|your own|you said|you voted|he says|
		is against|is for|on leave|member of|members of|signed on|record of|history of|in charge of|under my|during my|
		my administration|his administration`,
	opinion: `i think|i believe|i feel|i hope|i guess|i suppose|i wish|i trust|i doubt|i am convinced|i am confident|
		i am sure|i am proud|i am sorry|i am glad|i am happy|i am concerned|i am afraid|i respect|i admire|i love|i like|
		i understand|i know|i care|i agree|i disagree|i do not think|i do not believe|i do not know|i would|i could|i wanted|
		i just|i mean|in my view|in my opinion|in my judgment|my view|my opinion|my judgment|my belief|we believe|we think|
		we feel|we hope|it seems|seems to me|seems|it appears|frankly|honestly|personally|obviously|hopefully|perhaps|maybe|
		probably|i do|we can do|kind of|sort of|wish|feel|prefer|dislike|you know what|who knows|does not matter|i am not|
		i am|do you|are you|would you|remember|imagine|let us be|i want you|i tell you|i can tell you|understand|believe`,
	praise: `important|vital|critical|wonderful|terrible|horrible|disgrace|disgraceful|shameful|outrageous|unfair|fair|
		wrong|ridiculous|tremendous|beautiful|amazing|incredible|fantastic|great|good|bad|better|best|right|proud|sad|nice|
		nasty|strong|tough|smart|decent|unfortunately|sadly|strongly|serious|simple|real|true|clear|bold|hard|easy|difficult|
		necessary|appropriate|reasonable|sensible|honest|mistake|disaster|interesting|enough|fine`,
	abstract: `moral|values|faith|belief|dream|dreams|hope|courage|freedom|leadership|vision|character|god|heart|
		spirit|soul|trust|respect|judgment|philosophy|challenge|challenges|opportunity|opportunities|responsibility|
		commitment|principle|principles|future|generation|generations|together|peace|strength|greatness|destiny|ideas|idea|
		ideals|confidence|wisdom|liberty|honor|dignity|common sense|compassion|fairness|decision|decisions|choice|direction|
		approach|strategy|attitude|way|kind|example`,
	duty: `should|should not|must|must not|ought|need to|needs to|needed to|we need|you need|have to|has to|got to|
		have got to|let us|let me|we cannot|cannot afford|it is time|it is about|deserve|deserves|supposed to|want to|like to|
		make sure|we have got to`,
	future: `will|will not|going to|gonna|shall|would|would not|could|may|might|intend to|plan to|hope to|try to|i can|
		we can|we could|can we|can be|can do|in the future|next year|tomorrow|some day|someday|would be|would have|expected|
		expects|expect|forecast|forecasts|predict|predicts|predicted|plans to|hopes|promise to|look forward|about to`,
	hypothetical: `i will|we will|i am going to|we are going to|i would|we would|we can|we should|we must|we need|
		we have to|we have got to|i want|we want|i can|i am in favor|i am for|i propose|my plan|our plan|you should|
		you have to|you need|you can|i would like|we ought|i need|you have got to|i intend|there will`,
	condition: `if|unless|suppose|whether|assuming|in case|even if|as long as|hypothetical|for example|for instance|
		imagine`,
	social: `thank|thanks|thank you|good evening|good night|good morning|good afternoon|welcome|hello|
		ladies and gentlemen|god bless|excuse me|pardon me|congratulations|please|bless|my wife|my husband|my mother|
		my father|my daughter|my son|my friend|my friends|my family|honored|honoured|pleased|delighted|sorry|glad|privilege|
		dear`,
	talk: `let me tell|i will tell|tell you|i would say|i say|you know|look|the question|this question|your question|
		question|questions|answer|the answer|debate|tonight|talk about|talking about|talked about|minutes|seconds|respond|
		response|rebuttal|moderator|wait a minute|first of all|secondly|finally|in other words|the point|the issue|issue|
		issues|the fact is|the truth is|the difference|the problem|the reason|by the way|as i said|i want to say|disagree|
		one thing|what i|matter|this campaign|this election|ask|asking|listen|hear|mention|point out|comment`,
	vague: `something|anything|things|thing|somebody|everything|someone|some|this|that|these|those|such|ways|lot|lots`,
})
