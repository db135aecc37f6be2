package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model/passage"
)

// Style says how a mark looks; colours are theme names so that they follow
// light and dark.
type Style struct {
	Fill   fyne.ThemeColorName // tint behind the text; "" none
	Line   fyne.ThemeColorName // colour of the line under the text; "" none
	Sign   string              // a short sign at the mark's end, so that no mark is told by colour alone
	Broken bool                // drawn with a dashed line: a passage that changed or is lost
	Strike bool                // the line goes through the text: words that are gone
	Number int                 // stands in the margin where the mark begins; 0 none does
}

// Mark is a passage with a style. Key is opaque to the reader; several marks
// may share one.
type Mark struct {
	Span  passage.Span
	Style Style
	Key   string
}

// Reader is the widget. Its methods are for the UI goroutine.
type Reader struct {
	widget.BaseWidget
	// TickFamily is the family of type that signs in the gutter are written in; 0 that of the text.
	TickFamily Family

	// OnSelect is called with a selection that has settled; an empty span: it was cleared.
	OnSelect func(passage.Span)
	// OnMark is called with the selection that is to become a mark.
	OnMark func(passage.Span)
	// OnAdjust is called when an end of an active mark was moved; without it the
	// ends cannot be.
	OnAdjust func(key string, was, now passage.Span)
	// MarkNames says what a mark is called to those who hear the article; may be nil.
	MarkNames func(key string) string
	// MarkLabel is what the button by the selection says, in the language of the person.
	MarkLabel string
	// Actions stand beside it.
	Actions []Action
	// OnHidden is called instead of OnMark where the selection was out of sight; it is in
	// view then.
	OnHidden func()
	// OnMenu is called where a menu is wanted of what stands at a place.
	OnMenu func(Place)
	// OnTap is called with the keys of all marks at the place, the shortest first; nil on plain text.
	OnTap func(keys []string)
	// OnRune and OnKey are called with the keys that the reader has no use for.
	OnRune func(rune)
	OnKey  func(fyne.KeyName)
	// OnHover is called with the marks under the pointer, or where there are none with what is
	// underlined there, and where that is on the canvas; nil keys when it leaves them.
	OnHover func(keys []string, at fyne.Position)
	// OnMargin is called with the keys of the marks in the margin that were pressed, and where;
	// OnHover likewise with those that the pointer is over.
	OnMargin func(keys []string, at fyne.Position)
	// OnScroll is called when the person, or the program by ScrollTo or SetTop, has moved the view.
	OnScroll func()
	// OnMove is called when other lines came into view, whatever moved it.
	OnMove func()
	// Load is called with the key of a picture that comes near the view, and how many pixels wide it is on
	// the screen. SetPicture is the answer, at once or later.
	Load func(key string, width int)
	// OnMarkPicture is called with the picture that is to be marked, and the part of it.
	OnMarkPicture func(key string, region Region)
	// OnOpenPicture is called with the picture that is to be shown large.
	OnOpenPicture func(key string)
	// PictureNames says what a picture, or a part of it, is called to those who hear the article; may be nil.
	PictureNames func(key string, region Region) string
	// NoPicture is what stands in the place of a picture that Load did not bring.
	NoPicture string

	doc     Document
	flow    flow
	marks   *markSet
	active  string
	edits   []Mark         // of a comparison, sorted, apart from each other
	matches []passage.Span // of a search
	current int            // which of them is the current one
	zoom    float32
	family  Family
	letters typography

	underlined []Underline // in order, apart from each other
	passed     []Underline // likewise
	margin     margin
	ticks      margin              // in the gutter, before the margin's
	covered    []Covered           // in order, apart from each other
	dots       fyne.ThemeColorName // of underlines
	corners    fyne.ThemeColorName // of what is passed over

	cut     int    // how often the text was cut into pieces
	basis   basis  // what the lines were broken for
	pinned  *spot  // the place to keep while width or zoom change
	pending func() // the place to go to once there is a size

	selection selection
	pictures  pictures
	mouse     mouse
	focused   bool
	shift     bool

	painter *painter
	strip   strip
}

// basis is what lines depend on: as long as it is the same they are kept.
type basis struct {
	shaper      *shaper
	size, width float32
	length, cut int
	view, zoom  float32 // that pictures were fitted to; 0 where there are none
}

var (
	_ fyne.Widget        = (*Reader)(nil)
	_ fyne.Focusable     = (*Reader)(nil)
	_ fyne.Shortcutable  = (*Reader)(nil)
	_ fyne.Draggable     = (*Reader)(nil)
	_ fyne.Scrollable    = (*Reader)(nil) // which also makes Fyne clip
	_ desktop.Mouseable  = (*Reader)(nil)
	_ desktop.Hoverable  = (*Reader)(nil)
	_ desktop.Cursorable = (*Reader)(nil)
	_ desktop.Keyable    = (*Reader)(nil)
)

// New is a reader without a text.
func New() *Reader {
	r := &Reader{zoom: 1, marks: newMarkSet(nil), current: -1, margin: margin{over: -1}, pictures: noPictures()}
	r.ExtendBaseWidget(r)
	return r
}

// SetDocument shows another text from its top, without marks, lines or selection.
func (r *Reader) SetDocument(d Document) {
	if len(d.Blocks) == 0 {
		d.Blocks = paragraphs(d.Text)
	}
	r.doc = d
	r.marks, r.active, r.edits, r.matches, r.current, r.underlined, r.passed = newMarkSet(nil), "", nil, nil, -1, nil, nil
	r.margin, r.ticks, r.covered = margin{over: -1}, margin{over: -1}, nil
	r.flow.text, r.flow.pieces = d.Text, cutPieces(d.Text, d.Blocks)
	r.pictures = noPictures()
	r.flow.place(d.Pictures)
	r.cut++
	r.flow.at, r.flow.off = 0, 0
	r.pinned, r.pending = nil, nil
	r.mouse.stop()
	r.selection = selection{}
	if len(r.flow.pieces) > 0 {
		start := r.flow.pieces[0].start
		r.selection = selection{anchor: start, head: start}
	}
	r.relayout()
}

// SetBlocks shows the same text in other blocks, or with others hidden, and
// keeps the place in view.
func (r *Reader) SetBlocks(blocks []Block) {
	r.pin()
	if len(blocks) == 0 {
		blocks = paragraphs(r.doc.Text)
	}
	r.doc.Blocks = blocks
	r.flow.pieces = cutPieces(r.doc.Text, blocks)
	r.flow.place(r.doc.Pictures)
	r.cut++
	r.relayout()
}

// SetMarks replaces all marks; they may come in any order and overlap. The reader
// keeps the slice: it must not be changed afterwards.
func (r *Reader) SetMarks(marks []Mark) {
	r.marks = newMarkSet(marks)
	r.strip.stale = true
	r.paint()
}

// SetActive outlines the marks with a key; "" none.
func (r *Reader) SetActive(key string) {
	if key != r.active {
		r.active = key
		r.paint()
	}
}

// SetZoom makes the text larger or smaller, 0.7 to 2.5, and keeps the place.
func (r *Reader) SetZoom(factor float32) {
	factor = min(max(factor, 0.7), 2.5)
	if factor == r.zoom {
		return
	}
	r.pin()
	r.zoom = factor
	r.relayout()
}

// SetFamily sets the text in another family of the theme's.
func (r *Reader) SetFamily(f Family) {
	if f == r.family {
		return
	}
	r.pin()
	r.family = f
	r.relayout()
}

// pin notes the place in view, unless one is noted already.
func (r *Reader) pin() {
	if r.pinned == nil && r.pending == nil && r.flow.high != nil && r.flow.view > 0 {
		s := r.flow.spot()
		r.pinned = &s
	}
}

// Text column: at most so many characters wide, and so far from the edges.
const (
	columnChars  = 71
	columnMargin = 24
	narrowMargin = 18
	rail         = 28 // scroll bar and map
)

// relayout sets the text anew for the widget's size, the zoom and the theme.
func (r *Reader) relayout() {
	size := r.Size()
	if r.painter == nil || size.Width < 1 || size.Height < 1 {
		return
	}
	r.letters.read(r, theme.SizeForWidget(theme.SizeNameText, r)*1.2*r.zoom)
	room := size.Width - rail
	margin := float32(columnMargin)
	if room < 420 {
		margin = narrowMargin
	}
	r.flow.sets, r.flow.m = r.letters.set, r.letters.shaper
	r.flow.width = min(max(room-2*margin, 40), r.letters.column())
	r.flow.view, r.flow.pad = size.Height, r.letters.body().line
	now := basis{shaper: r.letters.shaper, size: r.letters.size, width: r.flow.width, length: len(r.flow.text), cut: r.cut}
	if len(r.flow.pictures) > 0 {
		now.view, now.zoom = r.flow.view, r.zoom
	}
	if now != r.basis {
		r.basis = now
		r.flow.measurePictures(r.zoom)
		r.flow.reset()
		r.strip.stale = true
	}
	if r.pinned != nil {
		r.flow.restore(*r.pinned)
	} else {
		r.flow.settle()
	}
	if r.pending != nil {
		r.pending()
		r.pending = nil
	}
	r.paint()
}

// left is where the text column begins.
func (r *Reader) left() float32 {
	return float32(int((r.Size().Width - rail - r.flow.width) / 2))
}

// begin is where a line begins: a paragraph in a script written from right to
// left is set flush right.
func (r *Reader) begin(w row) float32 {
	x := r.left() + w.set.indent
	piece := r.flow.pieces[w.piece]
	if head := r.doc.Text[piece.start:min(piece.end, piece.start+200)]; odd(head) && beginsRightToLeft(head) {
		x = max(x, r.left()+r.flow.width-w.width)
	}
	return x
}

// laidOut reports whether there are lines to speak of; if not, then is done
// when there are.
func (r *Reader) laidOut(then func()) bool {
	if r.flow.high != nil && r.flow.view > 0 && r.painter != nil {
		return true
	}
	r.pending = then
	return false
}

// Top is the offset of the first visible line, SetTop brings a line there.
func (r *Reader) Top() int {
	if r.flow.high == nil || r.flow.view <= 0 {
		return 0
	}
	return r.flow.spot().offset
}

// SetTop brings the line an offset lies in to the top.
func (r *Reader) SetTop(offset int) {
	if !r.laidOut(func() { r.SetTop(offset) }) || len(r.flow.pieces) == 0 {
		return
	}
	i, n := r.flow.lineOf(r.flow.clamp(offset), false)
	r.flow.show(i, n, 4)
	r.scrolled()
}

// ScrollTo brings a passage into view, with a third of the view above it,
// unless it can be read comfortably where it is.
func (r *Reader) ScrollTo(span passage.Span) {
	if !r.laidOut(func() { r.ScrollTo(span) }) || len(r.flow.pieces) == 0 {
		return
	}
	start := r.flow.clamp(span.Start)
	i, n := r.flow.lineOf(start, false)
	j, k := r.flow.lineOf(min(max(r.flow.clamp(span.End), start), start+pieceSize), true)
	first, last := float32(-1), float32(-1)
	for _, w := range r.painter.rows {
		lines := r.flow.lines(w.piece)
		if w.piece == i && w.start == lines[n%len(lines)].start {
			first = w.y
		}
		if w.piece == j && w.start == lines[k%len(lines)].start {
			last = w.y + w.set.line
		}
	}
	edge := min(2*r.letters.body().line, r.flow.view/8)
	if first >= edge && last > first && last <= r.flow.view-edge {
		return
	}
	r.flow.show(i, n, r.flow.view/3)
	r.scrolled()
}

// scrolled is called after the person, or the program, has moved the view.
func (r *Reader) scrolled() {
	r.pinned = nil
	r.paint()
	if r.OnScroll != nil {
		r.OnScroll()
	}
}

// CreateRenderer implements fyne.Widget. There is one renderer as long as Fyne has not destroyed it:
// whoever walks the objects, as tests do, gets what is painted.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	if r.painter == nil || r.painter.gone {
		r.painter = newPainter(r)
	}
	r.relayout()
	return r.painter
}
