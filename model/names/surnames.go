package names

import "galley/model/wordlist"

// surnames are the commonest surnames of English-speaking countries, and those that their
// news has most. A word of them is no misspelling of another.
var surnames = wordlist.Of(`
abbott abbasi abdullah abrams adams adkins aguilar ahmed alexander allen allison alvarado alvarez anderson andersen andrews anthony
armstrong arnold arroyo arthur ashcroft assad atkins atkinson austin avila axelrod ayala ayers
bailey baker baldwin ball ballard banks bannon barber barker barnes barnett barr barrera barrett barron barry bartlett barton bass
bates bauer baxter beach beard beasley beck becker bell beltran bender benjamin bennett benson bentley benton berg berger bergman
bernard bernstein berry best biden bird bishop black blackburn blackwell blair blake blanchard blankenship blumenthal bloomberg
boehner bolton bond bonner booker boone booth bowen bowers bowman boxer boyd boyer boyle bradford bradley bradshaw brady branch
brandt bray brennan brewer breyer bridges briggs bright britt brock brooks brown browning bruce bryan bryant buchanan buck buckley
buffett bullock burch burgess burke burnett burns burr burris burton bush butler buttigieg byrd byrne
cabrera cain calderon caldwell calhoun callahan cameron camacho campbell campos cannon cantor cantu cardenas carey carlson carney
carpenter carr carrillo carroll carson carter case casey castaneda castillo castro chambers chan chandler chang chapman charles
chase chavez cheney chen cherry choi christensen christian christie chu church clark clarke clay clayton clements cline clinton
cobb cochran coffey cohen coleman collier collins colon combs comey compton conley conner connolly connor conrad contreras conway
cook cooke cooley cooper copeland corbyn corker cordova correa cortez costa cotton courtney cowan cox craig crane crawford crist
crosby cross cruz cuevas cummings cunningham cuomo curry curtis
dale dalton daniel daniels daugherty davenport david davidson davies davis dawson dean decker dejesus delacruz delaney deleon delgado
dennis diaz dickerson dickson dillon dixon dodson dodd dole dominguez donaldson donovan donnelly dorsey dougherty douglas downs doyle
drake dudley duffy duke duncan dunlap dunn dunham duran durbin durham dyer
eaton edwards eisenhower elliott ellis ellison emanuel emerson engel english epstein erickson ernst escobar esparza espinoza
estes estrada evans everett
farley farmer farrell faulkner fauci feinstein feingold ferguson fernandez ferrell fields figueroa finley fischer fisher fitzgerald
fitzpatrick fleming fletcher flores flowers floyd flynn foley ford forbes foster fowler fox francis franco franken frank frankel
franklin frazier frederick freeman french friedman fritz frost fry frye fuentes fuller
gaines gallagher gallegos galloway galvan gamble garcia gardner garland garner garrett garrison garza gates gay gentry george gibbs
gibson gilbert giles gill gillespie gillibrand gilmore gingrich ginsburg giuliani glass glenn glover goldberg goldman goldstein
gomez gonzales gonzalez good goodman goodwin gordon gore gorsuch gould graham grant graves gray green greenberg greene greenwald
greer gregory griffin griffith grimes gross guerra guerrero gutierrez guzman guthrie
haas hagel hagan hahn hale haley hall hamilton hammond hampton hancock hanna hannity hansen hanson hardin harding hardy harmon harper
harrell harrington harris harrison hart hartman harvey hastings hatch hatfield hawkins hawley hayden hayes haynes heath hebert henderson
hendricks hendrix henry hensley henson herman hernandez herrera herring hess hester hickman hicks higgins hill hinton hobbs hodge
hodges hoffman hogan holcomb holden holder holland holloway holmes holt hood hooper hoover hopkins hopper horn horne horton house
houston howard howe howell hubbard huber huckabee hudson huerta huff huffman hughes hull humphrey hunt hunter hurley hurst hussain
hussein hutchinson hutchison huynh
ibarra ingram inslee isakson
jackson jacobs jacobson james jarvis jefferson jeffries jenkins jennings jensen jimenez johns johnson johnston jones jordan joseph
joyce juarez
kagan kahn kaine kaiser kane kaplan karzai kasich kavanaugh keith keller kelley kelly kemp kennedy kent kerr kerry kessler khan kidd
kim king kirby kirk kirkland kissinger klein kline klobuchar knapp knight knox kobach koch kramer krueger krugman kushner
lamb lambert landry lane lang lara larsen larson lavrov lawrence lawson leach leahy leblanc lee leon leonard lester levine levy lewis
lieberman lin lincoln lindsey little liu livingston lloyd logan lozano long lopez love lowe lowery lucas lucero lugo luna lynch lynn
lyons
macdonald macias mack madden maddow maddox mahoney maldonado malone manchin manafort mann manning marks marquez marsh marshall martin
martinez mason massey mata mathews mathis matthews mattis maxwell may mayer maynard mayo mays mcbride mccabe mccain mccall
mccann mccarthy mccarty mccaskill mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdonnell mcdowell mcfarland
mcgee mcgovern mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mckinnon mcknight mclaughlin mclean mcmahon mcmillan
mcneil mcpherson mcmaster meadows medina mejia melendez melton mendez mendoza menendez mercado mercer merkel merritt meyer meyers
meza michael middleton miles miller mills miranda mitchell mnuchin molina monroe montes montgomery montoya moody moon mooney moore
morales moran moreno morgan morris morrison morrow morse morton moses mosley moss mosul moyer moynihan mueller mulvaney mullen
mullins munoz murdoch murillo murphy murray musk myers
nadler nash navarro neal nelson netanyahu newman newton nguyen nichols nicholson nielsen nixon noble nolan norman norris norton novak
nunes nunez nunn
obama obrien ochoa oconnell oconnor odom odonnell oliver olsen olson oneal oneill orozco orr ortega ortiz osborn osborne owen owens
pace pacheco padilla page palin palmer park parker parks parrish parsons patel patrick patterson patton paul paulson payne pearson
peck pelosi pena pence pennington perez perkins perry perrin person peters petersen peterson petraeus petty phelps phillips pierce
pineda pittman pitts plouffe podesta poindexter pollard pompeo ponce poole pope porter portman potter potts powell power powers pratt
preston prescott price priebus prince proctor pruitt pugh putin
quinn
ramirez ramos ramsey randall randolph rangel rasmussen ray raymond reagan reed reese reeves reich reid reilly reyes reynolds rhodes rice
rich richard richards richardson richmond riley rios ritter rivas rivera rivers roach robbins roberts robertson robinson robles rocha
rodgers rodriguez roe rogers rojas rollins roman romero romney roosevelt rosales rosario rose rosen rosenberg rosenstein ross roth
rowe rowland roy rubin rubio ruiz rumsfeld rush russell russo rutherford ryan
salas salazar salinas samuels sanchez sanders sanderson sandoval sanford sanford santana santiago santorum santos saunders savage
sawyer scalia scalise schaefer schiff schmidt schmitt schneider schroeder schultz schumer schwartz schwarzenegger scott sellers
serrano sessions sexton shaffer shaheen shannon shapiro sharp sharpe shaw shea shelby shelton shepard shepherd sheppard sherman
shields short silva silver simmons simon simons simpson sims sinclair singer singh singleton skinner slater sloan small smith snow
snowden snyder solis solomon sondland soros soto sotomayor souter sparks spears spence spencer spicer stafford stanley stanton stark
starr steele stein stephens stephenson stephanopoulos stevens stevenson stewart steyer stokes stone stout strickland strong stuart suarez
sullivan summers summers sutton swanson sweeney sweet swift sykes
talley tanner tapper tate taylor terrell terry thatcher thomas thompson thornton thune tillerson tillis tillman todd toomey torres
townsend tran travis trevino trujillo truman trump tucker turnbull turner tyler tyson
underwood
valdez valencia valentine valenzuela vance vang vargas vasquez vaughan vaughn vazquez vega velasquez velez velazquez villa villanueva
villarreal vincent vindman vitter vu
wade wagner walker wall wallace waller wallis walls walsh walter walters walton wang ward ware warner warren washington waters watkins
watson watts weaver webb weber webster weeks weiner weinstein weiss welch wells west wheeler whitaker white whitehead whitehouse
whitfield whitley whitman whitney wiggins wilcox wiley wilkerson wilkins wilkinson williams williamson willis wilson winters wise
wolf wolfe wong wood woodard woodward woods woodward wright wu wyatt wyden
yang yates yellen york young yu
zamora zapata zelensky zelenskiy zhang zimmerman zuckerberg zuniga
reuters nixon hitler stalin lenin churchill mandela gandhi einstein newton darwin freud marx shakespeare picasso beethoven mozart
beckham messi ronaldo federer nadal djokovic hamilton woods jordan bryant brady manning
`)

// nameWords are words that names of bodies, offices, events and places are made of. They
// are looked up where a name is made of several words.
var nameWords = wordlist.Of(`
abortion academic academy access accountability accounting action activities administrative advanced advertising advisory advocates
aeronautics affairs affordable africa agencies agricultural agriculture aircraft airline airlines airport alcohol alliance allied
alternative ambassador ambassadors america american americans amendment amnesty analysis analytics ancient animal anniversary
annual appeals applied appropriations aquarium architecture archives arena armed armored artificial artists assault assembly
assessment assistance assistant associate associated associates association athletic athletics atlantic attack attendants attorney
attorneys audit auditor authority automotive aviation award awards
baptist barracks baseball basin basketball battalion battle beauty behavioral belt better biological biology border boundary brand
brigade bridge broadcast broadcasting brotherhood budget builders building bureau business
cabinet campaign campus cancer candidate capital cardinal cargo carrier cathedral catholic caucus cemetery census center central
century certified challenge chamber champion champions championship championships channel chapel chapter charity charter chemical
chemistry chicken chief children childhood cinema circuit citizens citizenship civic civil civilian classic classical clean climate
clinic clinical coalition coast coastal coffee cognitive collective college colonial command commerce commercial commission
commissioner commissioners committee common commons commonwealth communication communications communist community commuter company
competition computer computing conduct confederate confederation conference congress congressional conservation conservative
consolidated constitution constitutional construction consulate consultants consulting consumer contemporary control convention
cooperation cooperative corporate corporation corps correctional corrections corruption cosmetics council counsel counter
counterterrorism country county court courthouse creative credit crescent cricket crime crimes criminal crossing cultural culture
currency customs cyber cycling
daily dakota dance data dealers debate decision declaration defence defenders defense delegation democracy democrat democratic
democrats department departments deputy design desert detention development digital diplomacy diplomatic direct director directors
disability disaster disease diseases district division doctors documentary domestic dragon drinking drug dynamics
eagle early earth eastern economic economics economist economy editor education educational effects election elections elective
electoral electric electrical electronic electronics elementary embassy emergency emerging emperor empire employee employees
employment endowment energy enforcement engineering engineers english enterprise enterprises entertainment environment
environmental equality equity estate ethics ethnic evening evangelical events evidence examiner exchange executive executives
exhibition expedition exploration express extension external
facility faculty fashion federal federation fellowship festival fiction field fighters finance financial financing fisheries fitness
flight fleet food football forces foreign forensic forest forestry formula forum forward foundation founders fraternal fraternity
freedom freight fresh front frontier future
gallery game games gardens gazette gender general generation geographic geographical geological global golden government governor
governors graduate grand graphic great greater green ground grounds group growth guard guardian guards guild
hampshire harbor health healthcare heights herald heritage hidden high higher highway historic historical history holdings holiday
holocaust holy homeland homicide honor horizon horizons hospital hospitals hotel hotels house housing human humane humanitarian
humanities hunger hurricane
immigrant immigration imperial improvement incorporated independence independent index industrial industries industry infectious
information infrastructure initiative injury innovation inquiry inspection inspector institute institutes institution institutional
instruments insurance intelligence interactive interior internal international internet interstate investigation investigations
investigative investment investments investors island islands
joint journal journalism journalists judicial judiciary jurassic justice juvenile
killers kingdom kitchen knights
labor laboratories laboratory labour lakers land language latin lawyers leader leaders leadership league learning lebanese legacy legal
legend legends legion legislative legislature liberal liberation liberty library licensing life light lightning limited linguistics
literary literature local logistics louisiana lutheran
machine magazine magistrate majesty majority management manager managers manufacturers manufacturing march marine marines maritime
market marketing markets marriage martial master masters material materials maternal mathematics matters mechanical media mediation
medical medicare medicaid medicine meeting memorial mental merchant messenger methodist metro metropolitan metropolitan mexican
middle midland midnight migration military million minerals mining minister ministers ministry minority mission missile mobile model
modern monetary money monitor monument morning mortgage motion motor motors mountain mountains movement multiple municipal museum
music musical muslim mutual mystery
narcotics nation national nations native natural nature nautical naval navigation neighborhood network networks neurological
nomination northeast northern northwest nuclear nurses nursing nutrition
observatory observer occupational ocean oceanic office officer officers official officials olympic olympics online opera operation
operations opinion opportunity opposition optical orchestra order organic organisation organization organizations organizing
oriental origin orthodox outdoor oversight
pacific palace panthers paralympic parent parenthood parents parliament parliamentary parole partner partners partnership party
passenger patient patients patrol patriot patriots peace pediatric pediatrics penal penguin pension people peoples performance performing
permanent personal personnel petroleum pharmaceutical pharmaceuticals pharmacy philharmonic philosophy photography physical physicians
physics picture pictures pilots pioneer planet planetary planned planning plant plastic platform platinum playhouse plaza poetry police
policy political politics population popular port portrait postal poverty power practice prairie premier presbyterian presidency
president presidential press pressure prevention primary prison prisoner prisons private probation procurement product production
productions products professional professionals program programme programs progress progressive project projects property prosecution
prosecutor prosecutors protection protestant provincial psychiatric psychiatry psychological psychology public publications publishing
purple
quality quarter quarterly queen
race racial racing radiation radio railroad railway rangers rapid ready reality reclamation record recording records recovery
recreation recruitment reduction reform refugee refugees regional register registration registry regulation regulatory rehabilitation
relations relief religion religious renaissance renewable repair report reporter reporters representative representatives republic
republican republicans research reserve reserves resettlement residence resistance resolution resource resources response responsible
responsibility restaurant restaurants retail retirement revenue review revolution revolutionary rifle rights rising river road
robotics rockets royal rugby runner rural
safety sailing saint salvation sanctuary sanitation satellite savings scene scholar scholars school schools science sciences
scientific scientists scout scouts screen search secondary secret secretariat secretary section securities security select selection
senate senator senators senior service services settlement several sexual shelter sheriff shield shipping shooting show signal silicon
silver simple sister skills social socialist society software soldier soldiers solicitor solution solutions southeast southern
southwest sovereign space spanish speaker special spectrum speech speedway spirit sport sporting sports square stadium staff standard
standards standing star states station statistics steel steering steelers storage store stores storm story strategic strategies
strategy street strength strike strikers structure student students studies studio studios summer summit superior supply support supreme
surface surgeon surgeons surgery surgical surveillance survey sustainability sustainable symphony syndicate system systems
table tactical talent target task taxation teachers teaching technical technician technologies technology telegraph telephone television
temple terminal territory terror terrorism textile thanksgiving theater theatre theory therapy thunder tobacco today together tourism
tourist tower trade traders trading traditional traffic training transit transparency transport transportation trauma travel treasury
treatment treaty tribal tribunal tribune trooper troopers trophy tropical trucking trust trustees truth
unified union united unity universal universe university upper urban
vacation vaccine valley value vegas vehicle venture ventures veteran veterans veterinary vice victim victims victory video village
vintage violence violent virginia virtual virus vision visual volunteer volunteers voters voting
warfare warrior warriors washington watch water watershed wealth weapons weather website weekly welfare western whale wheels white
wholesale wilderness wildlife winter wireless wisconsin wisdom witness wizard women workers workforce working workplace workshop world
worldwide worship writers writing
yellow yorker youth
`)

// otherWords are words of the language that are nearly one of those above, and no
// misspelling of it.
var otherWords = wordlist.Of(`
journalist journalists socialists communists economist archivist terrorists activist activists
advance advances advisors advocated airliner airliners allies alter analyses angle annul appals appears applies archived arcing
armoured assemble attach auction auditory axle baby baer bail bard batter battled beater behavioural bets betted bettor bitter
boarder body bolder bottle brain brat brian bride bridged bridle budge budged budges butter camps cancel canker canter carols
carried carries castor centres certifies challenged challenger charger charted chatter chimes clamber clarity climes coal coats
coffer collage commando commence commend commissioned committed communism commute commuted commutes commuting competing compute
computed computes confederated consolidate consolidates constriction consume consumed consumes contention convection cool corps
counted counts crater cries crises crop crops cultured dads debase debated defenced defensed deign deportment derision dessert
detection directer directory diseased distract doom dose eats economies economise electron electrons emergence employed employer
employers employes eternal ethic ethnics evens evidenced examine examined examines exchanged expire faction farces faulty field
fight filed financed finely flounders forced forceps forges form fortes friction fright galley gander gazetted genera graduated
grater hair hand hanger healthy heart hearth hither hostels hovels humans hurts imperil incorporate incorporates infections inferior
injure inland inquire instituted interned interval inventors lakes lasers layers leaded leaden leagued lean leaner lesion lest
lewder licencing lightening lighting literacy literal loader machined maid main manage managed manages manger mangers manufactures
marinas mariner mariners marital marked marker markers mastery mattes meddle median medicate medication meditation melting menial
metal mete meting miking mincing minding minting minuets miring missive mixing moan moaning monies mooning moors mortgaged mourning
muddle multiply muster musters mutters nail naive neighbourhood notion notional notions nursed observe observed observes odes
offices ogre ohms optimal orchestral organisations organising overnight paediatrics pairs palate panned panning paroled patent
patents patron pats peale peopled persona petrol photograph photographs pictured pivots place plain plane planed planes planing
planner planted planting plots poison poisons policed polite poplar portal pots practiced practise premiere pressured primate
privater processional processionals produce produces programmed projection properly protect protects qualify quartet quiet rackets
racking radial raging raising raking ranges raring rating raving razing realty recover recovers refuge refuges rein relied relies
religions repaid reported reserved resort responsibly retain retort revenge rinsing risking rockers roes rogue runnier safely salter
sample sanding sapling satellited sayings scooting scoots scores scours secretarial secrete sedate sensor sensors serviced servile
sheering shied shopping shores shorting shorts shouting shouts signer sills silvery simile simmer simpler simplex simply sing
sipping sitter skates skipping skulls slat slates slipping sliver smiling snailing sneaker snores socialise socialism soiling soils
solder solders solider solo soot sores sorting sorts spacial spills spores spots squared stages stakes stales starch stares stater
statues status staves steeling stills stoles stones stored storey storeys stories storks storms stoves stride strife strikes stripe
strive stroke structured studied studious submit suction summed supple surfaced swills syndicated teaches telephoned terrorise
terrorist tilted topical tory tracing tracking trades trailing transmit treading treasure treat treats trial tribute tricking
trooped trunking trusties tucking unclear unifies unite unites untied veer ventured victors villager vocation volley votes vowing
waiters waiting weakly wealthy wean weer wets wholesaled wholesaler wintery worming
`)
