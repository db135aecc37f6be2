package look

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/assets"
	"galley/model/palette"
)

// Appearance is the person's choice of light or dark.
type Appearance string

const (
	FollowSystem Appearance = ""
	AlwaysLight  Appearance = "light"
	AlwaysDark   Appearance = "dark"
)

// Theme is Galley's theme: paper and ink, in light and dark, larger or smaller.
type Theme struct {
	Appearance Appearance
	Zoom       float32 // of everything in the window; 0 is 1
}

// zoom is how many times its normal size everything has.
func (t Theme) zoom() float32 {
	if t.Zoom == 0 {
		return 1
	}
	return t.Zoom
}

// Px is a length of the normal size as the theme in use has it, in whole units.
func Px(length float32) float32 {
	t, _ := fyne.CurrentApp().Settings().Theme().(Theme)
	return whole(length * t.zoom())
}

func whole(length float32) float32 { return float32(math.Round(float64(length))) }

// Spaces that stand between things, of the normal size: beside each other, and from
// group to group.
const (
	Near  = 4
	Apart = 8
)

// Color gives a colour by name in the variant asked for, or in the one chosen.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Appearance {
	case AlwaysLight:
		variant = theme.VariantLight
	case AlwaysDark:
		variant = theme.VariantDark
	}
	pair, ok := colours[name]
	if !ok {
		pair, ok = ownShades(name)
	}
	if !ok {
		return theme.DefaultTheme().Color(name, variant)
	}
	if variant == theme.VariantDark {
		return pair.dark
	}
	return pair.light
}

// Serif asks, in a TextStyle's TabWidth, for the family with serifs: Fyne has
// no other way to say so, and no text of Galley's has tabs.
const Serif = 64

var (
	serif     = fyne.NewStaticResource("SourceSerif4-Regular.ttf", assets.SerifRegular)
	serifBold = fyne.NewStaticResource("SourceSerif4-Bold.ttf", assets.SerifBold)
)

// Font gives the default theme's faces, and Source Serif 4 to who asks for Serif.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.TabWidth == Serif && style.Bold:
		return serifBold
	case style.TabWidth == Serif:
		return serif
	}
	return theme.DefaultTheme().Font(style)
}

// Icon gives the default theme's icons.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size gives the sizes of a program that is read in for hours: text a little
// larger and padding a little smaller than Fyne's, and all of it as the person zoomed.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	size := t.size(name)
	switch name {
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return size // a line stays a line
	case theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText:
		return whole(size*t.zoom()*4) / 4
	}
	return whole(size * t.zoom())
}

func (Theme) size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameScrollBar:
		return 12
	}
	return theme.DefaultTheme().Size(name)
}

var colours = map[fyne.ThemeColorName]shades{
	theme.ColorNameBackground:          inBoth(palette.Paper),
	theme.ColorNameForeground:          inBoth(palette.Ink),
	theme.ColorNamePlaceHolder:         {rgb(0x66645f), rgb(0xa5a29b)},
	theme.ColorNamePrimary:             {rgb(0x1c5a9e), rgb(0x86b9ee)},
	theme.ColorNameForegroundOnPrimary: {rgb(0xffffff), rgb(0x10202f)},
	theme.ColorNameHyperlink:           {rgb(0x1c5a9e), rgb(0x86b9ee)},
	theme.ColorNameButton:              {rgb(0xeeece6), rgb(0x303236)},
	theme.ColorNameInputBackground:     {rgb(0xffffff), rgb(0x26282b)},
	theme.ColorNameInputBorder:         {rgb(0xb5b2aa), rgb(0x5a5d63)},
	theme.ColorNameSeparator:           {rgb(0xdedbd3), rgb(0x37393d)},
	theme.ColorNameHover:               {rgba(0x000000, 0x0d), rgba(0xffffff, 0x12)},
	theme.ColorNamePressed:             {rgba(0x000000, 0x1f), rgba(0xffffff, 0x22)},
	theme.ColorNameSelection:           {rgb(0xc6def8), rgb(0x264566)},
	theme.ColorNameFocus:               {rgba(0x1c5a9e, 0x66), rgba(0x86b9ee, 0x66)},
	theme.ColorNameMenuBackground:      {rgb(0xffffff), rgb(0x26282b)},
	theme.ColorNameOverlayBackground:   {rgb(0xfdfcfa), rgb(0x232528)},
	theme.ColorNameHeaderBackground:    {rgb(0xf3f1ec), rgb(0x222427)},
	theme.ColorNameScrollBar:           {rgba(0x000000, 0x55), rgba(0xffffff, 0x55)},
	theme.ColorNameShadow:              {rgba(0x000000, 0x1c), rgba(0x000000, 0x66)},
	theme.ColorNameDisabled:            {rgb(0x8b8881), rgb(0x7b7a76)},
	theme.ColorNameError:               {rgb(0xb3261e), rgb(0xf2938c)},
	theme.ColorNameWarning:             {rgb(0x8a5300), rgb(0xe8b45a)},

	Faint: {rgb(0x5f5d58), rgb(0xbab7b0)},
	Ring:  {rgb(0x1c5a9e), rgb(0x86b9ee)},

	TintUnrated:     inBoth(palette.Of(palette.Unrated).Tint),
	TintTrue:        inBoth(palette.Of(palette.True).Tint),
	TintMostlyTrue:  inBoth(palette.Of(palette.MostlyTrue).Tint),
	TintMixed:       inBoth(palette.Of(palette.Mixed).Tint),
	TintMostlyFalse: inBoth(palette.Of(palette.MostlyFalse).Tint),
	TintFalse:       inBoth(palette.Of(palette.False).Tint),
	TintNone:        inBoth(palette.Of(palette.None).Tint),

	TintRemoved: {rgb(0xf6dfda), rgb(0x4a2c28)},
	TintAdded:   {rgb(0xd3e6fb), rgb(0x1d3b5c)},
	TintMoved:   {rgb(0xe8e6f2), rgb(0x35324a)},
	LineRemoved: {rgb(0x9c2f1f), rgb(0xf0a08f)},
	LineAdded:   {rgb(0x1c5a9e), rgb(0x86b9ee)},
	LineMoved:   {rgb(0x5a4f8a), rgb(0xbcb2ea)},

	LineUnrated:     inBoth(palette.Of(palette.Unrated).Line),
	LineTrue:        inBoth(palette.Of(palette.True).Line),
	LineMostlyTrue:  inBoth(palette.Of(palette.MostlyTrue).Line),
	LineMixed:       inBoth(palette.Of(palette.Mixed).Line),
	LineMostlyFalse: inBoth(palette.Of(palette.MostlyFalse).Line),
	LineFalse:       inBoth(palette.Of(palette.False).Line),
	LineNone:        inBoth(palette.Of(palette.None).Line),
}
