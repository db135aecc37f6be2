package matching

import ("testing";"slices")

func TestShow(t *testing.T) {
	p := readPosts(t)
	ix := p.index()
	raw := map[string]string{}
	_ = raw
	for _, q := range p.posts {
		if q.held { continue }
		text := Read(q.text)
		all := p.rank(ix, text, nil)
		if all[0].Sure && !slices.Contains(q.answers, p.ids[all[0].at]) { t.Log("WRONG", q.text, p.ids[all[0].at], all[0].Agree, all[0].Score, p.raw[all[0].at]) }
		if rest := p.rank(ix, text, q.answers); rest[0].Sure {
			t.Log("GONE ", q.text, "\n   ->", p.raw[rest[0].at], rest[0].Agree, rest[0].Score)
			continue
		}
		if i := slices.IndexFunc(all, func(r ranked) bool { return slices.Contains(q.answers, p.ids[r.at])}); i != 0 {
			t.Log("RANK", i, q.text); if i > 0 { t.Log("     want", p.raw[all[i].at], all[i].Score, all[i].Agree) }
			t.Log("     got", p.raw[all[0].at], all[0].Score, all[0].Agree)
		}
	}
}
