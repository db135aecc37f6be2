package names

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// said lists names as "kind: text [title] (role)".
func said(found []Name) []string {
	var out []string
	for _, n := range found {
		s := string(n.Kind) + ": " + n.Text
		if n.Title != "" {
			s += " [" + n.Title + "]"
		}
		if n.Role != "" {
			s += " (" + n.Role + ")"
		}
		out = append(out, s)
	}
	return out
}

func TestNamesOfASentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met Richard C. Holbrooke, the special envoy for the region, on Monday.", "person: Richard C. Holbrooke (the special envoy for the region)"},
		{"Yesterday Secretary of State Hillary Clinton spoke.", "person: Hillary Clinton [Secretary of State]"},
		{"The U.S. Secretary of State Hillary Rodham Clinton spoke.", "place: U.S.; person: Hillary Rodham Clinton [Secretary of State] (U.S. Secretary of State)"},
		{"Later Mr. Obama left with Dr. Anna Weiss.", "person: Obama [Mr.]; person: Anna Weiss [Dr.]"},
		{"The troops of the International Security Assistance Force (ISAF) stayed. ISAF said so.",
			"organisation: International Security Assistance Force; organisation: ISAF; organisation: ISAF"},
		{"In March and on Tuesday Iranians and a French baker met.", "nationality: Iranians; nationality: French"},
		{"Angela Merkel's visit pleased Ursula von der Leyen and Bashar al-Assad.", "person: Angela Merkel; person: Ursula von der Leyen; person: Bashar al-Assad"},
		{"She read it in the report “Along the Border” last week.", "work: Along the Border"},
		{"Money went to the Bank of America and to the Food and Drug Administration.", "organisation: Bank of America; organisation: Food and Drug Administration"},
		{"Afghan President Hamid Karzai saw U.N. Secretary-General Ban Ki-moon.",
			"nationality: Afghan; person: Hamid Karzai [President] (Afghan President); organisation: U.N.; person: Ban Ki-moon [Secretary-General] (U.N. Secretary-General)"},
		{"Nobody sees the Washington-based lobby or the U.S.-led force.", "place: Washington; place: U.S."},
		{"The president and the Prime Minister said nothing on TV.", ""},
		{"Texas Sen. Ted Cruz and General Motors agree with the Justice Department.",
			"place: Texas; person: Ted Cruz [Sen.] (Texas Sen.); organisation: General Motors; organisation: Justice Department"},
		{"It broke with al Qaeda and Osama bin Laden in Kandahar.", "organisation: al Qaeda; person: Osama bin Laden; place: Kandahar"},
		{"Mary Poole, 54, a teacher from Leeds, saw it.", "person: Mary Poole (a teacher from Leeds); place: Leeds"},
		{"Will nobody help? Mark the day. Grace is rare.", ""},
		{"Sgt. Joe Mills, Jr. was there.", "person: Joe Mills, Jr. [Sgt.]"},
	} {
		if got := strings.Join(said(Find(c.text, "en")), "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A capital at a sentence's start, or in a headline, counts where the text shows it elsewhere.
func TestCapitalsThatSayNothing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Storms came. The storms were bad.", ""},
		{"Zardony spoke first. Then they asked Zardony again.", "name: Zardony; name: Zardony"},
		{"Envoy Meets Zardony In Secret Talks\n\nAn envoy met Zardony in secret.", "name: Zardony; name: Zardony"},
		{"FLOODS HIT KANDAHAR AGAIN AND AGAIN\n\nThere were floods.", "place: KANDAHAR"},
	} {
		if got := strings.Join(said(Find(c.text, "en")), "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Every German noun has a capital: only what is surely a name is one.
func TestGermanNounsAreNoNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Der Minister sprach über die Lage der Dinge im Land.", ""},
		{"Bundeskanzlerin Angela Merkel reiste nach Kandahar.", "person: Angela Merkel [Bundeskanzlerin]; place: Kandahar"},
		{"Danach sprach Peter Altmann von der SPD in München.", "person: Peter Altmann; organisation: SPD; place: München"},
	} {
		if got := strings.Join(said(Find(c.text, "de")), "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	got := strings.Join(said(Find("Selon le ministre Jean Dupont, la Banque de France a refusé. M. Dupont était à Kaboul.", "fr")), "; ")
	if want := "person: Jean Dupont (ministre); organisation: Banque de France; person: Dupont [M.]; place: Kaboul"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestLaterMentionsBelongToTheFullName(t *testing.T) {
	text := "Special envoy Richard C. Holbrooke met Bill Clinton and Hillary Clinton. Holbrooke said that Bill Clinton agreed. Mr. Clinton was glad. Karim Nader, the mayor, left."
	found := Find(text, "en")
	bearers, of := Resolve(found)
	var got []string
	for i, n := range found {
		got = append(got, fmt.Sprintf("%s→%s", n.Text, bearers[of[i]].Full()))
	}
	want := "Richard C. Holbrooke→Richard C. Holbrooke, Special envoy; Bill Clinton→Bill Clinton; Hillary Clinton→Hillary Clinton; " +
		"Holbrooke→Richard C. Holbrooke, Special envoy; Bill Clinton→Bill Clinton; Clinton→Bill Clinton; Karim Nader→Karim Nader, the mayor"
	if strings.Join(got, "; ") != want {
		t.Errorf("\n got %s\nwant %s", strings.Join(got, "; "), want)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Mr. Obama's \"Along the Border\" (ISAF), al-Assad, U.S.-led", "en")
	f.Add("ÄÖÜ Straße von der Leyen", "de")
	f.Add("Mr. Mr. President of the of Bank and & Jr., Jr.", "fr")
	f.Fuzz(func(t *testing.T, text, language string) {
		last := 0
		found := Find(text, language)
		for _, n := range found {
			if n.Start < last || n.End <= n.Start || n.End > len(text) || text[n.Start:n.End] != n.Text {
				t.Fatalf("%+v out of order or place", n)
			}
			for _, at := range []int{n.Start, n.End, n.RoleAt.Start, n.RoleAt.End} {
				if at < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[at]) {
					t.Fatalf("%+v cuts a letter", n)
				}
			}
			if n.Role != text[n.RoleAt.Start:n.RoleAt.End] {
				t.Fatalf("%+v: its role stands elsewhere", n)
			}
			last = n.End
		}
		bearers, of := Resolve(found)
		for i := range found {
			if of[i] < 0 || of[i] >= len(bearers) {
				t.Fatal("a mention without a bearer")
			}
		}
	})
}

// What the lists have in small letters is written with a capital, also where that has an accent.
func TestAPhraseOfTheListsIsWrittenAsNamesAre(t *testing.T) {
	for low, want := range map[string]string{"österreich": "Österreich", "bank of england": "Bank of England"} {
		if got := Written(low); got != want {
			t.Errorf("%s: got %s, want %s", low, got, want)
		}
	}
}

// Titles that stand without a name are found; those beside one belong to the name.
func TestATitleWithoutANameIsFound(t *testing.T) {
	text := "He met Iran's deputy foreign minister. President Omar Nader came, and so did the Secretary-General. A general said no."
	var got []string
	for _, s := range Read(text, "en").Titles() {
		got = append(got, text[s.Start:s.End])
	}
	if strings.Join(got, ", ") != "deputy foreign minister, Secretary-General" {
		t.Error(got)
	}
}
