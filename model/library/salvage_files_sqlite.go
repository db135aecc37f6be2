package library

import (
	"encoding/json"
	"io"

	"galley/model"
	"galley/model/passage"
	"github.com/klauspost/compress/zstd"
)

// originals keeps the files whose bytes are whole. A version whose original is
// lost gets its text as a file instead; a source goes without.
func (m *mender) originals() error {
	bare, err := pluck(m.tx.Table("file_bytes").Where("sha256 NOT IN (SELECT sha256 FROM files)"), "sha256")
	if err != nil {
		return err
	}
	for _, hash := range bare {
		size, err := m.sizeOf(hash)
		if err != nil {
			return err
		}
		f := model.File{SHA256: hash, Name: "original " + hash[:min(8, len(hash))], MediaType: "application/octet-stream", Size: size}
		if unpackTo(io.Discard, m.tx, f) != nil {
			continue // these bytes are lost too
		}
		if err := m.insertPlaceholder(f); err != nil {
			return err
		}
	}
	var files []model.File
	if err := m.tx.Table("files").Order("sha256").Find(&files).Error; err != nil {
		return err
	}
	for _, f := range files {
		err := unpackTo(io.Discard, m.tx, f)
		if model.HasCode(err, model.Damaged) {
			err = m.tx.Table("file_bytes").Where("sha256 = ?", f.SHA256).Delete(nil).Error
			m.out.Missing["originals"]++
		}
		if err != nil {
			return err
		}
	}
	if err := m.tx.Table("file_bytes").Where("sha256 NOT IN (SELECT sha256 FROM files)").Delete(nil).Error; err != nil {
		return err
	}
	var rows []struct{ ID, Name, Title string }
	if err := m.tx.Table("versions AS v").Joins("LEFT JOIN files AS f ON f.sha256 = v.file_sha256").
		Joins("LEFT JOIN articles AS a ON a.id = v.article_id").Where("v.file_sha256 NOT IN (SELECT sha256 FROM file_bytes)").
		Select("v.id, coalesce(f.name, 'original') AS name, coalesce(a.title, '') AS title").Scan(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		texts, err := pluck(m.tx.Table("versions").Where("id = ?", row.ID), "text")
		if err != nil {
			return err
		}
		hash, err := m.textFile(row.Name+" (text only).txt", texts[0])
		if err != nil {
			return err
		}
		if err := m.tx.Table("versions").Where("id = ?", row.ID).Update("file_sha256", hash).Error; err != nil {
			return err
		}
		m.note("The original file of “%s” is lost; its text takes its place.", row.Title)
	}
	if err := m.pictures(); err != nil {
		return err
	}
	if err := m.lostAttachments(); err != nil {
		return err
	}
	return m.tx.Table("files").Where("sha256 NOT IN (SELECT sha256 FROM file_bytes)").Delete(nil).Error
}

// lostAttachments takes off the sources the files whose bytes are lost, and what is known of them as
// captured pages. A capture whose readable text alone is lost stays without it.
func (m *mender) lostAttachments() error {
	const gone = "NOT IN (SELECT sha256 FROM file_bytes)"
	titles, err := pluck(m.tx.Table("attachments AS a").Joins("JOIN sources AS s ON s.id = a.source_id").
		Where("a.deleted = '' AND a.file_sha256 "+gone), "s.title")
	if err != nil {
		return err
	}
	for _, title := range titles {
		m.note("A file attached to the source “%s” is lost.", title)
	}
	if err := m.tx.Table("captures").Where("id IN (SELECT id FROM attachments WHERE file_sha256 " + gone + ")").Delete(nil).Error; err != nil {
		return err
	}
	if err := m.tx.Table("attachments").Where("file_sha256 " + gone).Delete(nil).Error; err != nil {
		return err
	}
	if err := m.tx.Table("evidence").Where("attachment_id <> '' AND attachment_id NOT IN (SELECT id FROM attachments)").
		Updates(map[string]any{"attachment_id": "", "place": ""}).Error; err != nil {
		return err
	}
	return m.tx.Table("captures").Where("text_sha256 <> '' AND text_sha256 "+gone).Update("text_sha256", "").Error
}

// sizeOf is how many bytes what is stored says that it unpacks to, 0 where it does not.
func (m *mender) sizeOf(hash string) (int64, error) {
	var row packed
	if err := m.tx.Table("file_bytes").Where("sha256 = ?", hash).Take(&row).Error; err != nil {
		return 0, err
	}
	var head zstd.Header
	if err := head.Decode(row.Packed); err != nil || !head.HasFCS {
		return 0, nil
	}
	return int64(min(head.FrameContentSize, longest)), nil
}

// textFile stores a text as a file and returns its hash.
func (m *mender) textFile(name, text string) (string, error) {
	f := model.File{SHA256: passage.Hash(text), Name: name, MediaType: "text/plain; charset=utf-8", Size: int64(len(text)),
		Bytes: []byte(text)}
	have, err := pluck(m.tx.Table("files").Where("sha256 = ?", f.SHA256), "sha256")
	if err != nil {
		return "", err
	}
	if len(have) == 0 {
		if err := m.tx.Table("files").Create(&f).Error; err != nil {
			return "", err
		}
	}
	if have, err = pluck(m.tx.Table("file_bytes").Where("sha256 = ?", f.SHA256), "sha256"); err != nil || len(have) > 0 {
		return f.SHA256, err
	}
	return f.SHA256, pack(m.tx, f)
}

// pictures are known by their words where their bytes are lost. What was marked on one has no place any more.
func (m *mender) pictures() error {
	ids, err := pluck(m.tx.Table("versions").Where("pictures <> '[]'"), "id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		var v model.Version
		if err := m.tx.Table("versions").Select("id", "pictures").Where("id = ?", id).Take(&v).Error; err != nil {
			return err
		}
		lost := false
		for i := range v.Pictures {
			p := &v.Pictures[i]
			if p.SHA256 == "" {
				continue
			}
			have, err := hasRow(m.tx.Table("file_bytes").Where("sha256 = ?", p.SHA256))
			if err != nil {
				return err
			}
			if have {
				continue
			}
			for table, change := range map[string]map[string]any{"appearances": {"start": 0, "end": 0, "state": model.Orphaned}, "asides": nil} {
				rows := m.tx.Table(table).Where("version_id = ? AND picture = ?", id, p.SHA256)
				if change != nil {
					err = rows.Updates(change).Error
				} else {
					err = rows.Delete(nil).Error
				}
				if err != nil {
					return err
				}
			}
			p.SHA256, lost = "", true
		}
		if !lost {
			continue
		}
		m.note("Pictures of a text are lost; their words are kept.")
		written, err := json.Marshal(v.Pictures)
		if err != nil {
			return err
		}
		if err := m.tx.Table("versions").Where("id = ?", id).Update("pictures", string(written)).Error; err != nil {
			return err
		}
	}
	return nil
}
