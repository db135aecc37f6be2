package names

import (
	"strings"

	"galley/model/wordlist"
)

// lines is a table of phrases, one a line or parted by semicolons, in small letters.
func lines(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for _, l := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == '\n' }) {
			if l = strings.TrimSpace(l); l != "" {
				out[l] = true
			}
		}
	}
	return out
}

// table is what a language says of its names. Words are in small letters.
type table struct {
	nouns bool // whether every noun has a capital, so that a capital alone shows nothing

	never     map[string]bool // words of grammar: no name begins with one, wherever it stands
	plain     map[string]bool // capitals that are a word and no name: "TV"
	governs   map[string]bool // before "of" these begin a name, as the organisations do
	common    map[string]bool // words that have a capital only because a sentence begins: no name begins with one
	dotted    map[string]bool // abbreviations that keep their full stop
	titles    map[string]bool // before a person's name, with a capital: "president"
	heads     map[string]bool // words that govern a title: "secretary" in "Defense Secretary"
	verbs     []string        // endings of words that are no part of a role
	breaks    map[string]bool // words at which a role behind a name ends: \"who\"
	roles     map[string]bool // nouns of what a person is, in small letters: "diplomat"
	stops     map[string]bool // words no role goes past to the left
	spoken    map[string]bool // of those, the ones that only a person or a body does
	endings   []string        // of verbs and adverbs, at a sentence's start
	surnames  map[string]bool // titles that are surnames as well
	says      map[string]bool // verbs of saying
	links     map[string]bool // words between the parts of a name: "of"
	and       string
	the       map[string]bool
	orgs      map[string]bool // last or first words of organisations: "committee"
	works     map[string]bool // words behind which a quoted title stands: "film"
	spots     map[string]bool // last words of places: "river"
	people    map[string]bool // nationalities, parties, faiths
	times     map[string]bool // months and weekdays, which are no names
	tails     map[string]bool // behind a hyphen, these make an adjective: "-based"
	checked   map[string]bool // long words of offices and bodies that are looked up for misspellings
	unchecked map[string]bool // words of places that are nearly other words
	places    map[string]bool
	bodies    map[string]bool // organisations known by name
	relates   map[string]bool // first words of a role behind a name: "the", "a", "his"
}

// tableOf returns the table of a language tag; English where there is none.
func tableOf(language string) *table {
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if t := tables[tag]; t != nil {
		return t
	}
	return english
}

var tables = map[string]*table{"en": english, "de": german, "fr": french}

// particles stand in small letters between given name and surname.
var particles = wordlist.Of(`van von der den de del della di da dos das do du la le les bin bint ibn al el ul ad as abu ben ter ten zu zum
zur y e af av`)

// articles are tied to a name by a hyphen: "al-Assad".
var articles = wordlist.Of(`al el ad as ar an at ash az ul abd d l bin`)

// suffixes stand behind a name and are no surname.
var suffixes = wordlist.Of(`Jr Sr II III IV Jr. Sr. jr sr MD PhD Esq`)

// given are given names that are seldom another word.
var given = wordlist.Of(`
aaron abby abdel abdul abdullah abigail abraham ada adam adel adele adrian adriana agnes agnieszka ahmad ahmed aidan aileen aisha
akira al alain alan alana alastair albert alberto aldo alec alejandro
aleksandr aleksandra alessandro alex alexa alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia
alison alistair allan allen allison alma alvaro alvin alyssa amal amanda amber
amelia amin amina amir amit amos amy ana anastasia anatoly anders andre andrea andreas andrei andres andrew andrey andy angel
angela angelica angelina angelo angus anil anita anjali ann anna annabel anne annette
annie anthony antoine anton antonia antonio antony antónio anwar april archie ari ariel arjun arlene arman arnold arnaud arthur
arturo asad ashley ashton asif astrid aubrey audrey august augusto aurora austin ava avery avi axel ayesha aziz
babak barack barbara barbra barry bart bashar bashir beatrice beatriz becky belinda ben benedict benjamin bennie benny bernadette
bernard bernardo bernd bernice bernie bert bertha beth bethany betsy betty beverly
bill billy bianca björn blake blanca bob bobby bonnie boris boyd brad bradford bradley brady brandon brenda brendan brent bret
brett brian brianna bridget britney brittany bruce bruno bryan bryce byron
caitlin caleb calvin cameron camila camille camilla candace candice carl carla carlo carlos carly carmen carol carole carolina
caroline carolyn carrie carsten cary casey cassandra catalina catherine cathy cecil cecile cecilia
cedric celeste celia cesar césar charles charlene charlie charlotte chelsea cheryl chester chiara chloe chris christa christian
christiane christina christine christoph christophe christopher christy chuck cindy claire clara clarence clark claude
claudia claudio clay clement cliff clifford clint clive clyde cody colette colin colleen collin conor connie connor conrad
constance cora corey cornelia cornelius cory courtney craig cristian cristina crystal curt curtis cynthia cyril cyrus
daisy dale dalia damian damien damon dan dana daniel daniela daniele danielle danny daphne darcy daria darius darlene darrell
darren darryl dave david dawn dean deanna debbie deborah debra deepak deirdre delia della denis denise dennis derek derrick
desmond
devin dexter diana diane diego dieter dietrich dilma dimitri dina dirk dmitri dmitry dolores dominic dominique don donald donna
dora doreen doris dorothy doug douglas drew duane duncan dustin dwayne dwight dylan
ebrahim ed eddie edgar edith eduard eduardo edmund edna eduard edward edwin egon eileen elaine eleanor elena eli elias elijah
elisa elisabeth eliot elisha eliza elizabeth ella ellen ellie elliot elliott ellis elmer elon eloise elsa elsie elvira elvis
emanuel emil
emilia emilio emily emma emmanuel emmett enrico enrique eric erica erich erick erik erika erin ernest ernesto ernst erwin
esmeralda esteban estelle esther ethan ethel eugene eugenia eunice eva evan evelyn ewan ezra
fabian fabio faisal farah farid farida fatima fatma federico felicia felicity felipe felix fernanda fernando fidel fiona florence
florian frances francesca francesco francis francisco franco francois françois frank frankie franklin franz fred freddie
frederic frederick fredrik frieda friedrich fritz fumio
gabriel gabriela gabriele gabrielle gail gareth garry gary gavin gemma gene genevieve geoff geoffrey georg george georges georgia
georgina gerald geraldine gerard gerardo gerd gerhard gerry gertrude gianni gideon gilbert gilberto gillian gina gino giorgio
giovanni giulia giuseppe gladys glen glenda glenn gloria gonzalo gordon graham greg gregor gregorio gregory greta gretchen
guadalupe guido guillaume guillermo gunter günter günther gus gustav gustavo guy gwen gwendolyn
hadi hakim hal haley hamid hamza hana hanna hannah hannes hans harald hari haroon harold harriet harris harrison harry harvey
hasan hashim hassan hazel heather hector heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri henrietta
henrik henry herbert herman hermann herminia
hilary hilda hillary hiroshi holger holly homer horst hosni howard hubert hugh hugo humberto humphrey hussein ian ibrahim ida
ignacio igor ilana ilham iman imran ina indira ines inez inge ingo ingrid ira irena irene irina iris irma irving isaac isabel
isabella isabelle isaiah isidro ismail
istvan ivan ivana ivanka ivy jack jackie jackson jacob jacqueline jacques jaime jair jake jakob jamal james jamie jan jana jane
janet janette janice janine jared jasmine jason javier jay jayne jean jeanette jeanne jeb jeff jefferson jeffrey jen jenna
jennifer jenny jens jeremiah jeremy jermaine
jerome jerry jesse jessica jessie jesus jill jim jimmy jo joachim joan joana joanna joanne joao joaquin jochen jodi jodie jody joe
joel joerg jörg johan johann johanna johannes john johnathan johnnie johnny jon jonas jonathan jordan jorge josé jose josef
josefina joseph josephine josh joshua joy joyce juan
juana juanita judith judy jules julia julian juliana julianne julie juliet juliette julio julius jun june jürgen jurgen justin
justine jutta kamal kamala karen karim karin karina karl karla karsten kate katharina katherine kathleen kathryn kathy katie katja
katrin katrina kay kayla keith kelly kelsey
ken kendra kendall kenneth kenny kent kerry kevin khaled khalid khalil kim kimberly kirk kirsten kirstjen klaus kofi konrad
kristen kristin kristina kristine kurt kyle lakshmi lamar lance lara larry lars latoya laura lauren laurence laurent laurie
lawrence lea leah leanne lech lee leigh leila leland lena lenny leo leon leona leonard
leonardo leonid leonie leroy leslie lester leticia lev levi lewis liam lidia lila lili lillian lily lina lincoln linda lindsay
lindsey lisa liu livia liz liza lloyd logan lois lola lonnie lorena lorenzo loretta lori lorraine lothar lou louis louisa louise
lourdes lowell luc luca lucas lucia luciano lucille lucinda lucy
ludwig luigi luis luisa luiz lukas luke luther luz lydia lyle lyndon lynn lynne mabel mackenzie madeleine madeline mae maggie
magnus mahmoud mahmud malala malcolm malik mamie mandy manfred manuel manuela mara marc marcel marcela marcelo marcia marcin marco
marcos marcus margaret margarita margot maria mariam marian
mariana marianne marie mariel marilyn marina mario marion marisa marissa marjorie marko markus marla marlene marlon marsha
marshall marta martha marti martin martina marty marvin mary marwan maryam masha mathew mathias mathieu matt matteo matthew
matthias maud maureen maurice mauricio max maxim maxime maxine maya mayra
megan meghan mehdi mehmet mel melania melanie melinda melissa melvin mercedes meredith mia michael michaela michal michel michele
michelle mick mickey miguel mikael mike mikhail milan mildred miles milo milton minnie miranda miriam misha mitch mitchell mitt
mohamed mohammad mohammed mohamud moises mona monica monika monique
morgan moritz morris moshe muhammad muhammadu mustafa myra myriam myron nabil nadia nadine nancy naomi narendra nasser nasrin
natalia natalie natasha nathan nathaniel neal ned neil nellie nelson nestor nicholas nick nicola nicolas nicole nigel nikita niki
nikki nikolai nikolas nils nina noah noel nora norbert norma norman nouri nuri octavio
oleg olga oliver olivia olivier omar ora orlando orville oscar osama oskar otto owen pablo paige pamela paola paolo pascal
patricia patrick patty paul paula paulette pauline paulo pavel pedro peggy penelope penny percy perry pete peter petra phil philip
philipp philippa philippe phillip phyllis pierre pietro piotr polly preston priscilla priya
quentin quincy rachel rafael rahul rainer raj rajiv ralf ralph ramon ramona randall randy raul ravi raymond reagan rebecca reggie
regina reginald rehman reinhard reinhold renata rene renee rex reza rhonda ricardo richard rick rickey ricky riccardo rita robbie
robert roberta roberto robin robyn rodney rodolfo rodrigo roger roland rolf roman romeo
ron ronald ronnie rory rosa rosalie rosalind rosanna rosemary ross roxanne roy ruben ruby rudolf rudolph rudy rufus russell rusty
ruth ryan saad sabine sabrina saddam sadiq saeed saif salim sally salman salma salvador salvatore sam samantha samir samira samuel
sandra sandy sanjay santiago santos sara sarah sasha saul scott sean sebastian
selena selma serena serge sergei sergey sergio seth shane shannon sharif sharon shaun shawn sheila sheldon shelley shelly sheryl
shinzo shirley sibylle sidney siegfried sigmar sigrid silvia silvio simon simone sofia solomon sonia sonja sonya sophia sophie
spencer stacey stacy stan stanley stefan stefanie stella stephan stephanie stephen steve steven
stewart stuart sue sultan susan susana susanna susanne susie suzanne suzy sven sylvia tabitha tamara tammy tanya tara tariq tasha
tatiana tayyip ted teodoro terence teresa teri terrance terrell terrence terri terry thaddeus theo theodore theresa therese thomas
thorsten tiffany tim timothy tina tobias toby todd tom tomas tommy toni tony tracey traci tracy
travis trent trevor trey tricia trisha troy trudy tulsi tyler tyrone udo ulrich ulrike ursula uwe valentina valeria valerie
vanessa vera vernon veronica vicente vicki vickie vicky victor victoria viktor vincent vincenzo viola violet virginia vivian
vladimir vladislav volker volodymyr wade walid wallace wally walter wanda warren wassim wayne wendell wendy
wesley whitney wilbur wilfred wilfried wilhelm willard william willie wilma winifred winston wladimir wolfgang woodrow xavier xi
yael yasmin yasser yitzhak yoko yoshihide yolanda yuri yusuf yves yvette yvonne zachary zainab zack zeke zoe zoltan zubair
`)

// givenToo are given names that are other words as well. They count inside a name only.
var givenToo = wordlist.Of(`
will mark grace hope may faith rose rich pat art grant hunter chase chance chuck frank gene guy jay joy rob bud buddy dick duke
earl christian christ israel chad charity dolly ginger hank heath iris ivy jade jewel jordan king
lane lily miles olive opal page pearl penny prince ray reed rod rusty sage scout sky sonny star stormy sunny summer sterling tad
trip tripp van victor ward wade wolf woody baker brook brooke carter cash cole colt cooper cruz dakota daisy
dash dell drake fox gray grey gale harmony harper haven honor jet justice kit lake lark lex major maverick melody mason max mercy
merit newt paris parker patience pepper phoenix piper prudence porter reid rand rip river robin rocky roman rowan ruby
rush saint sandy shelby sienna skip stone storm tanner taylor temple theo ty tom true tucker val violet vic vince walker wes west
whit win young jong xi li wang zhang chen hu kim park ban lee moon abe bin mo ma qin wen
`)
