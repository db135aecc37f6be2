package claims

import (
	"galley/app/locale"
	"galley/model"
	"galley/model/passage"
)

// Question is asked before something that the person may not mean. Its safe answer
// changes nothing.
type Question struct {
	Title, Text string
	Safe        string // label of the safe answer
	Go          string // label of the other
	Do          func() // what the other does
}

func (p *Panel) ask(q Question) {
	if p.OnAsk == nil {
		q.Do()
		return
	}
	p.OnAsk(q)
}

// SignOff signs the selected claim's verdict off. Where it has neither a source nor
// reasoning, or something is open on it, it asks first. What cannot be signed off the library refuses, and says why.
func (p *Panel) SignOff() {
	d, ok := p.active()
	if !ok {
		return
	}
	p.Flush()
	sign := func() { p.do(model.SignOff{ClaimID: d.Claim.ID}, nil) }
	v, _ := d.Verdict()
	if bare(d, p.state.Version) && v.OfAnother(p.state.Editor) && p.form.reasoning.Text == "" {
		p.ask(Question{
			Title: locale.Text("Sign off without source and reasoning?"),
			Text: locale.Text("%s rated this claim “%s”, and gave neither a source nor a reason. Whoever reads the report cannot see why.",
				v.By, VerdictName(v)),
			Safe: locale.Text("Do not sign off"), Go: locale.Text("Sign off"), Do: sign,
		})
		return
	}
	if source, sentence := p.form.sources.figures.contradicted(); sentence != "" && agrees(d, v) {
		p.ask(Question{
			Title: locale.Text("Sign off against a source’s figure?"),
			Text:  locale.Text("%s rated this claim “%s”. Of the source “%s”: %s", v.By, VerdictName(v), passage.Shorten(source, 90), sentence),
			Safe:  locale.Text("Do not sign off"), Go: locale.Text("Sign off"), Do: sign,
		})
		return
	}
	if v.Rating != "" && v.OfAnother(p.state.Editor) && d.MayBeSignedBy(p.state.Editor) {
		p.askUnfinished(d, sign)
		return
	}
	sign() // which is refused, and why
}

// unticked are the items of the claim's checklists that nobody ticked.
func (p *Panel) unticked(d model.Dossier) []model.Item {
	if p.Unticked == nil {
		return nil
	}
	return p.Unticked(d)
}

// agrees reports whether a verdict says that the claim is true, or mostly.
func agrees(d model.Dossier, v model.Verdict) bool {
	r, ok := d.Scale.Rating(v.Rating)
	return ok && (r.Tone == model.ToneTrue || r.Tone == model.ToneMostlyTrue)
}

// bare reports whether a claim has a rating and nothing that explains it.
func bare(d model.Dossier, versionID string) bool {
	return d.Has(model.FlawNoSource, versionID) && d.Has(model.FlawNoReasoning, versionID)
}

// rate gives a claim a rating. Where another verdict of a colleague's, or one that
// was signed off, would no longer hold, it asks first.
func (p *Panel) rate(claimID, scaleID, label string) {
	p.Flush()
	d, _ := p.dossier(claimID)
	v, given := d.Verdict()
	give := func() {
		stored := func(error) {}
		if model.CanPropose(scaleID, label) && !v.Proposes() { // it asks for the words
			stored = p.form.proposal.rated(claimID)
		}
		v.ClaimID = claimID
		var cmd model.Command = model.SetVerdict{ClaimID: claimID, Scale: scaleID, Rating: &label}
		if len(d.Contests()) == 0 { // else it decides between verdicts that are on show
			cmd = model.Seen{Command: cmd, Was: model.Saw(v)}
		}
		p.do(cmd, func(err error) {
			if err == nil {
				delete(p.offer, claimID)
			}
			stored(err)
		})
	}
	signed := v.SignedAt != "" && d.Claim.Status == model.SignedOff
	if !given || v.Rating == "" || v.Rating == label && v.ScaleID == scaleID || !signed && !v.OfAnother(p.state.Editor) {
		give()
		return
	}
	q := Question{Safe: locale.Text("Keep “%s”", VerdictName(v)), Go: locale.Text("Rate it “%s”", ratingName(scaleID, label)), Do: give}
	switch {
	case signed && v.OfAnother(p.state.Editor):
		q.Title = locale.Text("Replace %s’s verdict?", v.By)
		q.Text = locale.Text("%s rated this claim “%s”, and %s signed it off. Your verdict would hold instead, and need a sign-off of its own.",
			v.By, VerdictName(v), v.SignedBy)
	case signed:
		q.Title = locale.Text("Replace a verdict that was signed off?")
		q.Text = locale.Text("%s signed off “%s”. The new verdict would need a sign-off of its own.", v.SignedBy, VerdictName(v))
	default:
		q.Title = locale.Text("Replace %s’s verdict?", v.By)
		q.Text = locale.Text("%s rated this claim “%s”. Your verdict would hold instead.", v.By, VerdictName(v))
	}
	p.ask(q)
}

// showSigned says who gave the verdict and who signed it off, and offers to.
func (f *form) showSigned(d model.Dossier, v model.Verdict) {
	can := false
	switch {
	case v.Rating == "" && len(d.Contests()) > 0:
		f.signed.SetText(locale.Text("A rating given here decides which verdict holds."))
	case v.Rating == "":
		f.signed.SetText(locale.Text("Not rated yet: press a figure, or a rating."))
	case v.SignedAt != "" && d.Claim.Status == model.SignedOff:
		f.signed.SetText(locale.Text("Rated by %s, %s. Signed off by %s, %s.", v.By, day(v.At), v.SignedBy, day(v.SignedAt)))
	case v.By == f.panel.state.Editor:
		f.signed.SetText(locale.Text("Rated by %s, %s. A second editor signs it off.", v.By, day(v.At)))
	case d.Unsettled():
		f.signed.SetText(locale.Text("Rated by %s, %s. The words of the passage changed: look at it before it is signed off.", v.By, day(v.At)))
	case !d.MayBeSignedBy(f.panel.state.Editor):
		f.signed.SetText(locale.Text("Rated by %s, %s, on other words. Rate it again before it is signed off.", v.By, day(v.At)))
	default:
		can = true
		f.signed.SetText(locale.Text("Rated by %s, %s. Not signed off yet.", v.By, day(v.At)))
	}
	shown(f.signOff, can)
}

func day(s model.Stamp) string { return locale.Day(s.Time().Local()) }
