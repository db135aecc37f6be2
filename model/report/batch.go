package report

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/disk"
	"galley/model/report/view"
)

// FileName makes a file name, without an extension, out of a headline. Every system takes it.
func FileName(title string) string {
	var b strings.Builder
	for _, r := range title {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	if name := strings.Trim(b.String(), "-"); name != "" {
		return name
	}
	return "report"
}

// Saved is a report of one article that was written, or why it was not.
type Saved struct {
	ArticleID string
	Title     string
	File      string
	Size      int64 // in bytes
	Warnings  []view.Warning
	Err       error
}

// SaveAll writes a report an article into a folder, and makes that. Files are named by headlines;
// no file that is there is written over. What cannot be written says why in its row, and the
// others are written. prepare puts into each Content what view.Collect leaves to the caller;
// progress (may be nil) is called with how many are done. Where ctx ends, what was written stays
// and the error says so.
func SaveAll(
	ctx context.Context, lib view.Library, ids []string, folder string, f Format, prepare func(*view.Content), progress func(done int),
) ([]Saved, error) {
	if err := disk.MakeFolder(folder); err != nil {
		return nil, model.WriteFault(err, folder, model.Sayf("Nothing was written. %s", stored))
	}
	var all []Saved
	for i, id := range ids {
		if progress != nil {
			progress(i)
		}
		if err := ctx.Err(); err != nil {
			return all, err
		}
		one := Saved{ArticleID: id}
		err := one.save(ctx, lib, folder, f, prepare)
		if errors.Is(err, context.Canceled) {
			return all, err
		}
		if one.Err = err; err != nil {
			one.File = ""
		}
		all = append(all, one)
	}
	if progress != nil {
		progress(len(ids))
	}
	return all, nil
}

// save writes the report of the article into the folder.
func (s *Saved) save(ctx context.Context, lib view.Library, folder string, f Format, prepare func(*view.Content)) error {
	content, err := view.Collect(ctx, lib, s.ArticleID, 0)
	if err != nil {
		return err
	}
	s.ArticleID, s.Title = content.Article.ID, content.Article.Title
	prepare(&content)
	r, err := New(content)
	if err != nil {
		return err
	}
	if f == ClaimReview && len(r.chosen.Rated()) == 0 {
		return model.Faultf(model.Invalid, "“%s” has no claim with a rating, so there is no review in it.", s.Title)
	}
	if s.File, err = free(folder, FileName(s.Title), r.Extension(f)); err != nil {
		return err
	}
	s.Size, err = r.save(ctx, s.File, f, nil)
	s.Warnings = r.Warnings(f)
	return err
}

// free is a name in a folder that no file has.
func free(folder, name, extension string) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(folder, name+extension)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, extension))
		}
		_, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", model.Wrap(model.Invalid, err, "Nothing can be written in the folder %s. "+
				"The report was not saved; your work is.", folder)
		}
	}
}
