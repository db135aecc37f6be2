package attribution

import (
	"slices"
	"strings"
	"testing"
)

// say writes an attribution on a line: source, cue, speaker and role, what is said; with
// " where it is a quotation.
func say(text string, a Attribution) string {
	var parts []string
	for _, s := range a.Content {
		parts = append(parts, text[s.Start:s.End])
	}
	out := text[a.Source.Start:a.Source.End] + " " + text[a.Cue.Start:a.Cue.End] + " = " + a.Speaker
	if a.Role != "" {
		out += " (" + a.Role + ")"
	}
	if a.Direct {
		out += " direct"
	}
	return out + " | " + strings.Join(parts, " … ")
}

type example struct {
	text string
	want []string
}

func check(t *testing.T, language string, examples []example) {
	t.Helper()
	for _, e := range examples {
		var got []string
		for _, a := range Find(e.text, language) {
			got = append(got, say(e.text, a))
		}
		if !slices.Equal(got, e.want) {
			t.Errorf("%s\n\tfound  %s\n\twanted %s", e.text, strings.Join(got, "\n\t       "), strings.Join(e.want, "\n\t       "))
		}
	}
}

func TestWhoSaidItIsFoundWhereverTheTextPutsIt(t *testing.T) {
	check(t, "en", []example{
		{"The dam is safe, Maria Okafor said.", []string{"Maria Okafor said = Maria Okafor | The dam is safe"}},
		{"“The dam is safe,” said Maria Okafor, the mayor of Lund.", []string{
			"Maria Okafor, the mayor of Lund said = Maria Okafor (mayor of Lund) direct | “The dam is safe,”"}},
		{"Maria Okafor, the mayor of Lund, warned that the dam could break.", []string{
			"Maria Okafor, the mayor of Lund warned = Maria Okafor (mayor of Lund) | that the dam could break"}},
		{"According to the Water Board, 40 houses were flooded.", []string{
			"the Water Board According to = Water Board | 40 houses were flooded"}},
		{"Forty houses were flooded, according to a report by the Water Board.", []string{
			"a report by the Water Board according to = A report by the Water Board | Forty houses were flooded"}},
		{"“We knew,” she said, “and we did nothing.”", []string{"she said =  direct | “We knew,” … “and we did nothing.”"}},
		{"The levee, Okafor said, held for two days.", []string{"Okafor said = Okafor | The levee … held for two days"}},
		{"Okafor told Radio Lund that the levee had held.", []string{"Okafor told = Okafor | that the levee had held"}},
		{"In a statement on Monday, Okafor said: “Nobody was hurt.”", []string{"Okafor said = Okafor direct | “Nobody was hurt.”"}},
		{"“Nobody was hurt,” the mayor said in a statement on Monday. “We were lucky.”", []string{
			"the mayor said = The mayor direct | “Nobody was hurt,” … “We were lucky.”"}},
		{"Police officials say the bridge is closed.", []string{"Police officials say = Police officials | the bridge is closed"}},
		{"The minister denied that he had known, adding that nobody had told him.", []string{
			"The minister denied = The minister | that he had known",
			"The minister adding = The minister | that nobody had told him"}},
		{"Okafor’s claim that the levee held is wrong.", []string{"Okafor claim = Okafor | that the levee held is wrong"}},
		{"Engineers who inspected the levee said it would hold.", []string{
			"Engineers who inspected the levee said = Engineers | it would hold"}},
		{"Okafor, who said the levee would hold, has resigned.", []string{"who said = Okafor | the levee would hold"}},
		{"He continued to insist that the levee would hold.", []string{"He insist =  | that the levee would hold"}},
		{"The union called the offer “an insult”.", []string{"The union called = The union | the offer “an insult”"}},
		{"Okafor has said the levee will hold.", []string{"Okafor said = Okafor | the levee will hold"}},
	})
}

func TestWhatIsNotSurelySaidIsLeftOut(t *testing.T) {
	check(t, "en", []example{
		{"Okafor did not say whether the levee would hold.", nil},
		{"Okafor has never said that.", nil},
		{"Okafor declined to say whether the levee would hold.", nil},
		{"If Okafor says the levee holds, people will stay.", nil},
		{"Okafor would say that it holds.", nil},
		{"No one said the levee would hold.", nil},
		{"Did Okafor say the levee would hold?", nil},
		{"It is said that the levee will hold.", nil},
		{"Okafor was told that the levee would hold.", nil},
		{"The state report claims office rent of 3,000 a month.", nil},
		{"The stream, called Miller's Run, is dry.", nil},
		{"The council called a meeting for Monday.", nil},
		{"She added sugar to the tea.", nil},
		{"They let Okafor say what she wanted.", nil},
		{"", nil},
		{"said", nil},
		{"said said said, said.", nil},
	})
}

func TestAQuotationRunsOnOverParagraphs(t *testing.T) {
	check(t, "en", []example{
		{"“It began at night,” said Okafor. “We heard the water.\n\n“Then the lights went out.\n\n“Nobody slept.”\n\nIt is closed.", []string{
			"Okafor said = Okafor direct | “It began at night,” … “We heard the water. … “Then the lights went out. … “Nobody slept.”"}},
		{"\"It began at night.\n\n\"Then the lights went out,\" said Okafor.", []string{
			"Okafor said = Okafor direct | \"It began at night. … \"Then the lights went out,\""}},
	})
}

func TestASurnameGetsTheNameAndRoleGivenBefore(t *testing.T) {
	check(t, "en", []example{
		{"Mayor Maria Okafor opened the bridge.\n\nThe bridge is safe, Okafor said.", []string{
			"Okafor said = Maria Okafor (Mayor) | The bridge is safe"}},
		{"Maria Okafor and Jan Lindqvist said the bridge was safe.", []string{
			"Maria Okafor and Jan Lindqvist said = Maria Okafor and Jan Lindqvist | the bridge was safe"}},
		{"Maria Okafor opened the bridge. A spokesman for Okafor said it was safe.", []string{
			"A spokesman for Okafor said = A spokesman for Okafor | it was safe"}},
		{"Maria Okafor opened the bridge. Okafor's lawyer said it was safe.", []string{
			"Okafor's lawyer said = Okafor's lawyer | it was safe"}},
		{"Mayor Maria Okafor opened the bridge.\n\n“It is safe,” the mayor said.", []string{
			"the mayor said = Maria Okafor (Mayor) direct | “It is safe,”"}},
	})
}

func TestAPronounIsNamedOnlyWhereItIsSure(t *testing.T) {
	check(t, "en", []example{
		{"“It is safe,” said Maria Okafor.\n\n“I drove over it,” she added.", []string{
			"Maria Okafor said = Maria Okafor direct | “It is safe,”",
			"she added = Maria Okafor direct | “I drove over it,”"}},
		{"“It is safe,” said Maria Okafor. Jan Lindqvist was not convinced. He said it shook.", []string{
			"Maria Okafor said = Maria Okafor direct | “It is safe,”",
			"He said =  | it shook"}},
		{"“It is safe,” said Mrs. Okafor. He said it shook.", []string{
			"Mrs. Okafor said = Okafor direct | “It is safe,”",
			"He said =  | it shook"}},
		{"“It is safe,” said Maria Okafor.\n\nThe river rose.\n\nThen it rained.\n\nShe said it shook.", []string{
			"Maria Okafor said = Maria Okafor direct | “It is safe,”",
			"She said =  | it shook"}},
		{"Maria Okafor resigned on Friday. She said she was tired.", []string{"She said = Maria Okafor | she was tired"}},
		{"“It is safe,” said Maria Okafor. They said it shook.", []string{
			"Maria Okafor said = Maria Okafor direct | “It is safe,”",
			"They said =  | it shook"}},
	})
}

func TestAHeadlineWithAColonNamesItsSpeaker(t *testing.T) {
	check(t, "en", []example{
		{"Okafor: The bridge is safe\n\nMayor Maria Okafor opened the bridge.", []string{
			"Okafor : = Maria Okafor (Mayor) | The bridge is safe"}},
		{"Update: the bridge is closed\n\nMayor Maria Okafor closed the bridge.", nil},
	})
}

func TestGermanIsATable(t *testing.T) {
	check(t, "de-AT", []example{
		{"„Die Brücke ist sicher“, sagte Maria Okafor am Montag.", []string{
			"Maria Okafor sagte = Maria Okafor direct | „Die Brücke ist sicher“"}},
		{"Laut Maria Okafor ist die Brücke sicher.", []string{"Maria Okafor Laut = Maria Okafor | ist die Brücke sicher"}},
		{"Dem Ministerium zufolge ist die Brücke sicher.", []string{"Dem Ministerium zufolge = Dem Ministerium | ist die Brücke sicher"}},
		{"Die Sprecherin der Behörde erklärte, die Brücke sei sicher.", []string{
			"Die Sprecherin der Behörde erklärte = Die Sprecherin der Behörde | die Brücke sei sicher"}},
		{"Am Montag sagte Maria Okafor, dass die Brücke sicher sei.", []string{
			"Maria Okafor sagte = Maria Okafor | dass die Brücke sicher sei"}},
		{"Okafor sagte nicht, ob die Brücke hält.", nil},
	})
}

func TestFrenchIsATable(t *testing.T) {
	check(t, "fr", []example{
		{"« Le pont est sûr », a déclaré Maria Okafor.", []string{"Maria Okafor déclaré = Maria Okafor direct | « Le pont est sûr »"}},
		{"Selon le ministère, le pont est sûr.", []string{"le ministère Selon = Le ministère | le pont est sûr"}},
		{"Le pont est sûr, d'après Maria Okafor.", []string{"Maria Okafor d'après = Maria Okafor | Le pont est sûr"}},
		{"Maria Okafor a déclaré que le pont était sûr.", []string{"Maria Okafor déclaré = Maria Okafor | que le pont était sûr"}},
		{"« Le pont est sûr », a-t-elle ajouté.", []string{"a-t-elle ajouté =  direct | « Le pont est sûr »"}},
		{"« Le pont est sûr », dit-il.", []string{"dit-il dit-il =  direct | « Le pont est sûr »"}},
		{"Maria Okafor n'a pas dit si le pont était sûr.", nil},
	})
}

func TestALanguageWithoutATableFindsNothing(t *testing.T) {
	if got := Find("El puente es seguro, dijo Okafor.", "es"); got != nil {
		t.Errorf("found %v", got)
	}
}
