package ingest

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
)

// shape is a page in which notes are written as one program writes them. In the words
// of the text that a note is expected at, | stands for the place of a reference.
type shape struct {
	name, file string
	page       string
	want       []string // kind, place, text, addresses
}

// padding makes a page long enough for its article to be found.
const padding = `<p>The office said on Monday that the posts had been lost since the spring, which its own staff council disputes in a letter.</p>
<p>Nobody could say on Tuesday how many of them were vacant before, or what the other offices had done meanwhile about theirs.</p>
<p>The minister, who was asked about it twice by the committee, said that she would answer when the whole report had been read.</p>`

var shapes = []shape{
	{name: "links", page: `<nav><a href="https://nav.example/">Home</a></nav><h1>Posts lost</h1>` + padding +
		`<p>The ministry <a href="https://stats.example.org/report?year=2025#t3">counted 2,100 posts</a> in May, and <a href="/archive/2024">1,990
a year before</a>. Write <a href="mailto:desk@example.org?subject=x">to the desk</a>, <a href="javascript:alert(1)">not here</a>,
<a href="file:///etc/passwd">nor here</a>, <a href="data:text/html,x">nor there</a>, <a href="#part2">see below</a>, see
<a href="https://site.example/news/posts#part2">this page</a>.</p><p id="part2">The second part of it is about the people who had those posts before.</p>`,
		want: []string{
			"link|counted 2,100 posts|counted 2,100 posts|https://stats.example.org/report?year=2025#t3",
			"link|1,990 a year before|1,990 a year before|https://site.example/archive/2024",
			"link|to the desk|to the desk|mailto:desk@example.org",
			"link|not here|not here\njavascript:alert(1)|",
			"link|nor here|nor here\nfile:///etc/passwd|",
			"link|nor there|nor there\ndata:text/html,x|",
		}},
	{name: "pandoc", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<a href="#fn1" class="footnote-ref" id="fnref1"
role="doc-noteref"><sup>1</sup></a> posts and 17,500<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a> people.</p>
<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>
<li id="fn1"><p>Ministry of Labour, <a href="https://labour.example/2025.pdf">Yearbook 2025</a>, p. 14.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>2 of 3 offices answered.</p><p>The third did not: doi:10.1234/abc.5<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
</ol></section>`,
		want: []string{
			"footnote|21,000||Ministry of Labour, Yearbook 2025, p. 14.|https://labour.example/2025.pdf",
			"footnote|17,500||2 of 3 offices answered.\nThe third did not: doi:10.1234/abc.5|https://doi.org/10.1234/abc.5",
		}},
	{name: "substack", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM"
id="footnote-anchor-1-99" href="#footnote-1-99" target="_self">1</a> posts and 17,500<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM"
id="footnote-anchor-2-99" href="https://paper.substack.com/p/posts#footnote-2-99" target="_self">2</a> people.</p>
<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1-99" href="#footnote-anchor-1-99" class="footnote-number" contenteditable="false" target="_self">1</a>
<div class="footnote-content"><p>See the <a href="https://labour.example/y">yearbook</a>.</p></div></div>
<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-2-99" href="#footnote-anchor-2-99" class="footnote-number" contenteditable="false" target="_self">2</a>
<div class="footnote-content"><p>Counted twice.</p><p>By hand.</p></div></div>`,
		want: []string{
			"footnote|21,000||See the yearbook.|https://labour.example/y",
			"footnote|17,500||Counted twice.\nBy hand.|",
		}},
	{name: "mailchimp", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<a href="#footnote1"><sup>1</sup></a> posts and 17,500<a href="#footnote2"><sup>2</sup></a> people.</p>
<p><a name="footnote1"></a>1. The yearbook of 2025, https://labour.example/y.<br><a name="footnote2"></a>2. Counted by hand.</p>`,
		want: []string{
			"footnote|21,000||The yearbook of 2025, https://labour.example/y.|https://labour.example/y",
			"footnote|17,500||Counted by hand.|",
		}},
	{name: "wordpress", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup data-fn="bd5b7a1e-1" class="fn"><a href="#bd5b7a1e-1" id="bd5b7a1e-1-link">1</a></sup> posts
and 17,500<sup data-fn="c0a1" class="fn"><a href="#c0a1" id="c0a1-link">2</a></sup> people.</p>
<ol class="wp-block-footnotes"><li id="bd5b7a1e-1">The <a href="https://labour.example/y">yearbook</a>. <a href="#bd5b7a1e-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li>
<li id="c0a1">Counted. <a href="#c0a1-link" aria-label="Jump to footnote reference 2">↩︎</a></li></ol>`,
		want: []string{"footnote|21,000||The yearbook.|https://labour.example/y", "footnote|17,500||Counted.|"}},
	{name: "ghost and markdown-it", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> posts,
17,500<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup> people, 21,000 again<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1:1]</a></sup>.</p>
<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>The yearbook. <a href="#fnref1" class="footnote-backref">↩︎</a>
<a href="#fnref1:1" class="footnote-backref">↩︎</a></p></li><li id="fn2" class="footnote-item"><p>Counted. <a href="#fnref2" class="footnote-backref">↩︎</a></p></li></ol></section>`,
		want: []string{"footnote|21,000||The yearbook.|", "footnote|17,500||Counted.|", "footnote|21,000 again||The yearbook.|"}},
	{name: "github", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup> posts.</p>
<section data-footnotes class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1"><p>The yearbook. <a href="#user-content-fnref-1"
data-footnote-backref aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p></li></ol></section>`,
		want: []string{"footnote|21,000||The yearbook.|"}},
	{name: "kramdown and jekyll", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup id="fnref:a" role="doc-noteref"><a href="#fn:a" class="footnote" rel="footnote">1</a></sup> posts.</p>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:a" role="doc-endnote"><p>The yearbook. <a href="#fnref:a" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div>`,
		want: []string{"footnote|21,000||The yearbook.|"}},
	{name: "wikipedia", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup id="cite_ref-Lab_1-0" class="reference"><a href="#cite_note-Lab-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup> posts
and 17,500<sup id="cite_ref-2" class="reference"><a href="#cite_note-2"><span class="cite-bracket">&#91;</span>2<span class="cite-bracket">&#93;</span></a></sup> people, and more.<sup id="cite_ref-Lab_1-1" class="reference"><a href="#cite_note-Lab-1">[1]</a></sup>
It has a <a href="/wiki/Ministry" title="Ministry">ministry</a>.</p>
<div class="reflist"><ol class="references"><li id="cite_note-Lab-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-Lab_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-Lab_1-1"><sup><i><b>b</b></i></sup></a></span>
<span class="reference-text"><cite class="citation web"><a rel="nofollow" class="external text" href="https://labour.example/y">"Yearbook"</a>. Ministry of Labour.</cite></span></li>
<li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">^</a></b></span> <span class="reference-text">Smith 2019, p. 14.</span></li></ol></div>`,
		want: []string{
			`footnote|21,000||"Yearbook". Ministry of Labour.|https://labour.example/y`, "footnote|17,500||Smith 2019, p. 14.|",
			`footnote|and more.||"Yearbook". Ministry of Labour.|https://labour.example/y`, "link|ministry|ministry|https://site.example/wiki/Ministry",
		}},
	{name: "libreoffice", page: `<p>Posts lost</p>` + padding + `<p>In all 21,000<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> posts
and 17,500<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a> people.</p>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>	The <a href="https://labour.example/y">yearbook</a>.</p></div>
<div id="sdendnote1"><p class="sdendnote"><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Counted.</p><p class="sdendnote">Twice.</p></div>`,
		want: []string{"footnote|21,000||The yearbook.|https://labour.example/y", "endnote|17,500||Counted.\nTwice.|"}},
	{name: "word", page: `<div class=WordSection1><p class=MsoNormal>Posts lost</p>` + padding + `<p class=MsoNormal>In all 21,000<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:12.0pt'>[1]</span></span><![endif]></span></span></a> posts
and 17,500<a style='mso-endnote-id:edn1' href="#_edn1" name="_ednref1" title=""><span class=MsoEndnoteReference>[i]</span></a> people, who <a style='mso-comment-reference:JS_1;mso-comment-date:20261120T1000'>left in
May</a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" onmouseover="msoCommentShow('_anchor_1','_com_1')" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[JS1]</a><![endif]></span></span>.</p></div>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> The yearbook, http://labour.example/y</p><p class=MsoFootnoteText>Second line.</p></div></div>
<div style='mso-element:endnote-list'><div style='mso-element:endnote' id=edn1><p class=MsoEndnoteText><a style='mso-endnote-id:edn1' href="#_ednref1" name="_edn1" title=""><span class=MsoEndnoteReference>[i]</span></a> Counted.</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1" class=msocomtxt language=JavaScript><span style='mso-comment-author:"Jane Smith"'><a name="_msocom_1"></a></span>
<p class=MsoCommentText><span class=MsoCommentReference><a class=msocomoff href="#_msoanchor_1">[JS1]</a></span> See the <a href="https://letter.example/1">letter</a>.</p></div></div></div>`,
		want: []string{
			"footnote|21,000||The yearbook, http://labour.example/y\nSecond line.|http://labour.example/y", "endnote|17,500||Counted.|",
			"comment|left in May|See the letter.|https://letter.example/1",
		}},
	{name: "google docs", page: `<p class="c1"><span>Posts lost</span></p>` + padding + `<p class="c1"><span>In all 21,000</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> posts and 17,500</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup>
<span class="c2"> people, says the </span><span><a class="c3" href="https://www.google.com/url?q=https://labour.example/y?a%3D1&amp;sa=D&amp;source=editors&amp;ust=1">yearbook</a></span><span>.</span></p>
<hr class="c4"><div><p class="c1"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c5">&nbsp;The letter of </span><span><a href="https://www.google.com/url?q=https://letter.example/1&amp;sa=D">May</a></span><span>.</span></p></div>
<div class="c6"><p class="c1"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c5">Is that right?</span></p></div>
<div class="c6"><p class="c1"><a href="#cmnt_ref2" id="cmnt2">[b]</a><span class="c5">Yes: https://labour.example/faq</span></p><p class="c1"><span>Table 2.</span></p></div>`,
		want: []string{
			"footnote|21,000||The letter of May.|https://letter.example/1", "comment|17,500||Is that right?|", "comment|17,500||Yes: https://labour.example/faq\nTable 2.|https://labour.example/faq",
			"link|yearbook|yearbook|https://labour.example/y?a=1",
		}},
	{name: "medium", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<a href="#9f5b"><sup>1</sup></a> posts and 17,500.<sup>2</sup></p><p>They were 5 km<sup>2</sup>-offices once.</p>
<h2>Notes</h2><p id="9f5b">[1] The <a href="https://labour.example/y">yearbook</a>.</p>`,
		want: []string{"footnote|21,000||The yearbook.|https://labour.example/y"}},
	{name: "raised numbers without links", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup>1</sup> posts and 17,500<sup>2</sup> people; 10<sup>6</sup> euros.</p>
<p><sup>1</sup> The yearbook, https://labour.example/y</p><p><sup>2</sup> Counted.</p>`,
		want: []string{"footnote|21,000||The yearbook, https://labour.example/y|https://labour.example/y", "footnote|17,500||Counted.|"}},
	{name: "bare anchors", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<a id="r1" href="#n1">1</a> posts and 17,500 <a id="r2" href="#n2">(2)</a> people.</p>
<p><a id="n1" href="#r1">1</a> The yearbook.</p><p id="n2">2. Counted. <a href="#r2">Back</a></p><p>See <a href="#top">the top</a> of it.</p>`,
		want: []string{"footnote|21,000||The yearbook.|", "footnote|17,500||Counted.|"}},
	{name: "dpub roles", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<a role="doc-noteref" href="#a1">*</a> posts, 17,500<a role="doc-noteref" href="#e1">i</a> people.</p>
<aside id="a1" role="doc-footnote"><p>The yearbook.</p></aside><section role="doc-endnotes"><h2>Endnotes</h2><ol><li id="e1" role="doc-endnote">Counted. <a role="doc-backlink" href="#x">Return</a></li></ol></section>`,
		want: []string{"footnote|21,000||The yearbook.|", "endnote|17,500||Counted.|"}},
	{name: "tufte", page: `<article><h1>Posts lost</h1><section>` + padding + `<p>In all 21,000<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/><span class="sidenote">The <a href="https://labour.example/y">yearbook</a> has it.</span> posts
and 17,500<label for="mn-2" class="margin-toggle">&#8853;</label><input type="checkbox" id="mn-2" class="margin-toggle"/><span class="marginnote">1990 counted.</span> people.</p></section></article>`,
		want: []string{"footnote|21,000||The yearbook has it.|https://labour.example/y", "footnote|17,500⊕||1990 counted.|"}},
	{name: "modern footnotes", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" title="x" role="button" aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1" role="tooltip" hidden class="modern-footnotes-footnote__note">The yearbook.</span> posts.</p>`,
		want: []string{"footnote|21,000||The yearbook.|"}},
	{name: "definition list", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup><a href="#d1" id="dr1">1</a></sup> posts.</p><dl class="footnotes"><dt id="d1">1</dt><dd>The yearbook.</dd><dt id="d2">2</dt><dd>Other.</dd></dl>`,
		want: []string{"footnote|21,000||The yearbook.|"}},
	{name: "table of notes", page: `<h1>Posts lost</h1>` + padding + `<p>In all 21,000<sup><a href="#t1">1</a></sup> posts and 17,500<sup><a href="#t2">2</a></sup>.</p><table class="footnotes"><tr id="t1"><td>1</td><td>The yearbook.</td></tr><tr id="t2"><td><a href="#x">2</a></td><td>Counted.</td></tr></table>`,
		want: []string{"footnote|21,000||The yearbook.|", "footnote|17,500||Counted.|"}},
	{name: "contents are no notes", page: `<h1>Posts lost</h1><ul><li><a href="#s1">1</a></li><li><a href="#s2">2 The people</a></li></ul>` + padding + `<h2 id="s1">1 The posts</h2>` + padding +
		`<h2 id="s2">2 The people</h2><p>In part <a href="#s1">1</a> there were 21,000 posts, and they were all lost in the end, says the office.</p>`},
	{name: "e-mail", file: "news.eml", page: "From: Ann <ann@example.org>\r\nSubject: Posts lost\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
		`<html><body>` + padding + `<p>In all 21,000<a href="https://paper.example/p/x#footnote-1" class="footnote-anchor">1</a> posts, says the <a href="https://labour.example/y">yearbook</a>.</p>
<div class="footnote"><a id="footnote-1" href="https://paper.example/p/x#footnote-anchor-1" class="footnote-number">1</a><div><p>Table 2.</p></div></div></body></html>`,
		want: []string{"footnote|21,000||Table 2.|", "link|yearbook|yearbook|https://labour.example/y"}},
}

// said is a note as the shapes write it.
func said(text string, n model.Note) string {
	place := text[n.Start:n.End]
	if n.Start == n.End {
		place = "…" + text[max(0, n.Start-20):n.Start] + "|"
	}
	return fmt.Sprintf("%s|%s|%s|%s", n.Kind, place, n.Text, strings.Join(n.Addresses, " "))
}

// isSaid reports whether a note is the one that a shape expects.
func isSaid(text string, n model.Note, want string) bool {
	if want == said(text, n) {
		return true
	}
	parts := strings.SplitN(want, "||", 2)
	kind, before, _ := strings.Cut(parts[0], "|")
	if len(parts) != 2 || string(n.Kind) != kind || n.Start != n.End || n.Start < 0 {
		return false
	}
	return strings.HasSuffix(text[:n.Start], before) && parts[1] == n.Text+"|"+strings.Join(n.Addresses, " ")
}

func TestNotesOfPagesAreFoundAtTheirWords(t *testing.T) {
	all, right := 0, 0
	for _, s := range shapes {
		name, page := s.file, s.page
		if name == "" {
			name = "page.html"
			page = `<!DOCTYPE html><html lang="en"><head><title>Posts lost</title><link rel="canonical" href="https://site.example/news/posts"></head><body>` + page + `</body></html>`
		}
		doc, err := Bytes(t.Context(), name, []byte(page), Hints{})
		if err != nil {
			t.Errorf("%s: %v", s.name, err)
			continue
		}
		all += len(s.want)
		good := 0
		for i, want := range s.want {
			if i < len(doc.Notes) && isSaid(doc.Text, doc.Notes[i], want) {
				good++
			}
		}
		right += good
		if good < len(s.want) || len(doc.Notes) != len(s.want) {
			t.Errorf("%s: %d of %d notes", s.name, good, len(s.want))
			for _, n := range doc.Notes {
				if n.Start < 0 {
					t.Errorf("  without a place: %+v", n)
					continue
				}
				t.Errorf("  has %q", said(doc.Text, n))
			}
			for _, want := range s.want {
				t.Errorf("  wants %q", want)
			}
			t.Errorf("  %s", doc.Text[max(0, len(doc.Text)-500):])
		}
	}
	t.Logf("%d of %d notes at their words, %d shapes", right, all, len(shapes))
}
