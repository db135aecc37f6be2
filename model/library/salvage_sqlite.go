package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/sqlitefile"
)

// Salvaged says what could be saved of a damaged library, by table.
type Salvaged struct {
	Read    map[string]int // rows as they were stored
	Rebuilt map[string]int // rows that were lost, made again from what history holds of them
	Missing map[string]int // what is known to have been there and cannot be read
	Notes   []string       // a sentence for each thing that is not as it was
}

// Lost is how many records are known to be missing.
func (s Salvaged) Lost() int {
	n := 0
	for _, count := range s.Missing {
		n += count
	}
	return n
}

const salvageAction = "salvage library"

// Salvage writes what can be read of a damaged library into a new file. The damaged
// file is only read, and without SQLite: SQLite loses a whole table for one damaged
// page. progress is called with the part done, from 0 to 1; it may be nil.
func Salvage(ctx context.Context, damaged, to string, progress func(part float64, doing string)) (Salvaged, error) {
	if err := mustBeFile(damaged); err != nil {
		return Salvaged{}, err
	}
	if Holds(damaged) {
		return Salvaged{}, model.Faultf(model.Refused, "%s is open here. Close it first. Nothing was written.", damaged)
	}
	image, err := imageOf(damaged)
	if err != nil {
		return Salvaged{}, err
	}
	out, err := salvage(ctx, image, damaged, to, progress)
	return out, errors.Join(err, image.Close())
}

// Salvage is Salvage of a library that is open here.
func (l *Library) Salvage(ctx context.Context, to string, progress func(part float64, doing string)) (Salvaged, error) {
	image, err := imageOf(l.path)
	if err != nil {
		return Salvaged{}, err
	}
	// Closing it now would end this process's locks on the file.
	l.keepUntilClosed(image)
	return salvage(ctx, image, l.path, to, progress)
}

func imageOf(damaged string) (*sqlitefile.Image, error) {
	info, err := os.Stat(damaged)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, model.Wrap(model.NotFound, err, "There is no library at %s. Nothing was written.", damaged)
	}
	if err != nil || !info.Mode().IsRegular() {
		return nil, model.Wrap(model.Invalid, err, "%s is not a file that a library could be in. Nothing was written.", damaged)
	}
	image, err := sqlitefile.Open(damaged)
	if err != nil {
		return nil, model.Wrap(model.Refused, err, "%s cannot be read. Nothing was written.", damaged)
	}
	return image, nil
}

func salvage(ctx context.Context, image *sqlitefile.Image, damaged, to string, progress func(float64, string)) (out Salvaged, err error) {
	if progress == nil {
		progress = func(float64, string) {}
	}
	version, err := versionOf(image, damaged)
	if err != nil {
		return out, err
	}
	if to, err = filepath.Abs(to); err != nil {
		return out, model.Wrap(model.Invalid, err, "%s cannot be found. Nothing was written.", to)
	}
	if _, err := os.Lstat(to); err == nil {
		return out, model.Faultf(model.Refused, "%s exists already. Name a new file. Nothing was written.", to)
	}
	_ = ClearLeftovers(filepath.Dir(to)) // of a salvage that was killed
	folder, err := temporaryFolder(filepath.Dir(to), ".galley-salvage")
	if err != nil {
		return out, model.Wrap(model.Invalid, err, "The new library cannot be written to %s. Nothing was written.", filepath.Dir(to))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	made := filepath.Join(folder, "salvaged.galley")
	s := &salvager{image: image, name: filepath.Base(damaged), progress: progress,
		out: Salvaged{Read: map[string]int{}, Rebuilt: map[string]int{}, Missing: map[string]int{}}}
	if err := s.into(ctx, made, version); err != nil {
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
		var fault *model.Fault
		if errors.As(err, &fault) {
			return out, err
		}
		return out, model.Wrap(model.Damaged, explain(err, made),
			"What can be read of %s could not be written to a new library. The damaged file is unchanged. Keep it.", damaged)
	}
	if err := toDisk(made); err != nil {
		return out, model.Wrap(model.Invalid, err,
			"The new library could not be written completely. The damaged file is unchanged. Keep it.")
	}
	if err := moveNew(made, to); err != nil {
		return out, model.Wrap(model.Refused, err, "The new library could not be put at %s. The damaged file is unchanged. Keep it.", to)
	}
	return s.out, nil
}

// versionOf is the schema that a damaged library had, or the present one where
// its header is gone.
func versionOf(image *sqlitefile.Image, damaged string) (int, error) {
	const versionAt, idAt = 60, 68
	id, _ := image.Number(idAt)
	version, _ := image.Number(versionAt)
	switch {
	case id != applicationID || version == 0:
		return len(migrations), nil
	case version >= 1000: // no Galley wrote that
		return len(migrations), nil
	}
	return int(version), refuseNewer(int(version), damaged, "salvage")
}

// salvager is one salvage at work.
type salvager struct {
	image    *sqlitefile.Image
	name     string // of the damaged file
	progress func(float64, string)
	out      Salvaged
	tables   []*sqlitefile.Table
	names    map[*sqlitefile.Table][]string // their columns, as stored
	torn     []sqlitefile.Row
	tornSize int // bytes of them
}

func (s *salvager) note(format string, args ...any) {
	s.out.Notes = append(s.out.Notes, fmt.Sprintf(format, args...))
}

// into makes the new library: the rows go into the schema they were written for,
// and are then migrated like any older library.
func (s *salvager) into(ctx context.Context, path string, version int) (err error) {
	if err := createPrivate(path); err != nil {
		return err
	}
	l := &Library{path: path}
	defer func() { err = errors.Join(err, l.Close()) }()
	if l.write, err = connect(path, "immediate", 1); err != nil {
		return err
	}
	db := l.write.WithContext(ctx)
	if err := l.bringUp(ctx, migrations[:version]); err != nil {
		return err
	}
	// Nobody else knows the file yet: what points nowhere is mended below, and there
	// is a single fsync at the end.
	if err := db.Exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF").Error; err != nil {
		return err
	}
	if err := db.Exec("DELETE FROM scales").Error; err != nil {
		return err
	}
	if err := s.readTables(db); err != nil {
		return err
	}
	s.progress(0.05, model.Sayf("Reading what can be read"))
	if err := s.copyRows(ctx, db); err != nil {
		return err
	}
	if s.out.Read["articles"]+s.out.Read["versions"]+s.out.Read["claims"]+s.out.Read["events"]+s.out.Read["sources"] == 0 {
		return model.Faultf(model.Damaged, "Nothing that a library holds can be read in %s. Nothing was written.", s.name)
	}
	s.progress(0.6, model.Sayf("Putting it together"))
	if err := db.Transaction(mendJSON); err != nil {
		return err
	}
	if err := l.bringUp(ctx, migrations); err != nil {
		return err
	}
	if err := db.Transaction(func(tx *gorm.DB) error {
		m := &mender{salvager: s, tx: tx, by: model.Author{At: model.Now(), Editor: "Galley"}}
		return m.run()
	}); err != nil {
		return err
	}
	if err := db.Exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL").Error; err != nil {
		return err
	}
	if l.read, err = connect(path, "deferred", 1); err != nil {
		return err
	}
	s.progress(0.9, "Checking what was saved")
	wrong, err := l.Check(ctx)
	s.out.Notes = append(s.out.Notes, wrong...)
	return err
}

// chunk is how many rows are stored at once.
const chunk = 5000

func (s *salvager) copyRows(ctx context.Context, db *gorm.DB) error {
	tx, inChunk := db.Begin(), 0
	if tx.Error != nil {
		return tx.Error
	}
	statements := map[string]string{}
	total := 0
	losses, err := s.image.Rows(ctx, s.tables, func(row sqlitefile.Row) error {
		t := row.Table
		// A page of which only the bytes are gone reads as zeros: such an event says nothing any more.
		if row.Torn || t.Name == "events" && !t.Fits(row.Values) {
			s.keepTorn(row)
			return nil
		}
		if row.Unlinked && t.Name == "event_subjects" { // an index looks the same; it is made again
			return nil
		}
		key := fmt.Sprint(t.Name, len(row.Values))
		if statements[key] == "" {
			statements[key] = insertion(t.Name, s.names[t][:len(row.Values)])
		}
		done := tx.Exec(statements[key], row.Values...)
		if done.Error != nil && fails(done.Error) {
			return done.Error
		}
		s.out.Read[t.Name] += int(done.RowsAffected)
		if total++; total%500 == 0 {
			s.progress(min(0.59, 0.05+float64(total)/500_000), fmt.Sprintf("Read %d rows", total))
		}
		if inChunk++; inChunk < chunk {
			return nil
		}
		inChunk = 0
		if err := tx.Commit().Error; err != nil {
			return err
		}
		tx = db.Begin()
		return tx.Error
	})
	if err != nil {
		return errors.Join(err, tx.Rollback().Error)
	}
	if losses.Unread > 0 {
		s.note("%s could not be read.", model.Countf(losses.Unread, "%d page", "%d pages"))
	}
	if losses.Cells > 0 {
		s.note("On other pages %s could not be read.", model.Countf(losses.Cells, "%d row", "%d rows"))
	}
	return tx.Commit().Error
}

func insertion(table string, columns []string) string {
	return "INSERT OR IGNORE INTO main." + table + ` ("` + strings.Join(columns, `", "`) + `") VALUES (?` + strings.Repeat(", ?",
		len(columns)-1) + ")"
}

// keepTorn keeps a row whose end is lost, for where there is nothing better.
func (s *salvager) keepTorn(row sqlitefile.Row) {
	const most = 64 << 20
	size := 100
	for _, v := range row.Values {
		switch v := v.(type) {
		case string:
			size += len(v)
		case []byte:
			return // a packed original is worth nothing in part
		}
	}
	if s.tornSize+size <= most {
		s.tornSize += size
		s.torn = append(s.torn, row)
	}
}

// mendJSON replaces JSON that cannot be read any more, which the migrations read.
func mendJSON(tx *gorm.DB) error {
	for _, c := range []struct{ table, column, sql string }{
		{"events", "edits", "UPDATE events SET edits = '[]' WHERE edits <> '' AND NOT json_valid(edits)"},
		{"event_edits", "before", "DELETE FROM event_edits WHERE op = 'changed' AND NOT (json_valid(before) AND json_valid(after))"},
		{"versions", "blocks", "UPDATE versions SET blocks = '[]' WHERE NOT json_valid(blocks)"},
		{"versions", "hidden", "UPDATE versions SET hidden = 'null' WHERE NOT json_valid(hidden)"},
		{"scales", "ratings", "UPDATE scales SET ratings = '[]' WHERE NOT json_valid(ratings)"},
	} {
		var kind []string
		if err := tx.Raw("SELECT type FROM pragma_table_info(?) WHERE name = ?", c.table, c.column).Scan(&kind).Error; err != nil {
			return err
		}
		if len(kind) != 1 || kind[0] != "TEXT" {
			continue // this schema keeps it otherwise
		}
		if err := tx.Exec(c.sql).Error; err != nil {
			return fmt.Errorf("make %s legible: %w", c.table, err)
		}
	}
	return nil
}

// Summary says in a sentence or two what came of it.
func (s Salvaged) Summary(to string) string {
	read := model.Sayf("%s, %s, %s and %s were saved to %s.",
		model.Countf(s.Read["articles"]+s.Rebuilt["articles"], "%d article", "%d articles"),
		model.Countf(s.Read["claims"]+s.Rebuilt["claims"], "%d claim", "%d claims"),
		model.Countf(s.Read["sources"]+s.Rebuilt["sources"], "%d source", "%d sources"),
		model.Countf(s.Read["verdicts"]+s.Rebuilt["verdicts"], "%d verdict", "%d verdicts"), to)
	if n := sum(s.Rebuilt); n > 0 {
		read += " " + model.Sayf("Of all records %d were lost in the file and made again from its history.", n)
	}
	var missing []string
	for _, table := range sortedKeys(s.Missing) {
		missing = append(missing, fmt.Sprintf("%s %d", strings.ReplaceAll(table, "_", " "), s.Missing[table]))
	}
	if len(missing) == 0 {
		return read + " " + model.Sayf("Nothing is known to be missing.")
	}
	return read + " " + model.Sayf("Known to be missing: %s.", strings.Join(missing, ", "))
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

func sortedKeys[V any](all map[string]V) []string {
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
