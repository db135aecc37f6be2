package names

import "galley/model/wordlist"

// german has a capital on every noun, so that a capital alone shows nothing: a name is
// what follows a given name, a title or an initial, what the lists have, or an acronym.
var german = &table{
	nouns: true,
	and:   "und",
	the:   wordlist.Of(`der die das dem den des`),
	never: wordlist.Of(germanNever),
	common: wordlist.Of(germanNever, `herren damen heute gestern morgen hier dort nun dann doch noch schon sehr nur auch so wie viele alle
einige andere neue alte große kleine gute erste zweite dritte letzte`),
	dotted: wordlist.Of(`dr prof hr fr st jan feb mär apr jun jul aug sept okt nov dez ca bzw usw str`),
	titles: lines(`herr;herrn;frau;dr.;prof.;professor;professorin;präsident;präsidentin;us-präsident;bundespräsident;bundeskanzler
bundeskanzlerin;kanzler;kanzlerin;vizekanzler;ministerpräsident;ministerpräsidentin;minister;ministerin
außenminister;außenministerin;innenminister;innenministerin;finanzminister;finanzministerin;verteidigungsminister
verteidigungsministerin;justizminister;wirtschaftsminister;gesundheitsminister;staatssekretär;staatssekretärin;senator;senatorin
bürgermeister;bürgermeisterin;oberbürgermeister;oberbürgermeisterin
general;oberst;hauptmann;admiral;richter;richterin;staatsanwalt;papst;kardinal;bischof;erzbischof;könig;königin;prinz;prinzessin
kaiser;fürst;graf;gräfin;sprecher;sprecherin;regierungssprecher;chef;parteichef;parteichefin;fraktionschef;vorsitzender
vorsitzende;generalsekretär;generalsekretärin;botschafter;botschafterin;trainer;bundestrainer;premierminister;premierministerin`),
	heads: wordlist.Of(``),
	roles: wordlist.Of(`diplomat diplomatin minister ministerin sprecher sprecherin präsident präsidentin chef chefin leiter leiterin
direktor direktorin forscher forscherin experte expertin anwalt anwältin richter autor autorin journalist journalistin
abgeordneter abgeordnete
politiker politikerin professor professorin vorsitzender vorsitzende geschäftsführer geschäftsführerin gründer gründerin trainer
spieler bürgermeister bürgermeisterin kanzler kanzlerin botschafter ökonom ökonomin historiker historikerin sonderbeauftragter
sondergesandter`),
	stops:    wordlist.Of(germanNever),
	breaks:   wordlist.Of(`der_ die_ sagte sagt ist war hat hatte wird`),
	says:     wordlist.Of(`sagte sagt erklärte erklärt betonte meinte teilte warnte forderte kritisierte`),
	spoken:   wordlist.Of(`sagte sagt erklärte betonte meinte`),
	endings:  nil,
	surnames: wordlist.Of(`könig kaiser graf bischof richter fürst papst`),
	links:    wordlist.Of(``),
	governs:  wordlist.Of(``),
	plain:    wordlist.Of(`tv pkw lkw eu-weit dna cd dvd pc ki it mio mrd usa_`),
	orgs: wordlist.Of(`partei verein verband gmbh ag gesellschaft universität ministerium institut stiftung bank bundesamt bundesbank
gewerkschaft kirche`),
	works: wordlist.Of(`film buch roman lied serie`),
	spots: wordlist.Of(`straße platz allee see fluss berg gebirge insel tal wald`),
	people: wordlist.Of(`deutsche deutscher deutschen amerikaner amerikanerin franzose franzosen französin brite briten russe russen russin
iraner iranerin iraker afghane afghanen türke türken türkin syrer israeli israelis palästinenser ukrainer ukrainerin pole polen
italiener spanier österreicher schweizer chinese chinesen japaner europäer
christ christen muslim muslime jude juden katholik katholiken protestant protestanten`),
	times: wordlist.Of(`januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch
donnerstag freitag samstag sonnabend sonntag ostern weihnachten pfingsten`),
	tails: wordlist.Of(``),
	places: lines(`deutschland;österreich;schweiz;frankreich;italien;spanien;portugal;polen;tschechien;ungarn;russland;ukraine
belarus;türkei;griechenland;bulgarien;rumänien;serbien;kroatien;slowenien;slowakei;niederlande;belgien;luxemburg;dänemark;schweden
norwegen;finnland;island;irland;großbritannien;england;schottland;usa;vereinigte staaten
kanada;mexiko;brasilien;argentinien;china;japan;indien;pakistan;afghanistan;iran;irak;syrien;libanon;israel;palästina;ägypten
libyen;tunesien;algerien;marokko;nigeria;südafrika;australien;nordkorea;südkorea;vietnam;europa;afrika;asien;amerika
berlin;hamburg;münchen;köln;frankfurt;stuttgart;düsseldorf;dresden;leipzig;hannover;bremen;nürnberg;bonn;wien;graz;salzburg;zürich
genf;bern;basel;paris;london;rom;mailand;madrid;brüssel;moskau;kiew;kyjiw;warschau;prag;budapest;athen;istanbul;ankara;peking
tokio;washington;new york;teheran;bagdad;kabul;kandahar;damaskus;jerusalem;tel aviv;kairo;den haag
bayern;sachsen;hessen;thüringen;brandenburg;niedersachsen;nordrhein-westfalen;baden-württemberg;rheinland-pfalz;saarland
schleswig-holstein;mecklenburg-vorpommern;sachsen-anhalt`),
	bodies: lines(`nato;eu;un;uno;cdu;csu;spd;fdp;afd;die linke;bundestag;bundesrat;bundesregierung;bundeswehr
bundesverfassungsgericht;bundesgerichtshof;europäische union;europäische kommission;europäische zentralbank;ezb;vereinte nationen
weißes haus;weiße haus;weißen haus;kreml;siemens;volkswagen;vw;bmw;daimler;bayer;basf;sap;lufthansa;deutsche bahn;deutsche bank
commerzbank;bundesbank;dpa;ard;zdf;der spiegel;die zeit;taliban;hamas;hisbollah;al-kaida`),
	relates: wordlist.Of(`der die das ein eine sein seine ihr ihre`),
}

const germanNever = `der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich du und oder aber denn doch
wenn weil dass ob als wie wo was wer wen wem wessen warum in im an am auf aus bei beim bis durch für gegen hinter mit nach neben
ohne seit über um unter von vom vor zu zum zur zwischen
ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte muss müssen soll sollen sollte will wollen
wollte mag darf nicht kein keine keinen mein meine dein sein seine seinen seiner ihre ihren ihrer unser unsere euer dieser diese
dieses diesem diesen jener jene jeder jede jedes man sich`
