package names

import "galley/model/wordlist"

var english = &table{
	and:   "and",
	the:   wordlist.Of(`the`),
	never: wordlist.Of(englishNever),
	common: wordlist.Of(englishNever, `
first second third last next also again already always never ever often sometimes usually rarely still just only even too very
quite rather perhaps maybe indeed instead however moreover furthermore nevertheless nonetheless meanwhile otherwise therefore thus
hence
here there now today tomorrow yesterday tonight later earlier soon recently finally eventually currently previously formerly early late
is are was were be been being am do does did doing done have has had having can could may might must shall should will would let
lets get gets got go goes going went come comes came make makes made take takes took say says said see seen saw
know think want need look asked added told according based given compared following including regarding concerning considering
please thanks thank yes yeah oh ok okay well hello hi sorry why’s
new old good bad great big small high low long short own same different other full free open real true false right wrong left best
better worst worse least less enough
people men women man woman children kids voters officials police critics supporters experts analysts researchers scientists
students teachers workers doctors lawyers lawmakers residents authorities prosecutors investigators reporters
time day week month year years days weeks months hours minutes
watch read click view share follow subscribe sign photo photos video image images getty source sources related advertisement
copyright breaking updated published posted
former ex acting incoming outgoing longtime senior top chief
nobody everybody anybody somebody everyone anyone someone nothing everything anything something nowhere everywhere
part most much half whole number lot lots plenty
think imagine remember consider note notice
that’s it’s he’s she’s there’s what’s here’s who’s let’s i’m i’ve i’d i’ll we’re we’ve we’ll we’d they’re they’ve they’ll you’re
you’ve you’ll isn’t aren’t wasn’t weren’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t haven’t hasn’t hadn’t ain’t
that's it's he's she's there's what's here's who's let's i'm i've i'd i'll we're we've we'll we'd they're they've they'll you're
you've you'll isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't ain't
`),
	dotted: wordlist.Of(`mr mrs ms mx dr prof sen rep sens reps gov lt col gen maj capt cpl sgt adm cmdr hon rev fr msgr pres st ste jr sr
inc corp co ltd bros messrs mme mlle vs ave blvd mt ft
jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash
wis wyo`),
	titles: lines(`
mr.;mrs.;ms.;mx.;mr;mrs;ms;miss;dr.;dr;prof.;professor;sir;dame;lord;lady;rev.;reverend;father;sister;brother;saint;st.;pope
cardinal;archbishop;bishop;rabbi;imam;sheikh;sheik;ayatollah;mullah;emir;sultan
president;vice president;vice-president;president-elect;vice president-elect;first lady;prime minister;deputy prime minister
premier;chancellor;minister;secretary;secretary of state;secretary of defense;secretary-general;secretary general;under secretary
undersecretary;deputy secretary
senator;senators;sen.;sens.;congressman;congresswoman;representative;rep.;reps.;assemblyman;assemblywoman;delegate;governor;gov.
lieutenant governor;lt. gov.;mayor;deputy mayor;councilman;councilwoman;councillor;councilor;alderman
attorney general;solicitor general;surgeon general;deputy attorney general;inspector general;director general;director-general
justice;chief justice;judge;magistrate;district attorney
gen.;general;lt. gen.;lieutenant general;maj. gen.;major general;brig. gen.;brigadier general;brigadier;col.;colonel;lt. col.
lieutenant colonel;lt.;lieutenant;maj.;major;capt.;captain;sgt.;sergeant;staff sgt.;cpl.;corporal;pvt.;private;adm.;admiral
vice admiral;rear admiral;cmdr.;commander;commodore;marshal;field marshal
king;queen;prince;princess;duke;duchess;earl;count;countess;baron;baroness;emperor;empress;crown prince;tsar;shah
speaker;majority leader;minority leader;majority whip;minority whip;leader;chairman;chairwoman;chair;ambassador;consul;envoy
special envoy;commissioner;director;deputy director;chief;police chief;sheriff;detective;inspector;superintendent;officer;agent
special agent;constable;coach;coroner
foreign minister;foreign secretary;home secretary;finance minister;defense minister;defence minister;defence secretary
defense secretary;deputy foreign minister;interior minister;justice minister;health minister;health secretary;treasury secretary
education secretary;press secretary;chief executive;ceo;cfo;editor;spokesman;spokeswoman;mp;msp
uncle;aunt;grandpa;grandma;madame;monsieur;herr;frau;señor;don;doña
`),
	heads: wordlist.Of(`secretary minister president director chairman chairwoman commissioner leader speaker general chief envoy ambassador
whip governor mayor senator judge justice attorney officer`),
	roles: wordlist.Of(`
activist actor actress administrator adviser advisor agent aide ambassador analyst anchor archbishop architect artist assistant
astronaut athlete attorney author banker billionaire biologist bishop blogger boss boyfriend brother businessman businesswoman
campaigner candidate captain cardinal caretaker celebrity ceo chair chairman chairperson chairwoman champion chancellor chef
chemist chief choreographer cleric coach co-author co-chair co-chairman co-founder cofounder co-host collector colonel columnist
comedian commander commentator commissioner composer
congressman congresswoman conductor consultant contestant contractor coordinator coroner correspondent counsel counselor
councillor councilman councilwoman cousin creator critic curator
dad daughter defender defendant delegate democrat deputy designer detective developer dictator diplomat director doctor driver
economist editor educator emperor employee engineer entrepreneur envoy executive expert
farmer father fellow filmmaker financier firefighter foreman founder friend general geologist girlfriend goalkeeper golfer
governor grandfather grandmother guard guitarist
head heir historian host husband illustrator inspector instructor insurgent investigator investor janitor journalist judge jurist
justice king lawmaker lawyer leader legislator librarian lieutenant lobbyist magistrate magnate manager mayor mechanic member
mentor meteorologist midfielder minister model moderator mogul monk mother musician
nephew nominee novelist nurse officer official operative opponent organizer organiser owner painter paralegal partner pastor
patient philanthropist philosopher photographer physician physicist pianist pilot player playwright poet policeman politician
pollster pop porter premier president priest prince princess principal producer professor programmer prosecutor protester
psychiatrist psychologist publicist publisher
queen rabbi rapper rector reporter representative republican researcher resident retiree reverend rival runner scholar scientist
screenwriter secretary senator sergeant sheriff singer sister skipper sociologist soldier solicitor son songwriter speaker
specialist spokesman spokesperson spokeswoman sponsor sportswriter star statistician stepfather strategist striker student
superintendent supervisor surgeon survivor
teacher teammate technician tenant theologian therapist trader trainer translator treasurer trustee tycoon uncle undersecretary
veteran vicar victim volunteer warden widow widower wife winner witness worker writer youth
`),
	stops: wordlist.Of(`
the a an this that these those his her its their our your my whose some any no every each all and or but nor of in on at by for
from to with into onto about after against among around as before behind between during over per since through under until upon
via while when where who which that than then if because
said says say told tells tell asked asks called calls named meet met meets meeting is are was were be been being has have had do
does did will would can could may might must should by including like both also not only just when even
`),
	says: wordlist.Of(`said says say told tells asked added adds argued argues claimed claims noted notes wrote writes explained explains
insisted insists warned warns announced announces declared declares stated states replied responded testified tweeted
acknowledged admitted admits suggested suggests recalled predicted promised pledged vowed urged denied denies believes thinks
called calls criticized praised went has had was is will would did does made took won lost`),
	spoken: wordlist.Of(`said says told added argued noted wrote explained insisted warned replied testified tweeted acknowledged admitted
recalled pledged vowed`),
	endings:  []string{"ing", "ly", "ed", "ers", "tions", "ness", "ments"},
	surnames: wordlist.Of(`king prince pope bishop judge marshal major baron earl duke count cardinal sheriff shah justice`),
	verbs:    []string{"ing", "ed"},
	breaks:   wordlist.Of(`who whom whose which that said says told is was were are has had have will would could because while when where but`),
	governs: wordlist.Of(`republic kingdom gulf bay isle isles statue bill battle city state states house commonwealth emirate archdiocese
diocese mount lord game sea strait straits cape fields war wars treaty act declaration articles tower bridge bank kings daughters
sons knights order medal art day days council`),
	plain: wordlist.Of(`tv dvd hiv aids dna rna ptsd lgbt lgbtq ceo cfo coo cto gdp pm am ok iq id gps phd ngo ngos wmd html pdf faq suv
suvs atm pr hr vip diy ufo er icu lng gmo gmos pc pcs op ed vs ad bc bce ce mph kph q a i r d asap rsvp rip ipo ipos usd eur gbp
mba ba bs ma md jd llc plc vp mp mps pac pacs tba tbd ied ieds`),
	links: wordlist.Of(`of`),
	orgs: wordlist.Of(`
academy administration agency airlines airways alliance ambassadors army assembly associates association associations authority
bank banks board brigade broadcasting brothers bureau business cabinet campaign capital caucus center centers centre church club
coalition college commission committee communications
company companies conference confederation congress consortium consulate corporation corp corp. corps council court courts
cooperative department departments division embassy enterprises exchange federation films force forces foundation forum front fund
gallery group guard guild holdings hospital hospitals house inc inc. industries
initiative institute institution institutions insurance international jury laboratories laboratory labs league legion library ltd
ltd. magazine media ministry mission mosque motors movement museum navy network networks news observatory office opera orchestra
organization organisation organizations parliament partners partnership party police
post press productions project records registry review school schools secretariat securities senate service services society squad
station studio studios symphony synagogue systems task team technologies technology television theater theatre times trust
tribunal tribune union unit university ventures veterans weekly
`),
	works: wordlist.Of(`film movie book novel album song play series show documentary memoir report article essay paper story poem opera
musical titled called entitled podcast column exhibition painting ballad`),
	checked: wordlist.Of(`committee department university association government administration organization organisation commission
corporation foundation parliament secretary president minister senator governor ambassador republican democratic international
national security institute intelligence congressional attorney lieutenant federation assembly ministry constitution
environmental education development treasury homeland representatives palestinian`),
	unchecked: wordlist.Of(`lansing concord augusta jackson lincoln madison montgomery hampshire appalachian virginian carolina georgia canadian canadians
orthodox puritan evangelical liberal liberals solomon marino islands united states conservative central american northern western
eastern southern republic kingdom district harbor square street capital capitol hebron princes chelsea texan texans valencia
florence alexandria victoria providence durham raleigh charlotte kingston wellington trenton dayton burlington lexington`),
	spots: wordlist.Of(`
airport alley avenue ave. bay beach boulevard blvd. bridge canal canyon cape castle cemetery channel city coast county creek
desert district dam falls field forest garden gardens glacier gulf harbor harbour heights highway hill hills island islands isles
junction lake lane mountain mountains ocean park peninsula plaza port province
range reservoir ridge river road sea square state strait street stadium territory town township tower towers valley village
volcano wharf woods drive terrace mount region
`),
	times: wordlist.Of(`january february march april june july august september october november december jan. feb. mar. apr. jun. jul. aug.
sept. sep. oct. nov. dec. jan feb mar apr jun jul aug sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon. tue.
tues. wed. thu. thur. thurs. fri. sat. sun. christmas easter thanksgiving ramadan hanukkah halloween am pm a.m. p.m. est edt gmt
bst utc pst pdt cet`),
	tails: wordlist.Of(`based led backed born style era area like linked funded controlled run wide plus owned made held sponsored type
inspired related affiliated occupied speaking educated trained bound loving hating elect only area dominated ruled aligned
supported approved appointed designated friendly
supporting leaning built listed wing free held ready centric born wide friendly obsessed endorsed organized branded designed
imposed brokered mandated`),
	people:  wordlist.Of(englishPeople),
	places:  lines(englishPlaces),
	bodies:  lines(englishBodies),
	relates: wordlist.Of(`the a an his her its their our my former one`),
}

// englishNever are words of grammar: no name begins with one, wherever it stands.
const englishNever = `
a an the this that these those he she it its they them their we us our you your i me my his her him hers theirs ours who whom
whose which what when where why how
and or but nor yet so if then than as at by for from in into of off on onto out over per to toward towards under up upon via with
within without about above across after against along amid among around
before behind below beneath beside besides between beyond despite down during except inside like near outside past round since
through throughout till until unlike because although though while whereas
whether unless once no not none neither either both each every all any some many much more most few fewer several such other
another one two three four five six seven eight nine ten eleven twelve hundreds thousands millions dozens
`

// englishPeople are nationalities, parties and faiths, as adjective and as noun.
const englishPeople = `
afghan albanian algerian american andorran angolan argentine argentinian armenian australian austrian azerbaijani bahraini
bangladeshi basque bavarian belarusian belgian bolivian bosnian brazilian breton british briton bulgarian burmese cambodian
cameroonian canadian catalan chadian chechen chilean chinese colombian congolese
cornish corsican croatian croat cuban cypriot czech dane danish dutch ecuadorian ecuadorean egyptian emirati english englishman eritrean
estonian ethiopian european filipino finn finnish flemish french frenchman gambian georgian german ghanaian greek guatemalan
guinean haitian hawaiian honduran hungarian icelandic icelander indian indonesian iranian iraqi irish irishman israeli
italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz laotian latvian lebanese
liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian montenegrin moroccan mozambican namibian
nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan persian peruvian pole polish
portuguese qatari quebecois romanian russian rwandan salvadoran saudi scot scots scotsman scottish senegalese serb serbian
singaporean slovak slovakian slovene slovenian somali spaniard spanish sri_lankan sudanese swede swedish swiss syrian taiwanese
tajik tanzanian thai tibetan tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh welshman
yemeni zambian zimbabwean
african asian arab arabic arabian latin latino latina hispanic nordic scandinavian slavic balkan baltic caribbean texan
californian floridian hoosier londoner parisian berliner roman athenian sicilian siberian appalachian southerner midwestern
democrat democratic republican conservative labour labor tory tories liberal libertarian socialist communist marxist nazi fascist
islamist jihadist zionist gaullist peronist bolshevik leninist stalinist maoist
muslim islamic islam christian christianity catholic protestant anglican evangelical baptist methodist lutheran presbyterian
mormon jew jewish judaism hindu hinduism sikh buddhist buddhism shiite shia shi'ite sunni orthodox quaker puritan coptic copt
yazidi hasidic amish atheist
afghans albanians algerians americans angolans argentines argentinians armenians australians austrians azerbaijanis bahrainis
bangladeshis belarusians belgians bolivians bosnians brazilians britons brits bulgarians cambodians canadians catalans chechens
chileans colombians croats cubans cypriots czechs danes ecuadorians egyptians emiratis estonians ethiopians europeans filipinos
finns georgians germans ghanaians greeks
guatemalans haitians hondurans hungarians indians indonesians iranians iraqis israelis italians jamaicans jordanians kazakhs
kenyans koreans kurds kuwaitis latvians liberians libyans lithuanians malaysians malians mexicans mongolians moroccans nepalis
nicaraguans nigerians norwegians pakistanis palestinians panamanians persians peruvians poles qataris romanians russians rwandans
salvadorans saudis scots serbs singaporeans slovaks slovenes somalis spaniards
swedes syrians tajiks tanzanians thais tibetans tunisians turks ugandans ukrainians uzbeks venezuelans yemenis zambians
zimbabweans africans asians arabs latinos latinas hispanics texans californians londoners parisians
democrats republicans conservatives liberals libertarians socialists communists marxists nazis fascists islamists jihadists
muslims christians catholics protestants anglicans evangelicals baptists methodists lutherans mormons jews hindus sikhs buddhists
shiites sunnis copts yazidis
dems african-american african-americans mexican-american mexican-americans asian-american asian-americans anglo-american native_american
`

// englishPlaces are countries, their capitals, the states of America and what is often
// in the news.
const englishPlaces = `
afghanistan;albania;algeria;andorra;angola;antarctica;argentina;armenia;australia;austria;azerbaijan;bahamas;bahrain;bangladesh
barbados;belarus;belgium;belize;benin;bhutan;bolivia;bosnia;bosnia-herzegovina;bosnia and herzegovina;botswana;brazil;britain
great britain;brunei;bulgaria;burkina faso;burma;burundi;cambodia;cameroon;canada;cape verde;central african republic;chad;chile
china;colombia;comoros;congo;democratic republic of congo;democratic republic of the congo;costa rica;croatia;cuba;cyprus
czech republic;czechoslovakia;denmark;djibouti;dominica;dominican republic;east timor;ecuador;egypt;el salvador;england
equatorial guinea;eritrea;estonia;eswatini;ethiopia;fiji;finland;france;gabon;gambia;germany;east germany;west germany;ghana
gibraltar;greece;greenland;grenada;guam;guatemala;guinea;guinea-bissau;guyana;haiti;honduras;hong kong;hungary;iceland;india
indonesia;iran;iraq;ireland;northern ireland;israel;italy;ivory coast;jamaica;japan;jordan;kashmir;kazakhstan;kenya;kiribati
kosovo;kurdistan;kuwait;kyrgyzstan;laos;latvia;lebanon;lesotho;liberia;libya;liechtenstein;lithuania;luxembourg;macau;macedonia
north macedonia;madagascar;malawi;malaysia;maldives;mali;malta;marshall islands;mauritania;mauritius;mexico;micronesia;moldova
monaco;mongolia;montenegro;morocco;mozambique;myanmar;namibia;nauru;nepal;netherlands;new zealand;nicaragua;niger;nigeria
north korea;south korea;korea;norway;oman;pakistan;palau;palestine;panama;papua new guinea;paraguay;peru;philippines;poland
portugal;puerto rico;qatar;romania;russia;rwanda;samoa;san marino;saudi arabia;scotland;senegal;serbia;seychelles;sierra leone
singapore;slovakia;slovenia;solomon islands;somalia;south africa;south sudan;soviet union;spain;sri lanka;sudan;suriname;swaziland
sweden;switzerland;syria;taiwan;tajikistan;tanzania;thailand;tibet;togo;tonga;trinidad;trinidad and tobago;tunisia;turkey
turkmenistan;uganda;ukraine;united arab emirates;united kingdom;united states;united states of america;uruguay;uzbekistan;vanuatu
vatican;vatican city;venezuela;vietnam;wales;yemen;yugoslavia;zambia;zimbabwe
u.s.;u.s.a.;u.k.;us;usa;uk;uae;u.a.e.;america;north america;south america;latin america;central america;africa;north africa
west africa;east africa;asia;central asia;south asia;southeast asia;europe;eastern europe;western europe;middle east;far east
near east;west bank;gaza;gaza strip;golan heights;crimea;donbas;chechnya;siberia;balkans;caucasus;scandinavia;caribbean;sahara
sahel;persian gulf;red sea;black sea;mediterranean;atlantic;pacific;arctic;baltic
kabul;kandahar;herat;helmand;tirana;algiers;luanda;buenos aires;yerevan;canberra;sydney;melbourne;brisbane;perth;vienna;baku
manama;dhaka;minsk;brussels;antwerp;la paz;sarajevo;brasilia;sao paulo;são paulo;rio de janeiro;rio;sofia;phnom penh;ottawa
toronto;montreal;vancouver;calgary;quebec;ontario;alberta;british columbia;santiago;beijing;shanghai;guangzhou;shenzhen;wuhan
xinjiang;tianjin;bogota;bogotá;medellin;kinshasa;zagreb;havana;nicosia;prague;copenhagen;quito;cairo;alexandria;asmara;tallinn
addis ababa;helsinki;paris;marseille;lyon;strasbourg;tbilisi;berlin;munich;hamburg;frankfurt;cologne;bonn;dresden;leipzig
stuttgart;bavaria;saxony;accra;athens;guatemala city;port-au-prince;tegucigalpa;budapest;reykjavik;new delhi;delhi;mumbai;bombay
calcutta;kolkata;bangalore;chennai;jakarta;bali;tehran;isfahan;baghdad;mosul;fallujah;basra;kirkuk;ramadi;tikrit;dublin;belfast
jerusalem;tel aviv;haifa;ramallah;hebron;rome;milan;naples;venice;florence;turin;sicily;kingston;tokyo;osaka;kyoto;hiroshima
nagasaki;fukushima;okinawa;amman;astana;almaty;nairobi;mombasa;pristina;kuwait city;bishkek;riga;beirut;tripoli;benghazi;misrata
vilnius;kuala lumpur;bamako;timbuktu;mexico city;tijuana;ciudad juarez;chisinau;ulan bator;rabat;casablanca;maputo;kathmandu
amsterdam;rotterdam;the hague;hague;wellington;auckland;christchurch;managua;abuja;lagos;pyongyang;oslo;bergen;muscat;islamabad
karachi;lahore;peshawar;rawalpindi;waziristan;quetta;swat;panama city;lima;manila;warsaw;krakow;gdansk;auschwitz;lisbon;porto;doha
bucharest;moscow;saint petersburg;st. petersburg;sochi;grozny;kigali;riyadh;mecca;medina;jeddah;dakar;belgrade;srebrenica;freetown
bratislava;ljubljana;mogadishu;johannesburg;cape town;pretoria;durban;soweto;seoul;madrid;barcelona;catalonia;seville;valencia
bilbao;colombo;khartoum;darfur;stockholm;gothenburg;bern;geneva;zurich;basel;davos;damascus;aleppo;homs;raqqa;idlib;palmyra;taipei
dushanbe;dar es salaam;bangkok;phuket;tunis;ankara;istanbul;kampala;kiev;kyiv;kharkiv;odessa;odesa;donetsk;luhansk;lviv;mariupol
dubai;abu dhabi;london;manchester;birmingham;liverpool;leeds;sheffield;bristol;oxford;cambridge;brighton;edinburgh;glasgow
aberdeen;cardiff;swansea;yorkshire;cornwall;kent;essex;sussex;surrey;devon;norfolk;suffolk;calais;dover;montevideo;tashkent
caracas;hanoi;ho chi minh city;saigon;sanaa;sana'a;aden;lusaka;harare
alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;florida;georgia;hawaii;idaho;illinois;indiana;iowa;kansas
kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;nebraska;nevada;new hampshire
new jersey;new mexico;new york;new york city;north carolina;north dakota;ohio;oklahoma;oregon;pennsylvania;rhode island
south carolina;south dakota;tennessee;texas;utah;vermont;virginia;west virginia;wisconsin;wyoming;district of columbia;new england
midwest;silicon valley;hollywood;manhattan;brooklyn;bronx;harlem;staten island;long island;times square;broadway;capitol hill
capitol;wall street;downing street;westminster;guantanamo;guantanamo bay;ground zero;pearl harbor
ala.;ariz.;ark.;calif.;colo.;conn.;del.;fla.;ga.;ill.;ind.;kan.;ky.;la.;mass.;md.;mich.;minn.;miss.;mo.;mont.;neb.;nev.;n.h.;n.j.
n.m.;n.y.;n.c.;n.d.;okla.;ore.;pa.;r.i.;s.c.;s.d.;tenn.;tex.;va.;vt.;wash.;w.va.;wis.;wyo.;d.c.;b.c.
washington;washington, d.c.;washington d.c.;boston;chicago;los angeles;san francisco;san diego;san jose;san antonio;san bernardino
sacramento;oakland;berkeley;seattle;portland;phoenix;tucson;denver;dallas;houston;austin;fort worth;el paso;new orleans
baton rouge;atlanta;miami;miami beach;orlando;tampa;jacksonville;tallahassee;charlotte;raleigh;durham;charleston;richmond;norfolk
baltimore;annapolis;philadelphia;pittsburgh;harrisburg;newark;trenton;jersey city;buffalo;albany;rochester;syracuse;hartford
new haven;providence;manchester;concord;burlington;detroit;flint;lansing;ann arbor;grand rapids;cleveland;columbus;cincinnati
dayton;toledo;akron;youngstown;indianapolis;milwaukee;madison;green bay;minneapolis;st. paul;st. louis;kansas city;ferguson
des moines;cedar rapids;davenport;omaha;lincoln;oklahoma city;tulsa;little rock;memphis;nashville;knoxville;chattanooga;louisville
lexington;birmingham;montgomery;selma;jackson;las vegas;reno;salt lake city;boise;anchorage;honolulu;albuquerque;santa fe;newtown
sandy hook;hempstead;palm beach
`

// englishBodies are organisations and institutions whose names do not show what they are.
const englishBodies = `
nato;un;u.n.;eu;e.u.;cbs;cbs news;nbc;nbc news;abc;abc news;cnn;fox news;msnbc;npr;pbs;bbc;itv;sky news;al jazeera;ap
associated press;the associated press;reuters;afp;upi;bloomberg;politico;buzzfeed;huffington post;the huffington post
the new york times;new york times;washington post;the washington post;wall street journal;the wall street journal
los angeles times;usa today;new york post;daily mail;the guardian;guardian;the times;financial times;time magazine;newsweek
the economist;the atlantic;the new yorker;der spiegel;le monde
fbi;cia;nsa;irs;epa;fda;cdc;dea;doj;dhs;fema;nasa;nih;nsc;tsa;faa;fcc;fec;ftc;sec;osha;usda;cbp;cbo;gao;omb;ntsb;noaa;usgs;fdic;usaid;nafta;nasdaq;nyse;nascar;cnbc;hbo;espn;mtv;amc;oecd;osce;icrc
unrwa;idf;ukip;dprk;ussr;ymca;aclu;splc;wwf;icc;icj;dod;hhs;ntsb;nrc;cvs;kfc;nrcc;dccc;cftc;cfpb;atf;dia;nyc;mlk;jfk;ussr;acl;hud;va;hud;ice;dnc;rnc;gop;g.o.p.;nra;aclu
naacp;aarp;afl-cio;nfl;nba;nhl;mlb;ncaa;fifa;uefa;ioc;imf;world bank;wto;opec;unesco;unicef;unhcr;iaea;asean;isaf;isis;isil
al qaeda;al-qaeda;al qaida;al-qaida;taliban;hamas;hezbollah;islamic state;boko haram;al-shabab;al shabab;plo;ira;eta;farc;pkk;kgb
fsb;gru;mi5;mi6;mossad;nypd;lapd;mit;ucla;usc;nyu;cuny;ibm;hp;at&t;ge;gm;bp;ups;hsbc;ubs;ikea;bmw;vw;kpmg;pwc
white house;kremlin;pentagon;supreme court;u.s. supreme court;house of representatives;house of commons;house of lords;congress
senate;house;parliament;bundestag;bundesrat;knesset;duma;security council;united nations;european union;european commission
european parliament;european central bank;federal reserve;the fed;treasury;state department;justice department;defense department
homeland security;scotland yard;interpol;europol;red cross;red crescent;amnesty international;human rights watch;greenpeace
doctors without borders;oxfam;salvation army;republican party;democratic party;labour party;conservative party;tea party
green party;black lives matter;planned parenthood;ku klux klan;nobel committee
google;apple;microsoft;amazon;facebook;twitter;youtube;instagram;snapchat;uber;lyft;airbnb;netflix;tesla;boeing;airbus
lockheed martin;raytheon;northrop grumman;halliburton;exxon;exxonmobil;exxon mobil;chevron;shell;gazprom;general motors
general electric;ford motor;ford;chrysler;toyota;honda;nissan;hyundai;samsung;sony;nokia;ericsson;siemens;volkswagen;daimler;bayer
novartis;pfizer;merck;johnson & johnson;procter & gamble;walmart;wal-mart;costco;starbucks;mcdonald's;coca-cola;pepsi;nike;adidas
goldman sachs;morgan stanley;jpmorgan;jpmorgan chase;citigroup;citibank;wells fargo;bank of america;deutsche bank;barclays
lehman brothers;bear stearns;wikileaks;trump organization;harvard;yale;princeton;stanford;cornell;columbia university;georgetown
dartmouth;cambridge university;oxford university;quinnipiac;pew;gallup;rand corporation;brookings institution;heritage foundation
cato institute;clinton foundation;gates foundation;breitbart;breitbart news
`
