//go:build !race || long

package main

import (
	"strings"
	"testing"
)

const newsPage = `<html lang="en"><head><title>Posts lost</title></head><body><nav><ul><li><a href="/">Home of the ` +
	`paper</a></li></ul></nav><main><article><h1>Posts lost</h1>
<p>The office said on Monday that 2,100 posts had been lost since the spring, which its own staff council disputes.</p>
<p>Nobody could say on Tuesday how many of them were vacant before, or what the other offices had done meanwhile.</p>
<p>The minister, who was asked about it twice, said that she would answer when the report had been read.</p></article></main>
<footer><p>Imprint of the paper</p></footer></body></html>`

func TestWhatWasLeftOutIsListedAndTakenIn(t *testing.T) {
	s := newShell(t)
	var in []importedJSON
	s.ok(&in, "import", s.file("posts.html", newsPage))
	if len(in) != 1 || in[0].LeftOut == 0 {
		t.Fatalf("%+v", in)
	}
	article := in[0].ID
	claim := s.marked(article, "--quote", "2,100 posts")
	var parts []leftOutJSON
	s.ok(&parts, "left-out", article)
	last := len(parts)
	if last != in[0].LeftOut || parts[last-1].Text != "Imprint of the paper" || parts[last-1].Reason == "" || parts[last-1].After != 3 {
		t.Fatalf("%+v", parts)
	}
	var shown articleJSON
	s.ok(&shown, "left-out", article, "--take", "2")
	if shown.Version != 2 || len(shown.LeftOut) != last-1 || len(shown.Claims) != 1 || shown.Claims[0].ID != claim {
		t.Errorf("%+v", shown)
	}
	if text := string(s.points(article)); !strings.HasSuffix(text, "\n\nImprint of the paper") {
		t.Errorf("%q", text)
	}
	if code, _, out := s.run("", "left-out", article, "--take", "9"); code != exitFault || !strings.Contains(out, "Nothing was added") {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestAPageWithoutAnArticleIsStoredOnlyAsShown(t *testing.T) {
	s := newShell(t)
	page := s.file("gate.html", `<html><head><title>Posts lost</title></head><body><h1>Posts lost</h1><div id="root"></div></body></html>`)
	if code, _, out := s.run("", "import", page); code != exitFault || !strings.Contains(out, "only its headline was found") ||
		!strings.Contains(out, "--as-shown") {
		t.Errorf("exit %d: %s", code, out)
	}
	var list []struct{ ID string }
	if s.ok(&list, "list"); len(list) != 0 {
		t.Errorf("%d articles were stored", len(list))
	}
	var in []importedJSON
	if s.ok(&in, "import", "--as-shown", page); len(in) != 1 || string(s.points(in[0].ID)) != "Posts lost" {
		t.Errorf("%+v", in)
	}
}
