package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Compact sets a control in small type with little room around it, as a badge
// between lines of text.
func Compact(o fyne.CanvasObject) fyne.CanvasObject { return container.NewThemeOverride(o, compact{}) }

// compact is the theme in use, in small type.
type compact struct{}

func (compact) now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (c compact) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return c.now().Color(n, v)
}

// Font implements fyne.Theme.
func (c compact) Font(s fyne.TextStyle) fyne.Resource {
	s.Bold = false
	return c.now().Font(s)
}

// Icon implements fyne.Theme.
func (c compact) Icon(n fyne.ThemeIconName) fyne.Resource { return c.now().Icon(n) }

// Size implements fyne.Theme.
func (c compact) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return c.now().Size(theme.SizeNameCaptionText)
	case theme.SizeNameInnerPadding:
		return Px(3)
	case theme.SizeNameInlineIcon:
		return Px(14)
	}
	return c.now().Size(n)
}
