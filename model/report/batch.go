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
)

// FileName makes a file name that every system takes out of a headline, without
// an extension.
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
	Warnings  []Warning
	Err       error
}

// SaveAll writes a report an article into a folder, which is made. Files are
// named by headlines; no file that is there is written over. What cannot be
// written is told of in its row, and the others are. prepare puts into each
// Content what Collect leaves to the caller; progress (may be nil) hears how
// many are done. Where ctx ends, what was written stays and the error says so.
func SaveAll(ctx context.Context, lib Library, ids []string, folder string, f Format, prepare func(*Content), progress func(done int)) ([]Saved, error) {
	if err := disk.MakeFolder(folder); err != nil {
		return nil, model.WriteFault(err, folder, "Nothing was written. "+stored)
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
		content, err := Collect(ctx, lib, id, 0)
		if err == nil {
			one.ArticleID, one.Title = content.Article.ID, content.Article.Title
			prepare(&content)
			if f == ClaimReview && len(reviewedIDs(content)) == 0 {
				err = model.Faultf(model.Invalid, "“%s” has no claim with a rating, so there is no review in it.", one.Title)
			} else if one.File, err = free(folder, FileName(one.Title), f.Extension()); err == nil {
				one.Size, err = save(ctx, one.File, f, content, nil)
				one.Warnings = Warnings(f, content)
			}
		}
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
			return "", model.Wrap(model.Invalid, err, "Nothing can be written in the folder %s. The report was not saved; your work is.", folder)
		}
	}
}
