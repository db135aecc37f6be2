package app

import (
	"context"

	"galley/app/ask"
	"galley/app/locale"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/report/interchange"
)

// earlier attaches to claims what others published about them: a fact check, by the
// address of its page.
type earlier struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
}

// attach reads a page and attaches the review that it holds. done is called once it
// is attached.
func (e *earlier) attach(claimID, address string, done func()) {
	address = ingest.Address(address)
	e.notice.say(locale.Text("Reading %s", passage.Shorten(address, 60)))
	start(e.store, context.Background(), func(ctx context.Context) ([]interchange.Review, error) {
		page, err := ingest.Fetch(ctx, address, nil)
		if err != nil {
			return nil, err
		}
		return interchange.ReadClaimReviews(address, page.Bytes)
	}, func(reviews []interchange.Review, err error) { e.found(claimID, address, reviews, err, done) })
}

func (e *earlier) found(claimID, address string, reviews []interchange.Review, err error, done func()) {
	switch {
	case model.HasCode(err, model.Invalid) && len(reviews) == 0 && !isAddressed(address):
		e.store.fault(err)
	case err != nil || len(reviews) == 0:
		e.askForAddress(claimID, address, err, done)
	case len(reviews) == 1:
		e.put(claimID, reviews[0], done)
	default:
		var offers []ask.Offer
		for _, r := range reviews {
			offers = append(offers, ask.Offer{Name: "“" + passage.Shorten(r.Claim, 60) + "”", Aside: r.Rating,
				Do: func() { e.put(claimID, r, done) }})
		}
		e.dialogs.Choose(locale.Text("Which of the checks on that page?"), locale.Text("Words of the claim"), offers, nil)
	}
}

func isAddressed(address string) bool {
	_, ok := model.WebAddress(address)
	return ok
}

// askForAddress asks whether the page is attached without what it says: it says
// nothing that a program can read, or cannot be reached.
func (e *earlier) askForAddress(claimID, address string, err error, done func()) {
	said := locale.Text("It says nothing that Galley could take over.")
	if err != nil {
		said = locale.Fault(err)
	}
	e.dialogs.Ask(ask.Question{
		Title: locale.Text("Attach only the address of the fact check?"),
		Text:  said + "\n\n" + locale.Text("You can write down yourself what it says."),
		Answers: []ask.Answer{{Label: locale.Text("Attach the address"), Do: func() {
			e.put(claimID, interchange.Review{Title: passage.Shorten(address, 120), URL: address}, done)
		}}},
	})
}

// put attaches a review to a claim, once.
func (e *earlier) put(claimID string, r interchange.Review, done func()) {
	d, ok := e.store.session.Dossier(claimID)
	if !ok {
		return
	}
	const many = 50
	readAfterWrites(e.store, "reviews", func(ctx context.Context, lib *library.Library) ([]model.Source, error) {
		if r.URL == "" {
			return nil, nil
		}
		var known []model.Source
		like, err := lib.SourcesLike(ctx, r.URL, many)
		for _, s := range like {
			known = append(known, s.Source)
		}
		return known, err
	}, func(known []model.Source) {
		command, err := r.AttachTo(d, known)
		if err != nil {
			e.store.fault(err)
			return
		}
		e.store.write(command, func(err error) {
			if err == nil {
				done()
			}
		})
	})
}
