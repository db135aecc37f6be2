package names

import "galley/model/wordlist"

// french is read as English is, with its own words.
var french = &table{
	and:   "et",
	the:   wordlist.Of(`la le les l`),
	never: wordlist.Of(frenchNever),
	common: wordlist.Of(frenchNever, `selon depuis pendant après avant aujourd'hui hier demain ainsi alors aussi beaucoup bien comme dont
encore enfin ensuite jamais toujours lors malgré même moins plus plusieurs certains quelques tous toutes tout toute autre autres
nouveau nouvelle premier première grand grande petit petite bon bonne vieux vieille deux trois quatre cinq six sept huit neuf dix
mais merci voici voilà`),
	dotted: wordlist.Of(`m mm mme mlle dr pr st ste janv févr juil sept oct nov déc`),
	titles: lines(`m.;mm.;mme;mlle;monsieur;madame;mademoiselle;dr;docteur;professeur;président;présidente;premier ministre
première ministre;ministre;sénateur;sénatrice;député;députée;maire;gouverneur;général;colonel;capitaine;lieutenant;amiral;maréchal
commandant;juge;procureur;pape;cardinal;évêque;roi;reine;prince;princesse;duc;duchesse;comte;comtesse;empereur;secrétaire d'etat
secrétaire général;ambassadeur;chancelier;chancelière;me;maître`),
	heads: wordlist.Of(``),
	roles: wordlist.Of(`diplomate ministre président présidente porte-parole directeur directrice chef cheffe secrétaire député députée
sénateur sénatrice maire chercheur chercheuse économiste historien historienne avocat avocate juge procureur auteur autrice
écrivain journaliste analyste expert experte professeur fondateur fondatrice acteur actrice chanteur chanteuse candidat candidate
entraîneur joueur ambassadeur envoyé émissaire conseiller conseillère`),
	stops:  wordlist.Of(frenchNever, `dit déclare affirme explique`),
	breaks: wordlist.Of(`qui que dont a est était sont ont`),
	says:   wordlist.Of(`a dit déclare affirme explique ajoute estime assure précise souligne`),
	spoken: wordlist.Of(`affirme explique ajoute estime
assure précise souligne`),
	endings:  []string{"ant", "ment", "tions"},
	surnames: wordlist.Of(`roi leroy prince comte`),
	links:    wordlist.Of(`de du des d`),
	governs:  wordlist.Of(`république royaume union`),
	plain:    wordlist.Of(`tv pdg pib ong adn sida`),
	orgs: wordlist.Of(`ministère université banque conseil assemblée parti commission agence institut société comité fédération
association organisation cour tribunal académie fondation syndicat union`),
	works: wordlist.Of(`film livre roman chanson pièce série documentaire`),
	spots: wordlist.Of(`mer mont rue avenue boulevard`),
	people: wordlist.Of(`français française allemand allemande anglais anglaise américain américaine américains russe russes iranien
iranienne iraniens afghan afghans irakien syrien syriens israélien israéliens palestinien palestiniens ukrainien ukrainiens
italien italiens espagnol espagnols belge belges suisse_ chinois japonais européen européens algérien algériens marocain marocains
tunisien tunisiens turc turcs
musulman musulmans chrétien chrétiens juif juifs catholique catholiques républicain républicains démocrate démocrates socialiste
socialistes`),
	times: wordlist.Of(`janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
vendredi samedi dimanche noël pâques`),
	tails: wordlist.Of(``),
	places: lines(`france;allemagne;angleterre;grande-bretagne;royaume-uni;irlande;écosse;espagne;portugal;italie;suisse;belgique
pays-bas;luxembourg;autriche;pologne;hongrie;roumanie;bulgarie;grèce;turquie;russie;ukraine;biélorussie;suède;norvège;danemark
finlande;états-unis;etats-unis;canada;québec;mexique;brésil;argentine;chine;japon;inde;pakistan;afghanistan;iran;irak;syrie;liban
israël;palestine;égypte;egypte;libye;tunisie;algérie;maroc;mali;niger;tchad;sénégal;côte d'ivoire;cameroun;nigeria;afrique du sud
australie;corée du nord;corée du sud;europe;afrique;asie;amérique
paris;marseille;lyon;toulouse;nice;nantes;strasbourg;bordeaux;lille;rennes;londres;berlin;munich;bruxelles;genève;lausanne;zurich
berne;rome;milan;madrid;barcelone;lisbonne;vienne;varsovie;prague;budapest;athènes;istanbul;ankara;moscou;kiev;kyiv;pékin;tokyo
washington;new york;montréal;téhéran;bagdad;kaboul;kandahar;damas;jérusalem;tel-aviv;le caire;alger;rabat;tunis;dakar;bamako
la haye
bretagne;normandie;alsace;corse;provence;île-de-france`),
	bodies: lines(`otan;ue;onu;ps;lr;rn;assemblée nationale;sénat;elysée;élysée;matignon;quai d'orsay;conseil constitutionnel
conseil d'etat;union européenne;commission européenne;nations unies;maison blanche;kremlin;airbus;renault;peugeot;total;edf;sncf
air france;bnp paribas;société générale;afp;le monde;le figaro;libération;talibans;hamas;hezbollah;al-qaida`),
	relates: wordlist.Of(`le la l un une son sa leur`),
}

const frenchNever = `le la les l un une des du de d ce cet cette ces il elle ils elles on nous vous je tu et ou mais donc or ni
car que qui quoi dont où quand comment pourquoi si à au aux avec chez contre dans en entre par pour sans sous sur vers son sa ses
leur leurs mon ma mes notre nos votre vos
est sont était étaient a ont avait avaient sera seront peut peuvent doit doivent ne pas c'est ce_ cela ça ceci celui celle ceux s
n j qu c`
