package main

import (
	"html"
	"os"
	"strings"
)

// script says when the page is loaded and painted, and how long a mark takes that is added
// in one of the first paragraphs.
const script = `<script>
const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
addEventListener("load", async () => {
	await painted();
	const open = performance.now(), times = [];
	for (let i = 0; i < 15; i++) {
		const all = document.createTreeWalker(document.querySelectorAll("p")[i], NodeFilter.SHOW_TEXT);
		let words = all.nextNode();
		while (words.length < 5) words = all.nextNode();
		const range = document.createRange(), began = performance.now();
		range.setStart(words, 1);
		range.setEnd(words, 3);
		range.surroundContents(document.createElement("mark"));
		await painted();
		times.push(performance.now() - began);
	}
	times.sort((a, b) => a - b);
	fetch("/took?open=" + open + "&mark=" + times[7]);
});
</script>`

// makePage writes the text with its marks as HTML.
func makePage(path string, bytes, marks int) error {
	text := prose(bytes)
	var b strings.Builder
	b.WriteString("<!doctype html><meta charset=utf-8><title>A long text</title><style>body{max-width:40em;margin:auto;" +
		"font:17px/1.5 serif}mark{background:#ffe9a0;border-bottom:2px solid #8a6d00}</style>" + script + "\n<p>")
	plain := func(s string) { b.WriteString(strings.ReplaceAll(html.EscapeString(s), "\n\n", "</p>\n<p>")) }
	at := 0
	for _, s := range spread(text, marks) {
		if s.Start < at || strings.Contains(text[s.Start:s.End], "\n") {
			continue
		}
		plain(text[at:s.Start])
		b.WriteString("<mark>" + html.EscapeString(text[s.Start:s.End]) + "</mark>")
		at = s.End
	}
	plain(text[at:])
	b.WriteString("</p>\n")
	return os.WriteFile(path, []byte(b.String()), 0o600)
}
