package checkworthy

import "testing"

func TestWhatThePageSaysOfItselfIsNoSentence(t *testing.T) {
	for _, line := range []string{
		"Photo: AP", "Photo: A. Marlow/Herald", "(Photo by Lena Horvat/AP)", "File photo", "Image: Getty Images", "Foto: dpa",
		"Archivbild: Keystone", "Crédit photo : AFP", "(AP Photo/Jon Doe)", "(CBS)", "(Reuters)",
		"© 2019 Harbour Media Ltd. All rights reserved.", "Copyright 2009 CBS. All rights reserved.",
		"By Carla Mendes and Tom Ridley", "BY ANNA LEE", "By Jan van der Berg, The Herald", "Von Jana Roth, Bern",
		"Par Luc Morel (AFP)", "Updated 4:12 p.m. EDT, March 31, 2009", "Published on March 3, 2009 at 5:00 PM",
		"Last updated: 12 minutes ago", "Stand: 3. März 2019, 14:05 Uhr", "Mis à jour le 3 mars 2019 à 12h30",
		"Tuesday, March 31, 2009", "Mar 31, 2009 5:31 PM EDT", "31.03.2009, 14:05", "4 min read", "2 hours ago",
		"Read more: What the new law means for you", "Read more", "See also: How 14 towns lost their banks",
		"RELATED: 5 charts that explain the crisis", "Related stories", "Mehr zum Thema: 10 Fragen zur Wahl",
		"Lesen Sie auch: So teuer wird der Strom", "Lire aussi : 5 questions sur la réforme",
		"Subscribe to our morning newsletter.", "Sign up here for breaking news alerts.", "Follow us on Facebook and Instagram.",
		"Click here to see the full list of 200 results.",
		"Get browser notifications for breaking news, live events, and exclusive reporting.",
		"Abonnieren Sie unseren Newsletter.", "Abonnez-vous à notre lettre.", "The Associated Press contributed to this report.",
		"Reporting by Jon Smith; editing by Ann Lee", "This article was originally published in 2016.", "Advertisement",
		"Anzeige", "12 comments", "* * *", "- 7 -", "",
	} {
		if !isFurniture(line) {
			t.Errorf("%q is shown as a sentence", line)
		}
	}
}

func TestWhatAnArticleSaysIsNoFurniture(t *testing.T) {
	for _, line := range []string{
		"By March 31, 2009, some 4,000 troops had left.", "By the time help came, 14 people had died.",
		"By Tuesday, Karzai had signed the bill.", "Photographs show two men at the gate.",
		"Photos of the site were taken in 2001.", "Pictures from the drone show 12 tanks.",
		"Video of the arrest was seen by 3 million people.", "Updated figures show that 1,200 people died.",
		"Published figures put the cost at $3 million.", "Posted speeds are 30 miles an hour there.",
		"Read aloud, the letter takes four minutes.", "See what became of the 400 houses.",
		"More than 50 Americans were taken hostage.", "More: he had lied to the court.",
		"Related companies paid $4 million in fines.", "Follow-up tests found lead.", "Subscribers pay $40 a month.",
		"Reuters reported that 12 people died.", "AP staff counted 300 graves.",
		"The company contributed to this disaster by ignoring two warnings.", "Von 100 Befragten sagten 40 nein.",
		"Par exemple, 40 écoles ont fermé.", "Comments by the minister led to protests.", "Copyrights on 3,000 songs were sold.",
	} {
		if isFurniture(line) {
			t.Errorf("%q is taken for furniture", line)
		}
	}
}
