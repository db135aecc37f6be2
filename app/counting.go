package app

import (
	"context"
	"image/color"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/app/locale"
	"galley/app/statistics"
	"galley/model"
	"galley/model/chart"
	"galley/model/disk"
	"galley/model/library"
)

// boardStatistics is what was checked, in the middle of the window.
const boardStatistics board = "statistics"

// counting shows what a desk checked, and hands it on as a table or a picture.
type counting struct {
	store     *store
	center    *center
	board     *statistics.Board
	notice    *notice
	files     *fileDialogs
	clipboard fyne.Clipboard
	focus     func(fyne.Focusable)
	leave     func()                                      // gives the article the keyboard
	copyImage func(ctx context.Context, png []byte) error // puts a picture on the clipboard

	now  model.Statistics
	of   *library.Library // of which now is
	seen int              // the epoch in which it was read, 0 never
	dark bool             // on what ground its picture is drawn
}

func (c *counting) actions() []action {
	return []action{{name: "Statistics", enabled: func() bool { return c.store.library != nil },
		checked: func() bool { return c.center.shows(boardStatistics) }, do: c.toggle}}
}

func (c *counting) wire() {
	c.board.OnBack = c.back
	c.board.OnDays = func(string, string) { c.read() }
	c.board.OnCopyTable = func() {
		c.clipboard.SetContent(statistics.Copied(c.now))
		c.notice.say(locale.Text("The table was copied. Paste it into a spreadsheet or a text."))
	}
	c.board.OnCopyImage, c.board.OnSaveImage = c.copy, c.save
	c.center.add(boardStatistics, boardPanel{content: c.board.Content(), first: c.board.First})
}

func (c *counting) back() {
	c.center.show(theArticle)
	c.leave()
}

func (c *counting) toggle() {
	if c.center.shows(boardStatistics) {
		c.back()
		return
	}
	c.center.show(boardStatistics)
	c.focus(c.board.First())
}

// show puts the board on the screen, where it is shown at all, and counts anew where the library changed.
func (c *counting) show() {
	if !c.center.shows(boardStatistics) || c.store.library == nil {
		return
	}
	if c.of != c.store.library || c.seen != c.store.session.Epoch() || c.dark != isDark() {
		c.read()
	}
}

// drawnCount is statistics and their picture.
type drawnCount struct {
	figures model.Statistics
	picture []byte
}

func (c *counting) read() {
	from, to := c.board.Days()
	span, err := model.ReadDays(from, to)
	if err != nil {
		c.board.Refuse(locale.Fault(err))
		return
	}
	words, dark, epoch, of := chartWords(), isDark(), c.store.session.Epoch(), c.store.library
	ground := theme.Color(theme.ColorNameBackground)
	c.seen, c.of, c.dark = epoch, of, dark
	read(c.store, "statistics", func(ctx context.Context, lib *library.Library) (drawnCount, error) {
		s, err := lib.Statistics(ctx, span)
		if err != nil {
			return drawnCount{}, err
		}
		picture, err := chart.Draw(s, words, chart.Look{Format: chart.PNG, Dark: dark, Ground: ground, Columns: 1,
			Width: statistics.PictureWidth, Height: statistics.PictureRow * statistics.Charts(s)})
		return drawnCount{s, picture}, err
	}, func(got drawnCount) {
		c.now = got.figures
		c.board.Show(got.figures, got.picture)
	})
}

// draw draws the picture that is handed on: light, as it goes on paper and into mail.
func (c *counting) draw(format chart.Format, then func([]byte)) {
	s, words := c.now, chartWords()
	start(c.store, context.Background(), func(context.Context) ([]byte, error) {
		return chart.Draw(s, words, chart.Look{Format: format})
	}, func(picture []byte, err error) {
		if err != nil {
			c.store.fault(err)
			return
		}
		then(picture)
	})
}

func (c *counting) copy() {
	c.draw(chart.PNG, func(picture []byte) {
		start(c.store, context.Background(), func(ctx context.Context) (struct{}, error) {
			return struct{}{}, c.copyImage(ctx, picture)
		}, func(_ struct{}, err error) {
			if err != nil {
				fyne.LogError("copying a picture", err)
				c.notice.say(locale.Text("This system takes no picture from Galley on its clipboard. Save the image, and attach the file."))
				return
			}
			c.notice.say(locale.Text("The image was copied."))
		})
	})
}

func (c *counting) save() {
	c.files.saveFile(locale.Text("Save the image as"), "statistics.png", func(path string) {
		format := chart.PNG
		if strings.EqualFold(filepath.Ext(path), ".svg") {
			format = chart.SVG
		}
		c.draw(format, func(picture []byte) {
			start(c.store, context.Background(), func(context.Context) (struct{}, error) {
				_, err := disk.Write(path, disk.Shared, nil, func(w io.Writer) error {
					_, err := w.Write(picture)
					return err
				})
				return struct{}{}, model.WriteFault(err, path, model.Sayf("The image was not saved."))
			}, func(_ struct{}, err error) {
				if err != nil {
					c.store.fault(err)
					return
				}
				c.notice.say(locale.Text("The image was saved as %s", path))
			})
		})
	})
}

// chartWords are the words of the picture.
func chartWords() chart.Words {
	return chart.Words{
		Weeks: locale.Text("Week by week"), Months: locale.Text("Month by month"), Ratings: locale.Text("Claims by rating"),
		Kinds: locale.Text("Claims by kind"), Speakers: locale.Text("Claims by speaker"), Publishers: locale.Text("Claims by publisher"),
		Marked: locale.Text("marked"), Checked: locale.Text("checked"), Corrections: locale.Text("corrections"), NotSaid: locale.Text("not said"),
		Kind: statistics.KindName, Rating: func(_, label string) string { return locale.Word(label) },
		Week: statistics.Week, Month: statistics.Month,
	}
}

// isDark reports whether the window has a dark ground.
func isDark() bool {
	r, g, b, _ := color.NRGBAModel.Convert(theme.Color(theme.ColorNameBackground)).RGBA()
	return r+g+b < 3*0x8000
}
