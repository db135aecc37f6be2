package reader

import (
	"image/color"
	"image/png"
	"os"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// paper is a theme with the colours a program would give.
type paper struct{ variant fyne.ThemeVariant }

var inks = map[fyne.ThemeColorName][2]uint32{
	theme.ColorNameBackground: {0xfbfaf7ff, 0x1c1d1fff}, theme.ColorNameForeground: {0x1b1c1eff, 0xe9e7e2ff},
	theme.ColorNamePrimary: {0x1c5a9eff, 0x86b9eeff}, theme.ColorNameForegroundOnPrimary: {0xffffffff, 0x10202fff},
	theme.ColorNameSelection: {0xbcd7f5ff, 0x2c4f78ff}, theme.ColorNameSeparator: {0xdedbd3ff, 0x37393dff},
	theme.ColorNameScrollBar: {0x00000055, 0xffffff55}, theme.ColorNameFocus: {0x1c5a9e66, 0x86b9ee66},
	"tintTrue": {0xd9efdcff, 0x1f3d27ff}, "lineTrue": {0x2e7d3eff, 0x7cc98bff},
	"tintFalse": {0xf9dcd9ff, 0x4a2422ff}, "lineFalse": {0xb3261eff, 0xf2918aff},
	"tintMixed": {0xfbeec9ff, 0x453a17ff}, "lineMixed": {0x8f6a00ff, 0xe3c05aff},
	"tintNone": {0xe7e6f3ff, 0x30304aff}, "lineNone": {0x5a5a8fff, 0xa9a9dfff},
}

func (p paper) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	pair, ok := inks[name]
	if !ok {
		return theme.DefaultTheme().Color(name, p.variant)
	}
	c := pair[0]
	if p.variant == theme.VariantDark {
		c = pair[1]
	}
	return color.NRGBA{R: uint8(c >> 24), G: uint8(c >> 16), B: uint8(c >> 8), A: uint8(c)}
}
func (p paper) Font(s fyne.TextStyle) fyne.Resource     { return theme.DefaultTheme().Font(s) }
func (p paper) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }
func (p paper) Size(n fyne.ThemeSizeName) float32       { return theme.DefaultTheme().Size(n) }

var (
	isTrue  = Style{Fill: "tintTrue", Line: "lineTrue", Sign: "++"}
	isFalse = Style{Fill: "tintFalse", Line: "lineFalse", Sign: "×"}
	isMixed = Style{Fill: "tintMixed", Line: "lineMixed", Sign: "±"}
	unrated = Style{Fill: "tintNone", Line: "lineNone", Sign: "?"}
	lost    = Style{Fill: "tintNone", Line: "lineNone", Sign: "!", Broken: true}
)

// article is a document such as a newsroom has.
func article() Document {
	var b strings.Builder
	var blocks []Block
	add := func(k Kind, level int, text string) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(text)
		blocks = append(blocks, Block{Span: passage.Span{Start: start, End: b.Len()}, Kind: k, Level: level})
	}
	add(Heading, 1, "After 20 years, the last soldiers leave: what the numbers say about America’s longest war")
	add(Caption, 0, "By Maria Österreicher · Kabul, 30 August 2021 · Photo: soldiers board a C-17 at Hamid Karzai International Airport "+
		"(U.S. Central Command)")
	add(Paragraph, 0, "At the height of the “surge” in 2011 there were about 100,000 U.S. troops in Afghanistan; when the withdrawal was "+
		"announced there were fewer than 3,500. The government’s own inspector general put the cost of reconstruction at $145 billion, a "+
		"figure that does not include the war itself, which the Defense Department says cost $837 billion.")
	add(Paragraph, 0, "“We did not lose a single battle,” said Gen. A. J. Whitfield, who commanded the well-known 10th Mountain Division "+
		"— and who now teaches at West Point. Critics say that misses the point: 2,443 American service members and 1,144 allied troops "+
		"died, as did more than 66,000 members of the Afghan forces.")
	add(Heading, 2, "Six hundred miles of border")
	add(Paragraph, 0, "The governor of Helmand, Sher Mohammed Akhundzadeh, told reporters that 21,000 U.S. troops were guarding 600 miles "+
		"of border with Pakistan. Neither number is in any public record; the border of Helmand province is about 160 miles long.")
	add(Quotation, 0, "They told us the road would be finished in a year. It has been eleven years, and I have yet to see asphalt. My "+
		"sons have grown up waiting for that road.")
	add(Paragraph, 0, "Three claims are repeated most often:")
	add(ListItem, 1, "that the army had 300,000 soldiers on its payroll, of whom no more than one in six could be found when inspectors "+
		"came to count them in the provinces;")
	add(ListItem, 1, "that girls’ enrolment rose from almost none to 3.7 million;")
	add(ListItem, 1, "that opium production fell by 62 per cent.")
	add(Heading, 3, "What remains unknown")
	for range 4 {
		add(Paragraph, 0, "No one has counted the civilians who died of hunger or of disease because roads and hospitals were closed. The "+
			"estimates differ by a factor of ten, and the methods behind them are seldom published. 統計は公表されていない。See "+
			"https://www.example.org/reports/2021/costs-of-war/civilians-and-displacement/summary.html for a list.")
	}
	return Document{Text: b.String(), Blocks: blocks}
}

func quote(t testing.TB, text, words string) passage.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return passage.Span{Start: at, End: at + len(words)}
}

func articleMarks(t testing.TB, text string) []Mark {
	return []Mark{
		{quote(t, text, "there were about 100,000 U.S. troops in Afghanistan"), isTrue, "surge"},
		{quote(t, text, "put the cost of reconstruction at $145 billion, a figure that does not include the war itself, which the Defense "+
			"Department says cost $837 billion"), isMixed, "cost"},
		{quote(t, text, "which the Defense Department says cost $837 billion"), isTrue, "war"},
		{quote(t, text, "$837 billion"), isFalse, "sum"},
		{quote(t, text, "“We did not lose a single battle,”"), unrated, "battle"},
		{quote(t, text, "21,000 U.S. troops were guarding 600 miles"), isFalse, "troops"},
		{quote(t, text, "600 miles of border with Pakistan"), isMixed, "border"},
		{quote(t, text, "the border of Helmand province is about 160 miles long"), isTrue, "helmand"},
		{quote(t, text, "that opium production fell by 62 per cent"), lost, "opium"},
	}
}

// open shows a document in a window of a size.
func open(t testing.TB, variant fyne.ThemeVariant, d Document, w, h float32) (*Reader, fyne.Window) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(paper{variant})
	r := New()
	r.MarkLabel = "Mark claim"
	win := app.NewWindow("")
	win.SetPadded(false)
	win.SetContent(r)
	win.Resize(fyne.NewSize(w, h))
	r.SetDocument(d)
	t.Cleanup(win.Close)
	return r, win
}

// TestScreenshots writes pictures to look at, where READER_SHOTS says so.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("READER_SHOTS")
	if dir == "" {
		t.Skip("READER_SHOTS names no folder")
	}
	for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
		d := article()
		r, win := open(t, variant, d, 820, 900)
		r.OnMark = func(passage.Span) {}
		r.SetMarks(articleMarks(t, d.Text))
		r.SetActive("cost")
		shoot(t, win, dir+"/reader-"+name+"-1.png")
		r.ScrollTo(quote(t, d.Text, "that opium"))
		r.SetActive("troops")
		r.SetMatches(r.Find("claims"), 0)
		win.Canvas().Focus(r)
		r.Select(quote(t, d.Text,
			"on its payroll, of whom no more than one in six could be found when inspectors came to count them in the provinces"))
		shoot(t, win, dir+"/reader-"+name+"-2.png")
		win.Resize(fyne.NewSize(360, 700))
		shoot(t, win, dir+"/reader-"+name+"-3.png")
	}
}

func shoot(t *testing.T, win fyne.Window, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// scripted is a theme whose text font is one for another script, so that a
// picture of it does not depend on the fonts of the machine.
type scripted struct {
	paper
	font fyne.Resource
}

func (s scripted) Font(fyne.TextStyle) fyne.Resource { return s.font }

func TestPicturesOfOtherScripts(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the pictures were made on amd64")
	}
	for name, c := range map[string]struct{ font, text, mark string }{
		"chinese": {"NotoSansSC-subset.ttf", "美国特使说，两万一千名士兵将在夏天之前出发。他们与伊朗有近六百英里的边界。“他们同意保持联系”，她说。", "两万一千名士兵"},
		"hebrew":  {"NotoSansHebrew-subset.ttf", "השליח אמר כי הכוחות יצאו לפני הקיץ והגבול ארוך מאוד ms 21,000 הכוח הזה", "הכוחות יצאו"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/fonts/" + c.font)
			if err != nil {
				t.Fatal(err)
			}
			r, win := open(t, theme.VariantLight, Document{Text: c.text}, 420, 200)
			fyne.CurrentApp().Settings().SetTheme(scripted{paper{theme.VariantLight}, fyne.NewStaticResource(c.font, data)})
			r.Refresh()
			r.SetMarks([]Mark{{quote(t, c.text, c.mark), isMixed, "it"}})
			test.AssertImageMatches(t, name+".png", win.Canvas().Capture())
		})
	}
}

// The pictures are Fyne's software painter's, with the fonts inside Fyne, so
// they come out the same everywhere but for rounding on other processors.
func TestPictures(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the pictures were made on amd64")
	}
	d := article()
	for name, c := range map[string]struct {
		variant fyne.ThemeVariant
		w, h    float32
		at      string
	}{
		"light":   {theme.VariantLight, 640, 420, "After 20"},
		"overlap": {theme.VariantDark, 520, 320, "At the height"},
		"narrow":  {theme.VariantLight, 260, 420, "They told us"},
		"zoomed":  {theme.VariantLight, 640, 420, "At the height"},
	} {
		t.Run(name, func(t *testing.T) {
			r, win := open(t, c.variant, d, c.w, c.h)
			r.OnMark = func(passage.Span) {}
			r.SetMarks(articleMarks(t, d.Text))
			r.SetActive("cost")
			r.SetTop(quote(t, d.Text, c.at).Start)
			if name == "zoomed" {
				r.SetZoom(1.6)
			}
			if name == "narrow" {
				win.Canvas().Focus(r)
				r.Select(quote(t, d.Text, "eleven years"))
			}
			test.AssertImageMatches(t, name+".png", win.Canvas().Capture())
		})
	}
}

func TestPicturesOfAComparison(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the pictures were made on amd64")
	}
	const text = "The envoy said that 17,000 troops would go before the summer.\n\nNobody disagreed.\n\nThey met again in the autumn, in " +
		"another city."
	for name, variant := range map[string]fyne.ThemeVariant{"removed": theme.VariantLight, "added": theme.VariantDark} {
		t.Run(name, func(t *testing.T) {
			first, second, third := quote(t, text, "The envoy said that 17,000 troops would go before the summer."), quote(t, text,
				"Nobody disagreed."), quote(t, text, "They met again in the autumn, in another city.")
			d := Document{Text: text, Blocks: []Block{{Span: first}, {Span: passage.Span{Start: second.Start, End: second.Start},
				Kind: Fold, Label: "one paragraph the same"}, {Span: second, Hidden: true}, {Span: third}}}
			r, win := open(t, variant, d, 460, 220)
			r.SetMarks([]Mark{{quote(t, text, "17,000 troops would go"), isMixed, "troops"}})
			style := Style{Fill: theme.ColorNameHover, Line: theme.ColorNameError, Strike: name == "removed"}
			moved := Style{Fill: theme.ColorNameHover, Line: theme.ColorNamePrimary, Broken: true}
			r.SetEdits([]Mark{{quote(t, text, "17,000"), style, ""}, {quote(t, text, "in the autumn"), moved, ""}})
			test.AssertImageMatches(t, "comparison-"+name+".png", win.Canvas().Capture())
		})
	}
}
