package names

import "galley/model/wordlist"

// givenMore are given names, and ways to write them, that are seldom in the news. They are
// no misspellings of others; a name does not begin with one for that alone, for many are
// words as well.
var givenMore = wordlist.Of(`
adriano aimee alanna alastair aleck aleksei alena alesha alexandr aliaa alina alisa alistair allyson alyson anastacia andra andriy
anette angelique annalisa anneke annelise ansel antoni antonina arielle arlo arvind ashleigh aubree aurelia aylin azadeh bashar
bettina biljana bjorn blaine bogdan bradly bree briana brigitte bronwyn brynn caleigh callum camryn carina carleton carlin carlton
caryn catharine cathryn catriona celine chantal charley chelsey cheri cherie christoffer christopher chrystia chuck ciara cindi
claudette cleo colby coleen conan cordell corinne corrine cristiano cristobal dallas damion danica danilo danny darin darla darrel
darwin davey davide dayna deandre debora dejan delbert delilah demetrius deon derik destiny devon dewayne dianna dianne dina dino
dionne djamel dominik dorian dorothea dragan duncan edison eduardo eleonora eliana elisha elliott elouise elvis emelia emile emmet
enzo eoin erika errol esme etienne eugenie evelina everett evgeny ezekiel fabrizio faith fareed fay feisal ferdinand fernand finn
fionn florence frances franck franklyn frederik freya gabe garret gayle genevieve georgi georgina geraldo gerhard germaine gerrit
gianna gilles giselle glynn goran grady greer gregor greta guilherme gulnara gwyneth haleigh hallie hamish hanan hans-peter harley
harriet hayley heath heidi hermione hilton hina hollie horace hosea howie ida ignatius ilya imelda imogen ines ingmar irfan isla
ismael ivor jaclyn jacquelyn jad jada jaden jakub janelle janis jarrett jarrod javad jayden jayson jeanette jeannie jeffery jeffry
jenifer jennie jeremias jeri jerold jerrold jessika jimi jinping joann joanne jocelyn joela joelle joey johan johnathon johnson
jolene jolie jon jona jonah jonas jonathon joni joona joonas jordi jorgen josefa josephus josiah josue jovan judd juliet juliette
kaitlin kaitlyn kara kari karim karla karlheinz karol karyn kasey kaspar kassem katelyn katharine katheryn kathi kathrin kathryne
kati katy kaya keegan keira keisha kellyanne ken kendrick kenji kerri kerstin khadija kiana kieran kiersten kira kiran kirstie
kirsty kody kori kostas kourtney kris krista kristi kristian kristie kristopher krystal krzysztof kyle kylie kyra lacey lachlan lara
larissa latisha laurel lauri laurie layla leana leann leanna leighton lena lenora leonor leopold leroy leslee lesley letitia leyla
lia lianne lilian liliana lilly lindsey linnea lionel lisbeth liza llewellyn lorna lorne lorraine lou louie lowell lucian lucie
lucien luna lynda lyndsey lynette lynnette mack maddie madelyn madison mads maeve maia maja malcom mallory mandla manoj manuela
marcela marci marcy mareike margaux margery margo margot marguerite mariah marianna maribel marielle marietta marin marit marius
marjory marna marnie martine marva maryann maryanne maryellen marylou mathilde matilda mattie matty maurizio mauro maxime maxwell
may mckenna meagan meera mehmed melisa melody mercy meredith merle merrill mervyn mia micah michaele michal michele mikael mikaela
mikel milena milos mina mindy mira mireille mirko mirna misty mohamad mohamed mohammad mohit moira mollie molly mona monique montana
morten moses muriel myles myrna nadezhda nadja nahla najib nanette naoki naomi nasim nasir nastassja nataliya natalya nathalie
nayeli neda neha nellie nichole nicholle nicki nicolai nicole niels nikolaj nilda nita nnamdi noelle noemi nolan noor noreen nouf
octavia odette olaf olav oleksandr olena olivier omari ophelia oriol orla otis paddy padma paola patrik patrizia pauletta paulina
payton pepe perla pernille petr peyton phelim philomena phoebe pierre-yves piers portia pranav preet prem prince priscila quinn
quinton rachael rachelle rafal rafe ragnar raheem rahim raina ralf rana ranae rania raphael rashad rashid raymundo razia reba
rebekah reggie reinaldo renata renee reuben rhea rhiannon rhys riaz rickie ridley rika rita ritchie roald robb roberta robyn rocco
rochelle roddy roderick rodger rolando roma romain ronan ronnie rosalia rosalyn rosalynn roscoe roseanne rosie roswitha rowena
roxana roxane rupert russel ruthie ryder sabina sacha sadie saira saleh salome samara sameer sami sammy sanaa sander sandro sanjeev
sara-jane sari sasha savannah scarlett scot seamus sean sebastien selah selim sergio shana shane shanice shanna shari sharlene
shauna shawna shayla shayne shea shelia sheree sheri sherri sherry shira shivani sian sidra sienna sigfried silas silke simona sina
sinead siobhan skye sofie sonny soren stacie stacy stan stavros stefania stefano steffen stella stephane stephania stephany stephon
stevie stina storm sujata sunil susannah suzan suzana svetlana sydney syed sylvain sylvie tabatha tad tadeusz tahir tam tamar tameka
tamika tania tanisha tarek tariq taryn tasos tatum tatyana tavis tayla teddy terese teri terrie tess tessa thad thalia thea theodor
theresia thierry thom thomasina thuy tia tiana tilda timo timon titus tiziana tobin tomasz tommie tomoko tori toya tracie trina
tristan trudie tuesday twyla tyra tyrell tyson uma umar una uri ursula vadim val valentin valery van vaughn veena vern verna vicki
vidya vikki vikram viktoria vince virgil vita vito viviana vivien vivienne wally waltraud wanda waylon wendi wil wilfredo wilhelmina
willa willem willis winnie winona wolf xander xavier xenia yadira yael yana yasin yasmine yevgeny ylva yoav yolande yousef youssef
yulia yuliya yuriy yusef yvette zach zachariah zack zahra zaid zainab zara zelda zena zeynep zhanna ziad zina zohra zsofia zuzana
`)
