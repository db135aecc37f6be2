package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/drafts"
	"galley/app/locale"
	"galley/model"
	"galley/model/library"
)

// The kinds of forms that are typed into.
const (
	kindAttach      = "add source"  // subject: the claim
	kindSource      = "edit source" // the source
	kindPerson      = "person"      // the person; "" a new one
	kindAnswers     = "answers"     // the person
	kindAsking      = "asking"      // people and questions; the claim
	kindArticle     = "article"     // the article
	kindPreferences = "preferences"
	kindPages       = "web pages"
	kindTags        = "tags" // the articles, with commas between
	kindCollection  = "new collection"
	kindRename      = "rename collection" // the collection
	kindExport      = "export"            // the articles
	kindCopy        = "copy for a CMS"    // the article
	kindRound       = "round"             // the article
	kindPublished   = "published"         // the article
	kindReason      = "reason"            // the event, the article and the claim, with commas between
	kindReasons     = "reasons"           // the article
)

var formNames = map[string]string{
	kindAttach: locale.Later("Add a source"), kindSource: locale.Later("Edit a source"),
	kindPerson: locale.Later("Edit a person"), kindAnswers: locale.Later("Answers of a person"), kindAsking: locale.Later("People and questions"), kindArticle: locale.Later("About this article"), kindPreferences: locale.Later("Preferences"),
	kindPages: locale.Later("Import web pages"), kindTags: locale.Later("Tags"), kindCollection: locale.Later("New collection"), kindRename: locale.Later("Rename the collection"),
	kindExport: locale.Later("Export"), kindCopy: locale.Later("Copy for a CMS"),
	kindRound: locale.Later("Sign off a round"), kindPublished: locale.Later("When the check was published"),
	kindReason: locale.Later("The reason of a correction"), kindReasons: locale.Later("Corrections"),
}

// resumeOffer is the line that offers what an earlier run left unfinished, one thing
// after another. It waits: nothing comes up over what the person does.
type resumeOffer struct {
	text          *widget.Label
	goOn, discard *control.Button
	content       *fyne.Container
}

func newResumeOffer() *resumeOffer {
	o := &resumeOffer{text: widget.NewLabel(""), goOn: control.NewButton("", nil, nil), discard: control.NewQuiet("", nil, nil)}
	o.text.Truncation = fyne.TextTruncateEllipsis
	o.content = container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil,
		widget.NewIcon(theme.Icon(theme.IconNameHistory)), container.NewHBox(o.goOn, o.discard), o.text))
	o.content.Hide()
	return o
}

// showOffer offers the oldest of what was left.
func (k *writing) showOffer() {
	left := k.left
	if len(left) == 0 {
		k.offer.content.Hide()
		return
	}
	d := left[0]
	text := leftText(d)
	if len(left) > 1 {
		text += locale.Text(" (1 of %d)", len(left))
	}
	k.offer.text.SetText(text)
	goOn, discard := locale.Text("Keep editing"), locale.Text("Discard")
	switch d.Kind {
	case kindText:
		goOn = locale.Text("Look at it…")
	case kindImport:
		goOn, discard = locale.Text("Go on with the import"), locale.Text("Leave it")
	}
	k.offer.goOn.SetText(goOn)
	k.offer.discard.SetText(discard)
	k.offer.goOn.OnTapped = func() { k.takeUp(d) }
	k.offer.discard.OnTapped = func() {
		k.discard(d)
		k.notice.say(locale.Text("Discarded."))
		k.notice.offer(locale.Text("Bring It Back"), func() {
			k.notice.say("")
			k.leave(d)
		})
	}
	k.offer.content.Show()
}

func leftText(d drafts.Draft) string {
	when := locale.Time("2 January, 15:04", d.At)
	if u, is := unstoredOf(d); is {
		return locale.Text("Typed on %s and not stored: %s", when, lineOf(u))
	}
	if d.Kind == kindImport {
		return importLeft(d, when)
	}
	return locale.Text("“%s”%s, begun on %s, was not finished.", formNames[d.Kind], of(d.About), when)
}

// takeUp goes on with what was left. A form that opens takes in what stood in
// the one of the same kind about the same thing.
func (k *writing) takeUp(d drafts.Draft) {
	k.texts.Flush()
	if again := k.resume[d.Kind]; again != nil {
		again(d)
		return
	}
	k.notice.say(locale.Text("This Galley has no such form. It is kept.")) // a newer one has
}

// takingUp is what is read before the person goes on with what was left.
const takingUp purpose = "going on"

// textPlace is where a text that was typed belongs, and what stands there now.
type textPlace struct {
	place claims.Place
	now   string
	err   error // it has no place any more
}

func findPlace(ctx context.Context, lib *library.Library, at claims.Place, editor string) textPlace {
	d, err := lib.Dossier(ctx, at.Claim)
	if err != nil {
		return textPlace{err: err}
	}
	p := textPlace{place: at.In(d, editor)}
	is := false
	if p.now, is = p.place.Text(d, editor); !is {
		p.err = model.Faultf(model.NotFound, "What it was typed for is no longer on this claim.")
	}
	return p
}

// decideText shows a text that was not stored beside what the library has.
func (k *writing) decideText(d drafts.Draft) {
	u, _ := unstoredOf(d)
	editor := k.store.editor
	readAfterWrites(k.store, takingUp, func(ctx context.Context, lib *library.Library) (textPlace, error) {
		return findPlace(ctx, lib, u.Place, editor), nil
	}, func(p textPlace) {
		answers := []ask.Answer{{Label: locale.Text("Use what was typed"), Do: func() {
			k.store.write(p.place.Seen(u.Text, p.now), func(err error) {
				if err == nil {
					k.discard(d)
				}
			})
		}}, {Label: locale.Text("Copy it"), Do: func() {
			k.clipboard.SetContent(u.Text)
			k.notice.say(locale.Text("Copied."))
		}}}
		text := locale.Text("Typed on %s by %s:\n%s\n\n", locale.Moment(d.At), d.Editor, u.Text)
		switch {
		case p.err != nil:
			text += locale.Text("Its place no longer exists: %s", locale.Fault(p.err))
			answers = answers[1:]
		case p.now == "":
			text += locale.Text("The library has nothing now.")
		default:
			text += locale.Text("In the library now:\n%s", p.now)
		}
		k.dialogs.Ask(ask.Question{Title: u.Place.Label() + of(u.Claim), Text: text, Safe: locale.Text("Decide later"), Answers: answers,
			Size: fyne.NewSize(620, 420)})
	})
}

// forget drops what was typed and not stored about a record that was erased, and what has words of it.
func (k *writing) forget(id string, words []string) {
	has := func(d drafts.Draft) bool {
		if strings.Contains(d.Subject, id) {
			return true
		}
		return slices.ContainsFunc(words, func(w string) bool {
			for _, text := range d.Fields {
				if strings.Contains(text, w) {
					return true
				}
			}
			return strings.Contains(d.About, w)
		})
	}
	k.left = slices.DeleteFunc(k.left, has)
	if k.journal != nil {
		for _, d := range k.journal.Drafts() {
			if has(d) {
				k.journal.Drop(d.Key())
			}
		}
	}
	k.showOffer()
	k.save(nil)
}
