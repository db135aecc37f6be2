package draft

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"galley/model"
	"galley/model/report/view"
)

// wordEndings are those of Word documents, openDocumentEndings those of OpenDocument texts.
var (
	wordEndings         = []string{".docx", ".docm", ".dotx", ".dotm"}
	openDocumentEndings = []string{".odt", ".ott", ".fodt"}
)

// Extension is what the name of a copy ends in: that of the file that the version came from.
func Extension(c view.Chosen) string {
	f, err := original(c)
	if err != nil {
		return wordEndings[0]
	}
	ending := strings.ToLower(path.Ext(f.Name))
	switch {
	case !isWord(f) && !bytes.HasPrefix(f.Bytes, []byte("PK")):
		return ".fodt"
	case isWord(f) && slices.Contains(wordEndings, ending), !isWord(f) && slices.Contains(openDocumentEndings, ending):
		return ending
	case isWord(f):
		return wordEndings[0]
	}
	return openDocumentEndings[0]
}

// Copy writes the remarks on the chosen claims into the file that the version came from.
func Copy(ctx context.Context, c view.Chosen, checking bool) (out []byte, remarks []Remark, kept []Kept, err error) {
	f, err := original(c)
	if err != nil {
		return nil, nil, nil, err
	}
	if remarks, err = Remarks(c, checking); err != nil {
		return nil, nil, nil, err
	}
	write := OpenDocument
	if isWord(f) {
		write = Word
	}
	out, kept, err = write(ctx, f.Bytes, c.Version, remarks)
	return out, remarks, kept, err
}

// Writer writes a copy as a report is written.
func Writer(checking bool) func(ctx context.Context, w io.Writer, c view.Chosen) error {
	return func(ctx context.Context, w io.Writer, c view.Chosen) error {
		out, _, _, err := Copy(ctx, c, checking)
		if err != nil {
			return err
		}
		_, err = w.Write(out)
		return err
	}
}

// What a warning about a copy is about.
const (
	CommentAlone model.Flaw = "comment alone"   // the text could not be changed there
	NotInCopy    model.Flaw = "not in the copy" // its place in the file is not known
)

// Warnings tell before a copy is written what of it will be a comment alone, and what will be missing.
func Warnings(checking bool) func(view.Chosen) []view.Warning {
	return func(c view.Chosen) []view.Warning {
		_, remarks, kept, err := Copy(context.Background(), c, checking)
		if err != nil {
			return nil // writing says so
		}
		var all []view.Warning
		for _, k := range kept {
			about := CommentAlone
			if !k.Comment {
				about = NotInCopy
			}
			r := remarks[k.Remark]
			all = append(all, view.Warning{ClaimID: r.ClaimID, Number: r.Number, About: about, Says: k.Why})
		}
		return append(flaws(c, remarks), all...)
	}
}

// flaws are those of the claims that a copy tells of, and of those that should be changed and are not
// for want of words.
func flaws(c view.Chosen, remarks []Remark) []view.Warning {
	return slices.DeleteFunc(view.Flawed(c), func(w view.Warning) bool {
		return w.About != model.FlawNoWords && !slices.ContainsFunc(remarks, func(r Remark) bool { return r.ClaimID == w.ClaimID })
	})
}

// original is the file that the version came from, if it can be written in.
func original(c view.Chosen) (model.File, error) {
	none := model.Faultf(model.Invalid, "“%s” did not come from a Word or OpenDocument file, so there is no file of the author's to write in. "+
		"A new Word document with comments can be made instead (--format docx).", c.Article.Title)
	if c.File == nil || c.Version.FileHash == "" {
		return model.File{}, none
	}
	f, err := c.File(c.Version.FileHash)
	if err != nil {
		return model.File{}, err
	}
	if !isWord(f) && !isOpenDocument(f) {
		return model.File{}, none
	}
	return f, nil
}

// CanCopy reports whether the version came from a file that a copy can be made of.
func CanCopy(c view.Content) bool {
	_, err := original(view.Chosen{Content: c})
	return err == nil
}

func isWord(f model.File) bool { return strings.Contains(f.MediaType, "wordprocessingml") }

func isOpenDocument(f model.File) bool { return strings.Contains(f.MediaType, "opendocument.text") }

// Is reports whether a file is a copy with Galley's comments in it: one may take the place of another,
// and never that of the author's own file.
func Is(file io.ReaderAt, size int64) bool {
	z, err := zip.NewReader(file, size)
	if err != nil { // it may be one XML file
		data := make([]byte, min(size, mostComments))
		n, err := file.ReadAt(data, 0)
		return (err == nil || errors.Is(err, io.EOF)) && bytes.Contains(data[:n], []byte(`"`+odtNames))
	}
	for _, f := range z.File {
		dir, name := path.Split(f.Name)
		if f.Name != odtContent && (dir != "word/" || !strings.HasPrefix(name, "comments")) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(r, mostComments))
		if r.Close() == nil && err == nil && (bytes.Contains(data, []byte(`="`+revision+`"`)) || bytes.Contains(data, []byte(`"`+odtNames))) {
			return true
		}
	}
	return false
}

// mostComments is how many bytes of comments are looked at.
const mostComments = 64 << 20
