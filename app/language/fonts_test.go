package language

import "testing"

func TestTheScriptsOfATextAreFoundOnceEach(t *testing.T) {
	names := ""
	for _, s := range ScriptsIn("Der Präsident – “21,000” – 说：“是”, ثم قال, и дальше") {
		names += s.Name + " "
	}
	if names != "中文 العربية " {
		t.Errorf("found %q", names)
	}
	if got := ScriptsIn("Ça coûte 5 €, ½ – Ἀθῆναι? Вот"); len(got) != 0 {
		t.Errorf("found %v in what Galley's fonts have", got)
	}
}

func TestEveryScriptKnowsItsLetter(t *testing.T) {
	for _, s := range scripts {
		if got := ScriptsIn(string(s.letter)); len(got) != 1 || got[0].Name != s.Name {
			t.Errorf("%s is found by %q as %v", s.Name, s.letter, got)
		}
		for _, missing := range Unreadable([]Script{s}) {
			t.Logf("no font of this computer has %s", missing.Name)
		}
	}
}
