package translations

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Languages are those that the window has texts in, English first, with the plural forms
// that each has (CLDR).
var Languages = []struct {
	Tag   string
	Forms []string
}{
	{"en", []string{"one", "other"}},
	{"de", []string{"one", "other"}},
	{"fr", []string{"one", "other"}},
	{"es", []string{"one", "other"}},
	{"ar", []string{"zero", "one", "two", "few", "many", "other"}},
	{"zh-Hans", []string{"other"}},
}

// ofFyne are the texts of Fyne's own widgets; Fyne has them in fewer languages.
var ofFyne = []string{
	"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error", "Favourites", "File", "Folder",
	"New Folder", "No", "OK", "Open", "Paste", "Quit", "Redo", "Save", "Select all", "Show Hidden Files", "Undo", "Yes",
	"file.name", "file.parent",
}

// english is what stands in en.json for a key that is no English itself.
var english = map[string]string{"file.name": "Name", "file.parent": "Parent"}

// reserved are words that Fyne's lang takes for fields of a message when they are keys.
var reserved = regexp.MustCompile(`(?i)^(id|description|hash|leftdelim|rightdelim|zero|one|two|few|many|other|translation)$`)

func keysOf[K comparable, V any](m map[K]V) iter.Seq[K] { return maps.Keys(m) }

// Entry is a translation: a text, or its plural forms.
type Entry struct {
	Text  string
	Forms map[string]string // nil where it is about no number of things
}

// MarshalJSON writes a text, or an object of its forms in CLDR's order.
func (e Entry) MarshalJSON() ([]byte, error) {
	if e.Forms == nil {
		return quoted(e.Text)
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
		if text, ok := e.Forms[form]; ok {
			if b.Len() > 1 {
				b.WriteByte(',')
			}
			value, err := quoted(text)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&b, "%q:%s", form, value)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Entry) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &e.Text); err == nil {
		return nil
	}
	return json.Unmarshal(data, &e.Forms)
}

func quoted(text string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(text)
	return bytes.TrimSpace(b.Bytes()), err
}

func fileOf(root, tag string) string {
	return filepath.Join(root, "assets", "translations", tag+".json")
}

// Read reads the file of a language; one that is not there is empty.
func Read(root, tag string) (map[string]Entry, error) {
	data, err := os.ReadFile(fileOf(root, tag))
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]Entry{}, nil
	}
	if err != nil {
		return nil, err
	}
	file := map[string]Entry{}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s.json: %w", tag, err)
	}
	return file, nil
}

// Write writes the file of a language, sorted by its keys.
func Write(root, tag string, file map[string]Entry) error {
	var b bytes.Buffer
	b.WriteString("{\n")
	for i, key := range slices.SortedFunc(maps.Keys(file), compare) {
		if i > 0 {
			b.WriteString(",\n")
		}
		name, err := quoted(key)
		if err != nil {
			return err
		}
		value, err := file[key].MarshalJSON()
		if err != nil {
			return err
		}
		if file[key].Forms != nil {
			var wide bytes.Buffer
			if err := json.Indent(&wide, value, "  ", "  "); err != nil {
				return err
			}
			value = wide.Bytes()
		}
		fmt.Fprintf(&b, "  %s: %s", name, value)
	}
	b.WriteString("\n}\n")
	return os.WriteFile(fileOf(root, tag), b.Bytes(), 0o644)
}

// compare sorts keys by their letters, so that a text stands beside those like it.
func compare(a, b string) int {
	letters := func(s string) string {
		return strings.ToLower(strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	}
	if d := strings.Compare(letters(a), letters(b)); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}

// Update brings the files into step with the code: a text that is new in it is added, to
// translate where its value is empty; one that is gone is dropped; what was translated stays.
func Update(root string) (added, dropped int, err error) {
	found, err := Collect(root)
	if err != nil {
		return 0, 0, err
	}
	if len(found.Faults) > 0 {
		return 0, 0, errors.New(strings.Join(found.Faults, "\n"))
	}
	for _, of := range Languages {
		file, err := Read(root, of.Tag)
		if err != nil {
			return 0, 0, err
		}
		for key := range file {
			if found.Texts[key] == nil {
				delete(file, key)
				dropped++
			}
		}
		for key, text := range found.Texts {
			was, known := file[key]
			switch {
			case of.Tag == "en":
				file[key] = inEnglish(key, text.One)
			case text.One == "" && was.Forms == nil:
				file[key] = was
			case text.One != "" && was.Forms != nil:
			case text.One != "":
				file[key] = Entry{Forms: empty(of.Forms)}
			default:
				file[key] = Entry{}
			}
			if !known {
				added++
			}
		}
		if err := Write(root, of.Tag, file); err != nil {
			return 0, 0, err
		}
	}
	return added, dropped, nil
}

func empty(forms []string) map[string]string {
	all := map[string]string{}
	for _, form := range forms {
		all[form] = ""
	}
	return all
}

func inEnglish(key, one string) Entry {
	if one != "" {
		return Entry{Forms: map[string]string{"one": one, "other": key}}
	}
	if own := english[key]; own != "" {
		return Entry{Text: own}
	}
	return Entry{Text: key}
}
