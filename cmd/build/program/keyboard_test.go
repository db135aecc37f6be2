package program

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/cmd/build/display"
)

// found is what the tests read of a claim that was checked by keyboard.
type found struct {
	Wording     string `json:"wording"`
	Appearances []struct {
		Exact string `json:"exact"`
	} `json:"appearances"`
	Verdict struct {
		Rating    string `json:"rating"`
		Reasoning string `json:"reasoning"`
	} `json:"verdict"`
	Evidence []struct {
		Stance  string `json:"stance"`
		Quote   string `json:"quote"`
		Locator string `json:"locator"`
		Source  struct {
			Title string `json:"title"`
		} `json:"source"`
	} `json:"evidence"`
}

// keyboard is a person who has no mouse, and counts what is pressed.
type keyboard struct {
	*running
	presses int
}

func (k *keyboard) press(names ...string) {
	k.t.Helper()
	k.presses += len(names)
	k.xdotool(append([]string{"key", "--clearmodifiers"}, names...)...)
}

func (k *keyboard) types(text string) {
	k.t.Helper()
	k.xdotool("type", "--delay", "1", "--clearmodifiers", text)
}

// find selects words of the article by finding them.
func (k *keyboard) find(words string) {
	k.t.Helper()
	k.press("ctrl+f")
	k.types(words)
	k.press("Escape")
}

// claims waits until the claims of the library are so, and answers them.
func (k *keyboard) claims(what string, so func([]found) bool) (all []found) {
	k.t.Helper()
	err := display.Poll(k.ctx, patience/2, 50*time.Millisecond, func() (bool, error) {
		out, err := k.tryCtl("--json", "claim", "list")
		if err != nil {
			return false, err // the window may be writing: a refusal now is no failure
		}
		all = nil
		if err := json.Unmarshal(out, &all); err != nil {
			return false, err
		}
		if !so(all) {
			return false, fmt.Errorf("the library has %s", out)
		}
		return true, nil
	})
	if err != nil {
		k.screen("waiting")
		k.t.Fatalf("not so: %s: %v", what, err)
	}
	return all
}

// TestProgramTakesAClaimToItsVerdictInTenKeys takes words that are selected to a verdict with
// a new source, its passage and the place of that.
func TestProgramTakesAClaimToItsVerdictInTenKeys(t *testing.T) {
	b := newWorkplace(t)
	text := filepath.Join(b.dir, "border.txt")
	write(t, text, "The minister told parliament that 21,000 troops were stationed along the border. "+strings.TrimSpace(story))
	b.ctl("import", text, "--title", "Troops at the border")
	k := &keyboard{running: b.open(b.library)}
	k.find("parliament that 21,000 troops were stationed")
	k.settle()

	k.presses = 0
	k.press("Return", "5")
	k.claims("a claim with its rating", func(all []found) bool { return len(all) == 1 && all[0].Verdict.Rating == "False" })
	k.settle() // Tab and Alt+2 do not wait for a mark to be stored, as letters do
	k.press("s")
	k.types("The Military Balance")
	k.press("alt+2", "Tab", "Tab")
	k.types("Some 18,000 border guards")
	k.press("Tab")
	k.types("page 77")
	k.press("ctrl+Return")
	if k.presses > 10 {
		t.Errorf("it takes %d key presses besides typing", k.presses)
	}
	c := k.claims("a claim with a source", func(all []found) bool { return len(all) == 1 && len(all[0].Evidence) == 1 })[0]
	if want := "parliament that 21,000 troops were stationed"; c.Wording != want || c.Appearances[0].Exact != want {
		t.Errorf("the claim is worded %q and stands at %q", c.Wording, c.Appearances[0].Exact)
	}
	if c.Verdict.Rating != "False" {
		t.Errorf("its rating is %q", c.Verdict.Rating)
	}
	e := c.Evidence[0]
	if e.Source.Title != "The Military Balance" || e.Stance != "refutes" || e.Quote != "Some 18,000 border guards" || e.Locator != "page 77" {
		t.Errorf("its evidence is %+v", e)
	}
	k.picture("verdict")
	k.quit()
}

// TestProgramChecksAStoryByKeyboardAlone is ten claims of a news story, from finding their
// words to the report on the disk, with no mouse.
func TestProgramChecksAStoryByKeyboardAlone(t *testing.T) {
	article := filepath.Join("..", "..", "..", "..", "shared", "articles", "us-iran-diplomats.txt")
	if _, err := os.Stat(article); err != nil {
		t.Skip("the news story is not here: ", err)
	}
	b := newWorkplace(t)
	b.ctl("import", article)
	k := &keyboard{running: b.open(b.library)}

	ratings := []string{"True", "Mostly true", "Mixed", "Mostly false", "False"}
	checks := []struct{ find, further, source, quote string }{
		{find: "estranged for 30 years"},
		{find: "50 Americans hostage", further: " for 444 days", source: "State Department chronology", quote: "444 days in captivity"},
		{find: "nearly 600 miles of border", source: "World Factbook", quote: "Afghanistan 921 km"},
		{find: "cooperated at a distance in 2001 and 2002"},
		{find: "two American women in Iran"},
		{find: "ninety percent", further: " of the world supply", source: "World Drug Report", quote: "93 per cent of opium"},
		{find: "Hundreds of Afghan policeman"},
		{find: "some 21,000 U.S. troops"},
		{find: "eastern Pakistani city of Lahore"},
		{find: "Monday's attack on a police academy"},
	}
	for i, c := range checks {
		k.find(c.find)
		if c.further != "" {
			k.press(slices.Repeat([]string{"shift+Right"}, len(c.further))...)
		}
		k.press("Return", fmt.Sprint(i%len(ratings)+1))
		if c.source == "" {
			continue
		}
		k.claims(fmt.Sprintf("%q is marked", c.find), func(all []found) bool {
			return slices.ContainsFunc(all, func(f found) bool { return f.Wording == c.find+c.further })
		})
		k.settle() // Tab and Alt+1 do not wait for a mark to be stored, as letters do
		k.press("s")
		k.types(c.source)
		k.press("alt+1", "Tab", "Tab")
		k.types(c.quote)
		k.press("ctrl+Return")
		k.claims(fmt.Sprintf("%q has a source", c.find), func(all []found) bool {
			return slices.ContainsFunc(all, func(f found) bool { return f.Wording == c.find+c.further && len(f.Evidence) == 1 })
		})
	}
	k.press("r") // of the last one
	k.types("It was reported at the time.")
	k.press("Escape")
	all := k.claims("the reasoning is stored", func(all []found) bool {
		return len(all) == 10 && strings.Contains(fmt.Sprint(all), "It was reported at the time.")
	})

	for i, c := range checks {
		if at := slices.IndexFunc(all, func(f found) bool { return f.Wording == c.find+c.further }); at < 0 {
			t.Errorf("%q is no claim", c.find+c.further)
		} else if f := all[at]; f.Appearances[0].Exact != f.Wording || f.Verdict.Rating != ratings[i%len(ratings)] ||
			(c.source != "") != (len(f.Evidence) == 1 && f.Evidence[0].Quote == c.quote && f.Evidence[0].Source.Title == c.source) {
			t.Errorf("%+v became %+v", c, f)
		}
	}

	k.press("ctrl+e")
	k.settle()
	k.press("ctrl+Return")
	k.settle()
	k.press("Return")
	report := k.report()
	for _, c := range all {
		if !strings.Contains(report, c.Wording) || !strings.Contains(report, c.Verdict.Rating) {
			t.Errorf("the report has nothing of %q", c.Wording)
		}
		for _, e := range c.Evidence {
			if !strings.Contains(report, e.Source.Title) || !strings.Contains(report, e.Quote) {
				t.Errorf("the report has nothing of %+v", e)
			}
		}
	}
	k.picture("ten")
	k.quit()
}

// report waits for the web page that was exported into the home folder, and answers its words.
func (k *keyboard) report() string {
	k.t.Helper()
	var page string
	err := display.Poll(k.ctx, patience/2, 50*time.Millisecond, func() (bool, error) {
		pages, err := filepath.Glob(filepath.Join(k.dir, "home", "*.html"))
		if err != nil || len(pages) != 1 {
			return false, fmt.Errorf("in the home folder: %v, %v", pages, err)
		}
		page = pages[0]
		return true, nil
	})
	if err != nil {
		k.screen("exporting")
		k.t.Fatalf("no report was written: %v", err)
	}
	return k.browse(page)
}
