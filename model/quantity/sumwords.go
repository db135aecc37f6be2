package quantity

import (
	"strings"

	"galley/model/wordlist"
)

// Words of English that tell what becomes of a number of things. Verbs stand in the forms
// that newspapers have: the present, the past, the participle.
var (
	hasVerbs = wordlist.Of(`
		has have had having is are was were be been there own owns owned hold holds held contain contains contained keep keeps kept
		start starts started remain remains remained live lives lived sit sits sat sitting stand stands stood include includes
		included need needs needed want wants count counts counted number numbers numbered number total totals totaled totalled`)
	gainVerbs = wordlist.Of(`
		get gets got gotten receive receives received find finds found pick picks picked picking win wins won earn earns earned add
		adds added join joins joined gain gains gained make makes made bake bakes baked plant plants planted put puts place places
		placed come comes came arrive arrives arrived land lands landed grow grows grew grown collect collects collected build builds
		built hire hires hired produce produces produced buy buys bought purchase purchases purchased catch catches caught gather
		gathers gathered save saves saved score scores scored read reads serve serves served blow blew upload uploads uploaded
		download downloads downloaded enter enters entered record records recorded return returns returned transfer transfers
		transferred open opens opened invite invites invited show shows showed appear appears appeared create creates created write
		writes wrote written draw draws drew acquire acquires acquired recruit recruits recruited deploy deploys deployed station
		stations stationed admit admits admitted born raise raises raised borrow borrows load loads loaded visit visits visited
		attend attends attended sign signs signed stack stacks stacked bring brings brought order orders ordered harvest harvests
		harvested fill fills filled hatch hatched enroll enrolled enrol enrolled store stores stored attract attracted attracts`)
	lossVerbs = wordlist.Of(`
		lose loses lost eat eats ate eaten sell sells sold spend spends spent use uses used throw throws threw thrown remove removes
		removed take takes took taken leave leaves left fly flies flew flown drop drops dropped break breaks broke broken donate
		donates donated pay pays paid delete deletes deleted drink drinks drank drunk lend lends lent cut cuts die dies died dead
		kill kills killed retire retires retired quit quits depart departs departed withdraw withdraws withdrew withdrawn unload
		unloads unloaded discard discards discarded burn burns burned burnt resign resigns resigned dismiss dismissed fire fired
		recall recalled recalls destroy destroys destroyed send sends sent trade trades traded ship ships shipped cancel cancels
		canceled cancelled pop pops popped melt melts melted swim swims swam run runs ran walk walks walked hide hides hid hand hands
		handed steal steals stole stolen chop chops chopped escape escapes escaped consume consumes consumed wilt wilts wilted rot
		rots rotted spill spills spilled wash missing miss misses missed fail fails failed close closes closed free frees freed
		release releases released subtract subtracts deduct deducts crack cracks cracked erase erases erased miss tear torn return
		evacuated evacuate expire expired graduate graduates graduated skip skips skipped move moves moved jump jumps jumped drown
		drowned`)
	giveVerbs = wordlist.Of(`give gives gave given giving`)
	negations = wordlist.Of(`
		not didn't don't doesn't wasn't weren't never without except excluding unsold absent didn’t don’t doesn’t wasn’t weren’t`)
	stateWords = wordlist.Of(`torn broken spoiled ripe damaged rotten defective bad wounded injured`)
	moreWords  = wordlist.Of(`more additional another extra further new other others`)
	fewerWords = wordlist.Of(`fewer less`)
	totalWords = wordlist.Of(`total altogether overall combined together sum all both`)
	leftWords  = wordlist.Of(`left remain remains remaining remained still leftover unsold uneaten`)
	eachWords  = wordlist.Of(`each every per apiece average`)
	splitWords = wordlist.Of(`
		split splits divide divides divided share shares shared among equally equal evenly arranged arrange sorted sort separate
		separated distribute distributed organize organized grouped group placed rows row columns column arrays array packages
		package packs pack packets packet boxes box cases case bags bag sets set costs cost wide long width length times twice rate
		seated fit fits pays paid sides came`)
	groupWords = wordlist.Of(`cost costs package packages row rows column columns wide long`)
	laterWords = wordlist.Of(`later earlier ago before after since`)
	timeWords  = wordlist.Of(`
		today yesterday tomorrow tonight morning afternoon evening monday tuesday wednesday thursday friday saturday sunday january
		february march april may june july august september october november december`)
	pronouns    = wordlist.Of(`he she they it i we you`)
	objects     = wordlist.Of(`him her them me us you`)
	possessives = wordlist.Of(`his her their its my our your`)
	passing     = wordlist.Of(`
		to then later only also will would can could promised promises wants wanted plans planned decided decides agreed had`)
	ofWords    = wordlist.Of(`the those these them`)
	breakWords = wordlist.Of(`and but then while or so as because when after before if which who that where`)
)

// people are nouns for persons that do not end as those for persons do.
var people = wordlist.Of(`
		troop soldier marine man woman child boy girl person police airman guard medic civilian recruit adult student pupil kid
		parent patient refugee employee trainee hostage victim delegate candidate athlete immigrant migrant native guest friend nurse
		pilot spy agent militant insurgent rebel`)

// isPerson reports whether a noun in the singular means a person: a trainer, an analyst.
func isPerson(noun string) bool {
	if people[noun] {
		return true
	}
	for _, ending := range []string{"er", "or", "ist", "ian", "man", "woman"} {
		if len(noun) > len(ending)+2 && strings.HasSuffix(noun, ending) {
			return true
		}
	}
	return false
}

// notNouns are words that end what a number counts.
var notNouns = wordlist.Of(`
		a an the this that these those of in on at by to for from with into onto over under per each every and or but then than so as
		if when while because before after during until since within without through across around near off out up down away back
		inside outside about above below between among is are was were be been being has have had having do does did will would can
		could shall should may might must not he she they it i we you him her them me us his their its my our your who which that
		there here now today yesterday tomorrow later ago also only just still already yet again together altogether total left more
		fewer less all both some any no other another such very too much many most`)

// describing are words that may stand between a number and its noun, or where the noun is
// left out, and are none themselves.
var describing = wordlist.Of(`
		more additional another extra further new other fewer less old different equal small large big red blue green yellow black
		white orange brown pink purple gray grey fresh frozen ripe remaining perfect whole tasty early late total little young same`)
