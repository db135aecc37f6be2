package intake

import (
	"context"
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
	"galley/model/report/interchange"
)

// MaxReport is how many bytes a JSON report of Galley's may have. Unlike an
// article it contains originals and attachments. Storing one takes six times as
// much memory.
const MaxReport = 160 << 20

// load reads a file as ingest does, but a report of Galley's may be larger.
func load(ctx context.Context, path string) ([]byte, error) {
	info, err := disk.Regular(path)
	if err != nil || info.Size() <= ingest.MaxSize || !beginsAsReport(path) {
		return ingest.Load(ctx, path)
	}
	if info.Size() > MaxReport {
		return nil, model.Faultf(model.Invalid, "“%s” is too large: it has %d MB, and reports are read up to %d MB. "+
			"Export it without its files, or copy the library and merge it. Nothing was imported.", displayName(filepath.Base(path)),
			info.Size()>>20+1, MaxReport>>20)
	}
	data, err := disk.Read(path, MaxReport)
	return data, model.ReadFault(err, filepath.Base(path), model.Sayf("nothing was imported"))
}

func isJSON(base string) bool { return strings.EqualFold(filepath.Ext(base), ".json") }

func beginsAsReport(path string) bool {
	head, err := disk.Head(path, 512)
	return err == nil && interchange.IsJSON(head)
}

// commands returns the commands that import content: a report of Galley's with
// everything on it, anything else as a new article, of two versions where its tracked
// changes are to be read both ways.
func (r *run) commands(ctx context.Context, c content, name string, h ingest.Hints) ([]model.Command, int64, error) {
	if interchange.IsJSON(c.bytes) {
		bundle, err := interchange.ReadJSON(name, c.bytes)
		return []model.Command{model.ImportBundle{Bundle: bundle}}, int64(len(c.bytes)), err
	}
	doc, err := c.document(ctx, h)
	if err != nil {
		return nil, 0, err
	}
	if doc.Tracked > 0 && h.Changes == "" {
		if h.Changes, err = r.changes.of(ctx, name, doc.Tracked); err != nil {
			return nil, 0, err
		}
		if h.Changes == ingest.Original {
			if doc, err = c.document(ctx, h); err != nil {
				return nil, 0, err
			}
		}
	}
	size := int64(len(doc.Original.Bytes) + len(doc.Text))
	for _, f := range doc.PictureFiles {
		size += int64(len(f.Bytes))
	}
	if doc.Tracked == 0 || h.Changes != ingest.Both {
		return []model.Command{model.ImportArticle{Document: doc}}, size, nil
	}
	h.Changes = ingest.Original
	was, err := c.document(ctx, h)
	if err != nil {
		return nil, 0, err
	}
	return TwoVersions(model.NewID(), was, doc), size + int64(len(was.Text)), nil
}
