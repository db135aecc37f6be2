package app

import (
	"runtime"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
)

// binding is where an action stands in the menus, and the key that
// does it.
type binding struct {
	menu, name string
	under      string // the menu within that menu; "" none
	key        fyne.KeyboardShortcut
	letter     rune         // does it while no text has the keyboard; a capital with Shift
	single     fyne.KeyName // likewise
	rule       bool         // a line above it in the menu
	reading    bool         // goes on in the text, and so does not wait for the claim being marked
}

// bindings are all menus from left to right and from top to bottom. With the digits
// and Escape, below, these are all keys of the window. A list or a text has keys
// of its own to move in it.
var bindings = []binding{
	{menu: "File", name: "Import File…", key: ctrl(fyne.KeyO)},
	{menu: "File", name: "Import Folder…"},
	{menu: "File", name: "Import Web Page…", key: ctrlShift(fyne.KeyO)},
	{menu: "File", name: "Import Text from Clipboard", key: ctrlShift(fyne.KeyV)},
	{menu: "File", name: "Last Import…"},
	{menu: "File", name: "Published Checks…"},
	{menu: "File", name: "Export Report…", key: ctrl(fyne.KeyE), rule: true},
	{menu: "File", name: "Copy for a CMS…"},
	{menu: "File", name: "Export Selected Articles…", key: ctrlShift(fyne.KeyE)},
	{menu: "File", name: "Open Library…", rule: true},
	{menu: "File", name: "Open Newsroom…"},
	{menu: "File", name: "Open Recent Library…"},
	{menu: "File", name: "Back Up Library…"},
	{menu: "File", name: "Restore a Backup…"},
	{menu: "File", name: "Save What Can Be Read of a Damaged Library…"},
	{menu: "File", under: "When Its File Is Gone", name: "Save the Library Elsewhere…"},
	{menu: "File", under: "When Its File Is Gone", name: "Merge into the File There Now"},
	{menu: "File", name: "Merge Another Library…"},
	{menu: "File", under: "Hand Over", name: "Hand Out to a Colleague…", rule: true},
	{menu: "File", under: "Hand Over", name: "Take Back…"},
	{menu: "File", under: "Hand Over", name: "Hand Over as a Binder…", rule: true},
	{menu: "File", under: "Hand Over", name: "Open Binder…"},
	{menu: "File", name: "Conflicts to Decide…", key: ctrlShift(fyne.KeyD)},
	{menu: "File", name: "Preferences…", key: ctrl(fyne.KeyComma), rule: true},
	{menu: "File", name: "Quit", key: ctrl(fyne.KeyQ)},

	{menu: "Edit", name: "Undo", key: ctrl(fyne.KeyZ)},
	{menu: "Edit", name: "Redo", key: ctrlShift(fyne.KeyZ)},
	{menu: "Edit", name: "Find in Article…", key: ctrl(fyne.KeyF), rule: true},
	{menu: "Edit", name: "Copy with Source Line", key: ctrlShift(fyne.KeyC), rule: true},

	{menu: "Library", name: "Search Everything…", key: ctrl(fyne.KeyK)},
	{menu: "Library", under: "Table of Claims", name: "Claims of All Articles"},
	{menu: "Library", under: "Table of Claims", name: "Save the List of Claims…"},
	{menu: "Library", under: "Table of Claims", name: "Export the Table of Claims…"},
	{menu: "Library", under: "Sources", name: "List of Sources", key: ctrlShift(fyne.KeyF)},
	{menu: "Library", under: "Sources", name: "Find Doubles among the Sources…"},
	{menu: "Library", under: "Sources", name: "Ask Again for Time Tokens"},
	{menu: "Library", under: "Sources", name: "Verify the Files of Sources"},
	{menu: "Library", under: "People", name: "List of People"},
	{menu: "Library", under: "People", name: "Waiting for an Answer"},
	{menu: "Library", under: "People", name: "New Person…"},
	{menu: "Library", name: "Go to the List", key: ctrl(fyne.KeyL)},
	{menu: "Library", name: "Show Another List…", key: ctrlShift(fyne.KeyL)},
	{menu: "Library", name: "Show Confidential Names While Held", single: fyne.KeyF4},
	{menu: "Library", name: "Add to Collection…", key: ctrl(fyne.KeyD), rule: true},
	{menu: "Library", name: "Tag…", key: ctrl(fyne.KeyT)},
	{menu: "Library", name: "Archive", key: ctrlShift(fyne.KeyA)},
	{menu: "Library", name: "Unarchive"},
	{menu: "Library", name: "Remove from This Collection"},
	{menu: "Library", name: "Delete Selected Articles"},
	{menu: "Library", name: "Restore from the Trash"},
	{menu: "Library", name: "Erase for Good…"},
	{menu: "Library", under: "Collections", name: "New Collection…", rule: true},
	{menu: "Library", under: "Collections", name: "Rename This Collection…"},
	{menu: "Library", under: "Collections", name: "Scale of This Collection…"},
	{menu: "Library", under: "Collections", name: "Delete This Collection"},
	{menu: "Library", name: "Scales…"},
	{menu: "Library", name: "Checklists…"},
	{menu: "Library", under: "Sort", name: "Sort by Newest Import", rule: true},
	{menu: "Library", under: "Sort", name: "Sort by Date of Publication"},
	{menu: "Library", under: "Sort", name: "Sort by Title"},
	{menu: "Library", under: "Sort", name: "Sort by Publisher"},
	{menu: "Library", under: "Sort", name: "Sort by Least Checked"},
	{menu: "Library", under: "Sort", name: "Sort by Most Words Open"},
	{menu: "Library", under: "Sort", name: "Sort by Worked on Last"},

	{menu: "Article", name: "Back", key: ctrl(fyne.KeyLeftBracket)},
	{menu: "Article", name: "Forward", key: ctrl(fyne.KeyRightBracket)},
	{menu: "Article", name: "Go to Paragraph…", key: ctrl(fyne.KeyG)},
	{menu: "Article", name: "Ledger", letter: 'b', rule: true},
	{menu: "Article", name: "Next Note", rule: true},
	{menu: "Article", name: "Previous Note"},
	{menu: "Article", name: "All Notes…"},
	{menu: "Article", under: "Notes and Annotations", name: "Propose Sources from Notes"},
	{menu: "Article", under: "Notes and Annotations", name: "Import Annotations…"},
	{menu: "Article", name: "Edit Headline, Author, Date…", key: ctrl(fyne.KeyI)},
	{menu: "Article", name: "Sign Off This Round…", rule: true},
	{menu: "Article", name: "The Check Was Published…"},
	{menu: "Article", name: "Corrections and Their Reasons…"},
	{menu: "Article", name: "Hide These Lines", key: ctrl(fyne.KeyH), rule: true},
	{menu: "Article", name: "Show Hidden Lines"},
	{menu: "Article", name: "Parts Left Out…"},
	{menu: "Article", name: "Import Corrected Version…", rule: true},
	{menu: "Article", name: "Fetch the Page Again"},
	{menu: "Article", name: "Corrected Version from Clipboard"},
	{menu: "Article", name: "Compare Versions", key: ctrl(fyne.KeyB)},
	{menu: "Article", name: "Open the Newest Version"},
	{menu: "Article", name: "Delete Article"},

	{menu: "Claim", name: "Mark Claim", single: fyne.KeyReturn},
	{menu: "Claim", name: "Mark as the Same Claim Again", key: ctrlShift(fyne.KeyM)},
	{menu: "Claim", name: "Mark the Same Words Elsewhere", letter: 'm'},
	{menu: "Claim", name: "Move the Claim to the Selection", key: ctrl(fyne.KeyM)},
	{menu: "Claim", under: "Passage", name: "Begin the Passage Earlier", letter: '['},
	{menu: "Claim", under: "Passage", name: "Begin the Passage Later", letter: ']'},
	{menu: "Claim", under: "Passage", name: "End the Passage Earlier", letter: '{'},
	{menu: "Claim", under: "Passage", name: "End the Passage Later", letter: '}'},
	{menu: "Claim", name: "Next Claim", letter: 'n', rule: true},
	{menu: "Claim", name: "Previous Claim", letter: 'p'},
	{menu: "Claim", under: "Open Sentences", name: "Next Open Sentence", letter: 'j', reading: true},
	{menu: "Claim", under: "Open Sentences", name: "Previous Open Sentence", letter: 'J', reading: true},
	{menu: "Claim", under: "Open Sentences", name: "Next Sentence Worth Checking"},
	{menu: "Claim", under: "Open Sentences", name: "Previous Sentence Worth Checking"},
	{menu: "Claim", under: "Open Sentences", name: "Set Aside", letter: 'x', rule: true, reading: true},
	{menu: "Claim", under: "Open Sentences", name: "Set Aside as Opinion"},
	{menu: "Claim", under: "Open Sentences", name: "Set Aside as Common Knowledge"},
	{menu: "Claim", under: "Claims", name: "Filter Claims…", letter: 'f', rule: true},
	{menu: "Claim", under: "Claims", name: "Go to the Claims"},
	{menu: "Claim", under: "Claims", name: "Fold the List of Claims", letter: 'h'},
	{menu: "Claim", under: "Claims", name: "All Claims"},
	{menu: "Claim", under: "Claims", name: "Claims to Check"},
	{menu: "Claim", under: "Claims", name: "Claims to Look at Again"},
	{menu: "Claim", under: "Claims", name: "Claims without a Source"},
	{menu: "Claim", under: "Claims", name: "Claims to Sign Off"},
	{menu: "Claim", under: "Claims", name: "My Claims"},
	{menu: "Claim", name: "Edit Wording", letter: 'e', rule: true},
	{menu: "Claim", name: "Write Reasoning", letter: 'r'},
	{menu: "Claim", name: "Propose Other Words", letter: 'w'},
	{menu: "Claim", name: "Add Source…", letter: 's'},
	{menu: "Claim", under: "Sources", name: "Show the Source Beside the Claim", letter: 'S'},
	{menu: "Claim", under: "Sources", name: "Play the Recording of the Source"},
	{menu: "Claim", under: "Sources", name: "Accept the Proposed Source", letter: 'y', rule: true},
	{menu: "Claim", under: "Sources", name: "Refuse the Proposed Source", letter: 'Y'},
	{menu: "Claim", under: "Sources", name: "The Source Supports the Claim", key: alt(fyne.Key1)},
	{menu: "Claim", under: "Sources", name: "The Source Refutes the Claim", key: alt(fyne.Key2)},
	{menu: "Claim", under: "Sources", name: "The Source Gives Context", key: alt(fyne.Key3)},
	{menu: "Claim", under: "People and Questions", name: "Name Who Can Confirm…"},
	{menu: "Claim", under: "People and Questions", name: "Note a Call…"},
	{menu: "Claim", under: "People and Questions", name: "Ask a Question…"},
	{menu: "Claim", name: "Sign Off", letter: 'o'},
	{menu: "Claim", under: "More", name: "Who Said It", letter: 'l', rule: true},
	{menu: "Claim", under: "More", name: "When It Was Said", letter: 'i'},
	{menu: "Claim", under: "More", name: "Choose the Scale…", letter: 'v'},
	{menu: "Claim", under: "More", name: "More of the Claim", letter: '.', rule: true},
	{menu: "Claim", under: "More", name: "Checklists of the Claim"},
	{menu: "Claim", under: "More", name: "Kind…", letter: 'k'},
	{menu: "Claim", under: "More", name: "Status…", letter: 'u'},
	{menu: "Claim", under: "More", name: "Owner…", letter: 'g'},
	{menu: "Claim", under: "More", name: "Due Date…", letter: 'd'},
	{menu: "Claim", under: "More", name: "Tags of the Claim…", letter: 't'},
	{menu: "Claim", under: "More", name: "Already Checked…", letter: 'a'},
	{menu: "Claim", under: "More", name: "Close as Rightly Removed", letter: 'c', rule: true},
	{menu: "Claim", under: "More", name: "Close as Taken Over"},
	{menu: "Claim", under: "Hint", name: "Take What the Hint Offers", letter: 'q'},
	{menu: "Claim", under: "Hint", name: "Open What the Hint Is About", letter: 'Q'},
	{menu: "Claim", under: "Hint", name: "Dismiss the Hint", letter: 'z'},
	{menu: "Claim", name: "Delete Claim", single: fyne.KeyDelete, rule: true},

	{menu: "View", name: "Zoom In", key: ctrl(fyne.KeyEqual)},
	{menu: "View", name: "Zoom Out", key: ctrl(fyne.KeyMinus)},
	{menu: "View", name: "Normal Size", key: ctrl(fyne.Key0)},
	{menu: "View", name: "Larger Article Text", rule: true},
	{menu: "View", name: "Smaller Article Text"},
	{menu: "View", name: "Normal Article Text"},
	{menu: "View", name: "Article Text with Serifs"},
	{menu: "View", name: "Sentences Worth Checking", rule: true},
	{menu: "View", name: "Notes"},
	{menu: "View", under: "Pictures", name: "Next Picture"},
	{menu: "View", under: "Pictures", name: "Previous Picture"},
	{menu: "View", under: "Pictures", name: "Show the Picture Large"},
	{menu: "View", under: "Pictures", name: "Save Picture As…"},
	{menu: "View", name: "Paper Proof", rule: true},
	{menu: "View", name: "Strike Words Looked At"},
	{menu: "View", name: "Ticks in the Gutter"},
	{menu: "View", under: "Colour by", name: "Rating"},
	{menu: "View", under: "Colour by", name: "Kind"},
	{menu: "View", under: "Colour by", name: "Source"},
	{menu: "View", under: "Colour by", name: "Owner"},
	{menu: "View", under: "When You Check", name: "Before Publication", rule: true},
	{menu: "View", under: "When You Check", name: "After Publication"},
	{menu: "View", name: "Statistics", rule: true},
	{menu: "View", name: "Light", rule: true},
	{menu: "View", name: "Dark"},
	{menu: "View", name: "As the System"},

	{menu: "Help", name: "Help…", single: fyne.KeyF1},
	{menu: "Help", name: "All Actions…", key: ctrlShift(fyne.KeyP)},
	{menu: "Help", name: "About Galley"},
}

// deleteKey does in a list what it does to the selected claim.
const deleteKey = fyne.KeyDelete

// ctrl is the shortcut that Fyne's driver makes of a key with Ctrl or Cmd: for
// some keys one of its own, which a CustomShortcut in a menu never matches.
func ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	switch key {
	case fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// alone is the key that does an action without Ctrl, as help writes it; "" none.
func (b binding) alone() string {
	switch {
	case unicode.IsUpper(b.letter):
		return locale.Text("Shift") + "+" + string(b.letter)
	case b.letter != 0:
		return strings.ToUpper(string(b.letter))
	case b.single == fyne.KeyReturn:
		return locale.Text("Enter")
	}
	return string(b.single)
}

// keys is how an action is done from the keyboard, as help writes it; "" where it
// is not.
func (b binding) keys() string {
	if b.key == nil {
		return b.alone()
	}
	var parts []string
	control := locale.Text("Ctrl")
	if runtime.GOOS == "darwin" {
		control = locale.Text("Cmd")
	}
	if b.key.Mod()&fyne.KeyModifierShortcutDefault != 0 {
		parts = append(parts, control)
	}
	if b.key.Mod()&fyne.KeyModifierAlt != 0 {
		parts = append(parts, locale.Text("Alt"))
	}
	if b.key.Mod()&fyne.KeyModifierShift != 0 {
		parts = append(parts, locale.Text("Shift"))
	}
	return strings.Join(append(parts, string(b.key.Key())), "+")
}

// drawnBySystem reports whether the system draws the menu, and the keys in it.
func drawnBySystem() bool { return runtime.GOOS == "darwin" }

// unnamed is a shortcut that the menu does not draw. Fyne draws keys so pale that nobody
// can read them; they stand in the label instead.
type unnamed struct{ name string }

// ShortcutName implements fyne.Shortcut.
func (u unnamed) ShortcutName() string { return u.name }

func shortcutOf(key fyne.KeyboardShortcut) fyne.Shortcut {
	if drawnBySystem() {
		return key
	}
	return unnamed{key.ShortcutName()}
}

// keysOf is how the action of a name is done from the keyboard.
func keysOf(name string) string {
	i := slices.IndexFunc(bindings, func(b binding) bool { return b.name == name })
	return bindings[i].keys()
}

// keyboard does what the keys stand for that no text and no list takes.
type keyboard struct {
	bar     *menuBar
	dialogs *ask.Dialogs
	rate    func(n int) // gives the selected claim a rating, by its number from 1
	redo    func()
	escape  func()                // leaves what is open in the window itself
	submit  func()                // Ctrl+Enter with nothing over the window; nil: nothing
	stops   func() []control.Stop // that F6 goes round

	shift func() (held, known bool) // as it is while a letter is typed; a window without a desktop knows nothing of it
}

// listen takes the keys of the window.
func (k *keyboard) listen(c fyne.Canvas) {
	c.SetOnTypedRune(k.typedRune)
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { k.typedKey(e.Name) })
	for _, plus := range []fyne.Shortcut{ctrlShift(fyne.KeyEqual), ctrl(fyne.KeyPlus), ctrlShift(fyne.KeyPlus)} {
		c.AddShortcut(plus, func(fyne.Shortcut) { k.bar.do(locale.Later("Zoom In")) }) // where a keyboard has the plus elsewhere
	}
	c.AddShortcut(ctrl(fyne.KeyY), func(fyne.Shortcut) { // as on Windows
		if k.dialogs.Open() || !k.bar.wait(typed{done: k.redo}, true) {
			k.redo()
		}
	})
	for _, enter := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		c.AddShortcut(control.Submitting(enter), func(fyne.Shortcut) { k.typedKey(control.KeySubmit) })
	}
}

// typed is called by a list with a key that it has no use for.
func (k *keyboard) typed(r rune, key fyne.KeyName) {
	if key != "" {
		k.typedKey(key)
		return
	}
	k.typedRune(r)
}

func (k *keyboard) typedRune(r rune) { k.letter(r, k.meant(r)) }

// meant is a letter as its key was pressed: with Shift a capital, also where Caps Lock makes every
// letter one. Where nothing is known of Shift the letter says it.
func (k *keyboard) meant(r rune) rune {
	switch held, known := k.shift(); {
	case known && held:
		return unicode.ToUpper(r)
	case known:
		return unicode.ToLower(r)
	}
	return r
}

// letter does what a key stands for that typed a letter: in a field the letter is typed, for the
// window it is what was meant.
func (k *keyboard) letter(was, r rune) {
	if k.dialogs.Open() {
		return // keys pressed over a dialog are not meant for what is behind it
	}
	goesOn := slices.ContainsFunc(bindings, func(b binding) bool { return b.reading && b.letter == unicode.ToLower(r) })
	if k.bar.wait(typed{func(in fyne.Focusable) { in.TypedRune(was) }, func() { k.letter(was, r) }}, goesOn) {
		return
	}
	if r >= '1' && r <= '9' {
		k.rate(int(r - '0'))
		return
	}
	if !capital(r) {
		r = unicode.ToLower(r)
	}
	k.do(func(b binding) bool { return b.letter != 0 && b.letter == r })
}

func (k *keyboard) typedKey(key fyne.KeyName) {
	later := typed{func(in fyne.Focusable) {
		if on, is := in.(fyne.Shortcutable); is && key == control.KeySubmit {
			on.TypedShortcut(control.Submitting(fyne.KeyReturn))
		} else {
			in.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}, func() { k.typedKey(key) }}
	switch {
	case k.dialogs.Open():
		switch key {
		case fyne.KeyEscape:
			k.dialogs.Escape()
		case control.KeySubmit:
			k.dialogs.Submit()
		}
	case key == fyne.KeyEscape && k.bar.wait(later, true): // it leaves what keys before it open
	case key == fyne.KeyEscape:
		k.escape()
	case (key == control.KeySubmit || key == fyne.KeyReturn) && k.bar.wait(later, true):
	case key == control.KeySubmit:
		if k.submit != nil {
			k.submit()
		}
	case key == fyne.KeyF6:
		k.round(control.Held(fyne.KeyModifierShift))
	case control.MenuKey(&fyne.KeyEvent{Name: key}):
		if on, is := k.dialogs.Focused().(control.HasMenu); is {
			on.ShowMenu()
		}
	case key == fyne.KeyEnter: // of the number pad
		k.typedKey(fyne.KeyReturn)
	case key != fyne.KeyReturn && k.bar.wait(later, false):
	default:
		k.do(func(b binding) bool { return b.single != "" && b.single == key })
	}
}

// round gives the keyboard to the next of the places that F6 goes round, or to the one
// before.
func (k *keyboard) round(back bool) {
	stops := k.stops()
	now := slices.IndexFunc(stops, func(s control.Stop) bool { return s.Has(k.dialogs.Focused()) })
	by := 1
	if back {
		by = -1
	}
	if n := len(stops); n > 0 {
		k.dialogs.Focus(stops[(max(now, 0)+by+n)%n].First)
	}
}

// do does the action whose binding fits, where it can be done now.
func (k *keyboard) do(fits func(binding) bool) {
	i := slices.IndexFunc(k.bar.actions, func(a action) bool { return fits(a.binding) && a.can() })
	if i >= 0 {
		k.bar.actions[i].do()
	}
}

// capital reports whether a capital letter does something else than the small one.
func capital(r rune) bool {
	return unicode.IsUpper(r) && slices.ContainsFunc(bindings, func(b binding) bool { return b.letter == r })
}
