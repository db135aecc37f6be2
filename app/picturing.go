package app

import (
	"context"
	"image"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/pictures"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
	"galley/model/disk"
	"galley/model/library"
	"galley/model/raster"
)

// boardPicture is a picture of the article, shown large in its place.
const boardPicture board = "picture"

// What pictures are read for.
const (
	forReader purpose = "pictures of the article"
	forBoard  purpose = "a picture, large"
)

// shelfRoom is how many bytes of pictures are kept ready for the screen.
const shelfRoom = 64 << 20

// picturing brings the pictures of the article to the readers, and shows and saves one.
type picturing struct {
	store   *store
	page    middle
	center  *center
	board   *pictures.Board
	dialogs *ask.Dialogs
	notice  *notice
	files   *fileDialogs
	opening *opening

	shelf  *pictures.Shelf
	of     *library.Library // that the shelf is of
	wishes []wish           // the one asked for last is last
	shown  string           // hash of the picture on the board
}

// wish is a picture that a reader waits for.
type wish struct {
	reader *reader.Reader
	key    string
	width  int
}

func (p *picturing) actions() []action {
	some := func() bool { return len(p.store.session.Version().Pictures) > 0 }
	chosen := func() bool { return p.hash() != "" }
	return []action{
		{name: "Next Picture", enabled: some, do: func() { p.step(1) }},
		{name: "Previous Picture", enabled: some, do: func() { p.step(-1) }},
		{name: "Show the Picture Large", enabled: chosen, do: func() { p.open(p.hash()) }},
		{name: "Save Picture As…", enabled: chosen, do: func() { p.save(p.hash()) }},
	}
}

func (p *picturing) wire() {
	p.shelf = pictures.NewShelf(shelfRoom)
	for _, r := range []*reader.Reader{p.page.reader, p.page.pane.Old()} {
		r.Load = func(key string, width int) { p.load(wish{r, key, width}) }
		r.OnOpenPicture = func(key string) { p.open(state.PictureHash(key)) }
	}
	p.board.OnBack = p.back
	p.board.OnSave = func() { p.save(p.shown) }
	p.center.add(boardPicture, boardPanel{content: p.board.Content(), first: p.board.First})
}

// hash is that of the picture chosen; "" where none is, or its bytes are not there.
func (p *picturing) hash() string {
	key, _, _ := p.page.reader.Picture()
	return state.PictureHash(key)
}

// load brings a picture to a reader, at once where it is ready.
func (p *picturing) load(w wish) {
	if p.of != p.store.library {
		p.shelf, p.wishes, p.of = pictures.NewShelf(shelfRoom), nil, p.store.library
	}
	if ready, is := p.shelf.Get(state.PictureHash(w.key), w.width); is {
		w.reader.SetPicture(w.key, ready)
		return
	}
	p.wishes = append(p.wishes, w)
	if !p.store.reading(forReader) {
		p.next()
	}
}

// next makes the picture ready that was asked for last and is still near a view. It is one at a time: a large
// one takes much memory for a moment.
func (p *picturing) next() {
	for n := len(p.wishes); n > 0; n = len(p.wishes) {
		w := p.wishes[n-1]
		p.wishes = p.wishes[:n-1]
		if !w.reader.Wants(w.key) {
			continue
		}
		hash := state.PictureHash(w.key)
		if ready, is := p.shelf.Get(hash, w.width); is {
			w.reader.SetPicture(w.key, ready)
			continue
		}
		read(p.store, forReader, func(ctx context.Context, lib *library.Library) (*image.RGBA, error) {
			return scaled(ctx, lib, hash, w.width, 4*w.width)
		}, func(ready *image.RGBA) {
			if ready == nil {
				w.reader.SetPicture(w.key, nil)
			} else {
				p.shelf.Put(hash, w.width, ready)
				w.reader.SetPicture(w.key, ready)
			}
			p.next()
		}, func(error) { p.next() })
		return
	}
}

// scaled is a picture of the library, no larger than it is wanted; nil where it cannot be shown.
func scaled(ctx context.Context, lib *library.Library, hash string, width, height int) (*image.RGBA, error) {
	file, err := lib.FileBytes(ctx, hash)
	if model.HasCode(err, model.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	ready, err := pictures.Scaled(file.Bytes, width, height)
	if err != nil {
		fyne.LogError("showing a picture", err)
		return nil, nil
	}
	return ready, nil
}

// step chooses the next picture of the article, or the one before, and says what it is.
func (p *picturing) step(by int) {
	r := p.page.reader
	p.opening.reveal()
	p.opening.jump()
	if !r.StepPicture(by) {
		return
	}
	p.dialogs.Focus(r)
	key, _, _ := r.Picture()
	i, picture, _ := state.PictureOf(p.store.session.Version(), key)
	p.notice.say(locale.Text("%s (%d of %d). Enter marks it, X sets it aside.", state.PictureName(picture), i+1, len(p.store.session.Version().Pictures)))
}

// large is a picture for the board, with how large it is itself.
type large struct {
	picture *image.RGBA
	info    raster.Info
}

// open shows a picture large.
func (p *picturing) open(hash string) {
	if hash == "" {
		p.notice.say(locale.Text("The bytes of this picture are not in the library: there is nothing to show."))
		return
	}
	said := p.said(hash)
	read(p.store, forBoard, func(ctx context.Context, lib *library.Library) (large, error) {
		file, err := lib.FileBytes(ctx, hash)
		if err != nil {
			return large{}, err
		}
		info, err := raster.Look(file.Bytes)
		if err == nil {
			var ready *image.RGBA
			if ready, err = pictures.Scaled(file.Bytes, pictures.LargestSide, pictures.LargestSide); err == nil {
				return large{ready, info}, nil
			}
		}
		return large{}, model.Wrap(model.Invalid, err, "This picture cannot be shown. It can be saved, and opened with another program.")
	}, func(got large) {
		p.shown = hash
		p.board.Show(got.picture, got.info.Width, got.info.Height, locale.Text("%s · %d × %d pixels", said, got.info.Width, got.info.Height))
		p.center.show(boardPicture)
		p.dialogs.Focus(p.board.First())
	})
}

// said is what the picture of a hash is called.
func (p *picturing) said(hash string) string {
	for _, v := range []model.Version{p.store.session.Version(), p.store.session.Beside()} {
		for _, picture := range v.Pictures {
			if picture.SHA256 == hash {
				return state.PictureName(picture)
			}
		}
	}
	return state.PictureName(model.Picture{})
}

func (p *picturing) back() {
	p.center.show(theArticle)
	p.dialogs.Focus(p.page.reader)
}

// save writes a picture where the person wants it, as it came in.
func (p *picturing) save(hash string) {
	if hash == "" {
		return
	}
	read(p.store, forBoard, func(ctx context.Context, lib *library.Library) (model.File, error) { return lib.FileBytes(ctx, hash) }, func(file model.File) {
		p.files.saveFile(locale.Text("Save the picture as"), pictureFile(file), func(path string) {
			p.store.run(context.Background(), func(context.Context) error {
				_, err := disk.Write(path, disk.Shared, nil, func(w io.Writer) error {
					_, err := w.Write(file.Bytes)
					return err
				})
				return model.WriteFault(err, path, model.Sayf("The picture was not saved."))
			}, func(err error) {
				if err != nil {
					p.store.fault(err)
					return
				}
				p.notice.say(locale.Text("The picture was saved as %s", path))
			})
		})
	})
}

// pictureFile is the name that a picture is saved under: its own, with the ending of what it is.
func pictureFile(f model.File) string {
	info, err := raster.Look(f.Bytes)
	name := strings.TrimSuffix(filepath.Base(filepath.Clean("/"+f.Name)), filepath.Ext(f.Name))
	if name == "" || name == "/" || name == "." {
		name = locale.Text("picture")
	}
	if err != nil && info.Extension == "" {
		return name + filepath.Ext(f.Name)
	}
	return name + info.Extension
}
