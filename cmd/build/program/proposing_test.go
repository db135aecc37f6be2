package program

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestProgramProposesOtherWordsTheFirstTimeWIsPressed: what is typed after W goes into the
// field that W opens, also where that was never on the screen before.
func TestProgramProposesOtherWordsTheFirstTimeWIsPressed(t *testing.T) {
	b := newWorkplace(t)
	text := filepath.Join(b.dir, "border.txt")
	write(t, text, story)
	b.ctl("import", text, "--title", "Troops at the border")
	var articles []struct {
		ID ident `json:"id"`
	}
	b.ctlJSON(&articles, "list")
	b.ctl("claim", "add", string(articles[0].ID), "--quote", "21,000 troops", "--nth", "1")
	var claims []struct {
		ID ident `json:"id"`
	}
	b.ctlJSON(&claims, "claim", "list")
	b.ctl("verdict", "set", string(claims[0].ID), "Confirmed", "--scale", "Checking desk")
	p := b.open(b.library)
	p.key("n")
	p.settle()
	p.key("w")
	p.settle()
	p.xdotool("type", "--delay", "20", "Instead 17000 troops")
	p.key("Return")
	p.settle()
	p.picture("proposed-words")
	p.quit()
	if kept := b.reasoning(); !strings.Contains(kept, `"proposed":"Instead 17000 troops"`) {
		t.Errorf("the claim is %s", kept)
	}
}
