package app

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/intake/binder"
	"galley/model/library"
	"galley/model/library/seal"
)

// binders hands an article over with its evidence in one file, and opens such a file.
type binders struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	writing *writing

	chosen      func() []string // ids of the articles that are chosen in the list, or the open one
	showMerged  func(name string, merged model.Merged)
	openLibrary func(path string)
}

func (b *binders) actions() []action {
	library := func() bool { return b.store.library != nil }
	return []action{
		{name: "Hand Over as a Binder…", enabled: func() bool { return library() && len(b.chosen()) == 1 }, do: b.ask},
		{name: "Open Binder…", enabled: library, do: b.askWhich},
	}
}

// ask asks what a binder of the article has in it, and for whom it is encrypted.
func (b *binders) ask() {
	ids := b.chosen()
	if len(ids) != 1 {
		return
	}
	b.writing.texts.Flush()
	readAfterWrites(b.store, "article to hand over", func(ctx context.Context, lib *library.Library) (model.Article, error) {
		return lib.Article(ctx, ids[0])
	}, func(a model.Article) { b.show(newBinderForm(a)) })
}

// binderForm is the choice of a binder. Nothing of it is kept: it has a passphrase in it.
type binderForm struct {
	article       model.Article
	names, locked *control.Check
	first, again  *control.Entry
	wrong         *fyne.Container // what is wrong with the passphrase
	content       fyne.CanvasObject
}

func newBinderForm(a model.Article) *binderForm {
	f := &binderForm{article: a, first: control.NewSecret(locale.Text("Passphrase")), again: control.NewSecret(locale.Text("The same passphrase again")),
		wrong: container.NewVBox()}
	twice := container.NewVBox(f.first, f.again, look.Wrapped(locale.Text("Tell it to whoever is to open the file, by another way than the file goes. Galley does not keep it: without it the file stays closed.")))
	twice.Hide()
	f.locked = control.NewCheck(locale.Text("Encrypt it with a passphrase"), func(on bool) {
		twice.Hidden = !on
		f.content.Refresh()
	})
	f.names = control.NewCheck(locale.Text("Name confidential sources, with their contacts and private notes"), func(on bool) {
		if on {
			f.locked.SetChecked(true) // names are not to travel open by an oversight
		}
	})
	f.content = container.NewVBox(
		look.Wrapped(locale.Text("A ZIP file for a lawyer or a co-editor: an index, the checking copy, the files of all sources, numbered, and a library that Galley opens.")),
		f.names, f.locked, twice, f.wrong)
	return f
}

// key is what the binder is encrypted with.
func (f *binderForm) key() (seal.Key, error) {
	if !f.locked.Checked {
		return seal.Key{}, nil
	}
	if f.first.Text != f.again.Text {
		return seal.Key{}, model.Faultf(model.Invalid, "The two passphrases differ. Type the same one twice.")
	}
	return seal.Key{Passphrase: f.first.Text}, seal.Check(f.first.Text)
}

// tell says in a sheet what went wrong.
func tell(in *fyne.Container, err error) {
	in.RemoveAll()
	if err != nil {
		in.Add(look.Wrapped(locale.Said(model.Sentence(err))))
	}
	in.Refresh()
}

func (b *binders) show(f *binderForm) {
	var shown *ask.Shown
	shown = b.dialogs.Show(ask.Sheet{
		Title: locale.Text("Hand over “%s” as a binder", shortTitle(f.article.Title)), Content: f.content, Size: fyne.NewSize(600, 460),
		Typed: func() bool { return f.first.Text+f.again.Text != "" },
		Submit: ask.Answer{Label: locale.Text("Save as…"), Stays: true, Do: func() {
			key, err := f.key()
			if tell(f.wrong, err); err != nil {
				return
			}
			extension := ".zip"
			if !key.None() {
				extension = ".zip.age"
			}
			b.files.saveFile(locale.Text("Hand over as a binder"), fileNameOf(f.article.Title, extension), func(path string) {
				shown.Hide()
				b.handOver(f.article.ID, path, binder.Options{Identities: f.names.Checked, Key: key})
			})
		}},
	})
}

// handOver writes the binder of an article.
func (b *binders) handOver(articleID, path string, o binder.Options) {
	name := filepath.Base(path)
	o.Editor, o.Generator = b.store.editor, "Galley "+Version()
	var made binder.Made
	b.tasks.runIn(locale.Text("Handing over as %s", name), func(ctx context.Context, lib *library.Library, t *task) error {
		o.Report = func(part float64) { t.report(part, locale.Text("Handing over as %s", name)) }
		var err error
		made, err = binder.Write(ctx, lib, articleID, path, o)
		return err
	}, func(err error) {
		switch {
		case ctxEnded(err):
			b.notice.say(locale.Text("Nothing was handed over."))
		case err != nil:
			b.store.fault(err)
		default:
			b.notice.say(locale.Text("Handed over with %s and %s: %s", number(made.Claims, "claim"), locale.Count(len(made.Items), "%d file", "%d files"), path))
		}
	})
}

// askWhich asks for a binder.
func (b *binders) askWhich() {
	b.files.openFile(locale.Text("Open a binder"), b.look)
}

// look asks what is to be done with a binder, if the file is one.
func (b *binders) look(path string) {
	type kind struct{ is, sealed bool }
	start(b.store, context.Background(), func(context.Context) (kind, error) {
		return kind{binder.Is(path), seal.SealedFile(path)}, nil
	}, func(k kind, err error) {
		switch {
		case err != nil:
			b.store.fault(err)
		case !k.is:
			b.store.fault(model.Faultf(model.Invalid, "%s is no binder of Galley. Nothing was opened.", filepath.Base(path)))
		default:
			b.showFound(&foundBinder{path: path, sealed: k.sealed}, nil)
		}
	})
}

// foundBinder is a binder that is to be opened.
type foundBinder struct {
	path   string
	sealed bool
	typed  string // its passphrase, or the secret key that opens it
	to     string // where its library goes when it is opened by itself; "" not asked yet
}

// secretKey begins a secret key of age.
const secretKey = "AGE-SECRET-KEY-"

func (f *foundBinder) key() seal.Key {
	if key := strings.TrimSpace(f.typed); strings.HasPrefix(key, secretKey) {
		return seal.Key{Identity: key}
	}
	return seal.Key{Passphrase: f.typed}
}

// showFound asks whether a binder is merged or opened by itself. wrong is why it was not opened before.
func (b *binders) showFound(f *foundBinder, wrong error) {
	name := filepath.Base(f.path)
	said := container.NewVBox()
	tell(said, wrong)
	body := container.NewVBox(look.Wrapped(locale.Text("Merge what is in it into your library, which Undo takes back, or save it as a library of its own and open that. The binder itself is not altered.")))
	sheet := ask.Sheet{Title: locale.Text("Open the binder %s", name), Content: body, Size: fyne.NewSize(600, 340)}
	secret := control.NewSecret(locale.Text("Passphrase, or secret key of age"))
	if f.sealed {
		secret.SetText(f.typed)
		body.Add(look.Wrapped(locale.Text("It is encrypted.")))
		body.Add(secret)
		sheet.First = secret
		sheet.Typed = func() bool { return secret.Text != "" }
	}
	body.Add(said)
	var shown *ask.Shown
	typed := func() bool {
		f.typed = secret.Text
		if f.sealed && f.typed == "" {
			tell(said, model.Faultf(model.Invalid, "Type the passphrase that the file was encrypted with."))
			return false
		}
		return true
	}
	sheet.Submit = ask.Answer{Label: locale.Text("Merge into This Library"), Stays: true, Do: func() {
		if typed() {
			shown.Hide()
			b.merge(f)
		}
	}}
	alone := func(path string) {
		f.to = path
		shown.Hide()
		b.openAlone(f)
	}
	sheet.Answers = []ask.Answer{{Label: locale.Text("Open by Itself…"), Stays: true, Do: func() {
		switch {
		case !typed():
		case f.to != "":
			alone(f.to)
		default:
			plain := strings.TrimSuffix(strings.TrimSuffix(name, ".age"), ".zip")
			b.files.saveFile(locale.Text("Save the library of the binder as"), plain+".galley", alone)
		}
	}}}
	shown = b.dialogs.Show(sheet)
}

// merge merges what is in a binder into the open library.
func (b *binders) merge(f *foundBinder) {
	b.writing.texts.Flush()
	editor := b.store.editor
	var merged model.Merged
	b.tasks.runIn(locale.Text("Merging %s", filepath.Base(f.path)), func(ctx context.Context, lib *library.Library, t *task) error {
		return binder.With(ctx, f.path, f.key(), func(path string) error {
			var err error
			merged, err = lib.Merge(ctx, editor, path, t.report)
			return err
		})
	}, func(err error) {
		if b.failed(f, err) {
			return
		}
		b.store.reload()
		if merged.Change.Changed() {
			b.notice.did(locale.Said(merged.Change.Event.What), true)
		}
		b.showMerged(filepath.Base(f.path), merged)
	})
}

// openAlone saves the library of a binder, and opens it in the place of the present one.
func (b *binders) openAlone(f *foundBinder) {
	b.tasks.runIn(locale.Text("Opening %s", filepath.Base(f.path)), func(ctx context.Context, _ *library.Library, _ *task) error {
		_, err := binder.Open(ctx, f.path, f.to, f.key())
		return err
	}, func(err error) {
		if !b.failed(f, err) {
			b.openLibrary(f.to)
		}
	})
}

// failed says why a binder was not opened. Where it is encrypted it is asked again, with what was typed.
func (b *binders) failed(f *foundBinder, err error) bool {
	switch {
	case err == nil:
		return false
	case ctxEnded(err):
		b.notice.say(locale.Text("Nothing was opened. The library is unchanged."))
	case f.sealed:
		b.showFound(f, err)
	default:
		b.store.fault(err)
	}
	return true
}
