package program

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galley/cmd/build/display"
)

// TestProgramLeavesEveryDialogByEscape opens with real keys what the keyboard opens, and
// leaves it by Escape: then the window is as it was. Which key opens what is read from README.
func TestProgramLeavesEveryDialogByEscape(t *testing.T) {
	b := newWorkplace(t)
	text := filepath.Join(b.dir, "border.txt")
	write(t, text, story)
	b.ctl("import", text, "--title", "Troops at the border")
	g := b.open(b.library)
	g.click(inLibrary)
	g.drag(inText, inText.right(220))
	g.key("Return")
	b.claimBecomes("marked", func(claim) bool { return true })
	g.key("Escape")

	bound := keysOfReadme(t)
	before := g.settle()
	for _, name := range []string{
		"All Actions", "Help", "Preferences", "Import Web Page", "Export Report", "Export Selected Articles", "Add to Collection", "Tag",
		"Show Another List", "Go to Paragraph", "Edit Headline, Author, Date",
	} {
		key := bound[name]
		if key == "" {
			t.Errorf("README gives no key for %q", name)
			continue
		}
		g.key(key)
		if open := g.settle(); differing(t, before, open) < 5 {
			t.Errorf("%s (%s) opens nothing", name, key)
		}
		g.key("Escape")
		if d := differing(t, before, g.settle()); d > 0.5 {
			g.picture("not-left-" + strings.ReplaceAll(key, "+", "-"))
			t.Errorf("%s (%s) is not left by Escape: %.1f %% of the window differ", name, key, d)
			before = g.settle()
		}
	}

	g.key(bound["Preferences"]) // where something was typed it asks, in place
	g.settle()
	g.key("x")
	typed := g.settle()
	g.key("Escape")
	asked := g.settle()
	g.key("Escape")
	if back := differing(t, typed, g.settle()); differing(t, typed, asked) < 1 || back > 0.5 {
		t.Errorf("Escape of the question does not lead back: %.1f %% differ", back)
	}
	g.key("Escape")
	g.settle()
	g.key("Tab")
	g.key("Return")
	if d := differing(t, before, g.settle()); d > 0.5 {
		t.Errorf("what was typed cannot be discarded by keyboard: %.1f %% differ", d)
	}
	g.quit()
}

// keysOfReadme are the keys of README's table as xdotool writes them, by what they do.
func keysOfReadme(t *testing.T) map[string]string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join("..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\|$").FindAllStringSubmatch(string(readme), -1) {
		parts := strings.Split(row[1], "+")
		last := len(parts) - 1
		for i, part := range parts {
			if i < last || len(part) == 1 {
				parts[i] = strings.ToLower(part)
			}
		}
		if named := map[string]string{",": "comma", "[": "bracketleft", "]": "bracketright"}[parts[last]]; named != "" {
			parts[last] = named
		}
		all[strings.TrimSpace(row[2])] = strings.Join(parts, "+")
	}
	return all
}

// differing is how many per cent of two pictures of the window differ.
func differing(t *testing.T, one, other display.Window) float64 {
	t.Helper()
	var pictures [2]image.Image
	for i, w := range []display.Window{one, other} {
		picture, err := png.Decode(bytes.NewReader(w.PNG))
		if err != nil {
			t.Fatal(err)
		}
		pictures[i] = picture
	}
	at, n := pictures[0].Bounds(), 0
	if at != pictures[1].Bounds() {
		return 100
	}
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			if pictures[0].At(x, y) != pictures[1].At(x, y) {
				n++
			}
		}
	}
	return 100 * float64(n) / float64(at.Dx()*at.Dy())
}
