package library

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/sqlitefile"
)

// madeAnew are the tables that are not saved but made again from the others; what
// is saved is a library of its own, with an identity of its own.
var madeAnew = regexp.MustCompile(`^(identity|shelf|tally|coverage|coverage_stale|search_.*|sqlite_.*)$`)

// columnInfo is a column as SQLite describes it.
type columnInfo struct {
	Name, Type string
	NotNull    bool    `gorm:"column:notnull"`
	Default    *string `gorm:"column:dflt_value"`
	PK         int     `gorm:"column:pk"`
}

// readTables asks the new library what its tables look like.
func (s *salvager) readTables(db *gorm.DB) error {
	var all []struct {
		Name string
		Wr   bool
	}
	if err := db.Raw("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").Scan(&all).Error; err != nil {
		return err
	}
	s.names = map[*sqlitefile.Table][]string{}
	for _, t := range all {
		if madeAnew.MatchString(t.Name) {
			continue
		}
		var columns []columnInfo
		if err := db.Raw(`SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid`,
			t.Name).Scan(&columns).Error; err != nil {
			return err
		}
		table := &sqlitefile.Table{Name: t.Name, Keyed: t.Wr}
		if t.Wr { // stored as an index is: the key first
			stored := columns[:0:0]
			for _, c := range columns {
				if c.PK > 0 {
					stored = append(stored, c)
				}
			}
			slices.SortStableFunc(stored, func(a, b columnInfo) int { return a.PK - b.PK })
			for _, c := range columns {
				if c.PK == 0 {
					stored = append(stored, c)
				}
			}
			columns = stored
		}
		var names []string
		for i, c := range columns {
			kind := map[string]sqlitefile.Kind{"TEXT": sqlitefile.Text, "INTEGER": sqlitefile.Integer, "INT": sqlitefile.Integer,
				"BLOB": sqlitefile.Blob}[strings.ToUpper(c.Type)]
			rowid := !t.Wr && c.PK == 1 && kind == sqlitefile.Integer
			table.Columns = append(table.Columns, sqlitefile.Column{Kind: kind, Null: !c.NotNull, RowID: rowid})
			names = append(names, c.Name)
			if c.Default == nil {
				table.Least = i + 1
			}
		}
		table.Fits = looksLike(t.Name, names)
		s.tables = append(s.tables, table)
		s.names[table] = names
	}
	return nil
}

var (
	stampLike = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT[\d:.]+Z)?$`)
	hashLike  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// stamped are the columns that hold a time or nothing.
var stamped = []string{"deleted", "archived", "imported", "added", "created", "at", "given_at", "signed_at", "set_aside", "found",
	"decided", "ours_at", "theirs_at", "asked", "closed", "check_published"}

// looksLike tells the rows of one table from those of another with as many
// columns, on pages that nothing leads to.
func looksLike(table string, names []string) func([]any) bool {
	return func(values []any) bool {
		of := func(name string) string {
			if i := slices.Index(names, name); i >= 0 && i < len(values) {
				text, _ := values[i].(string)
				return text
			}
			return ""
		}
		for i, v := range values {
			text, isText := v.(string)
			switch {
			case isText && slices.Contains(stamped, names[i]) && !stampLike.MatchString(text),
				isText && names[i] == "sha256" && !hashLike.MatchString(text),
				names[i] == "id" && text == "",
				isText && names[i] == "noun" && tables[model.Noun(text)].name == "":
				return false
			}
		}
		switch table {
		case "claims":
			return slices.Contains(model.ClaimStatuses, model.ClaimStatus(of("status"))) && of("created") != ""
		case "appearances":
			return slices.Contains([]string{string(model.Anchored), string(model.Moved), string(model.Changed),
				string(model.Orphaned)}, of("state"))
		case "articles":
			return of("imported") != ""
		case "verdicts":
			return of("given_at") != "" && of("claim_id") != ""
		case "evidence":
			return slices.Contains(model.Stances, model.Stance(of("stance")))
		case "files":
			return strings.Contains(of("media_type"), "/")
		case "events":
			return slices.Contains([]string{string(model.Did), string(model.Undid), string(model.Redid)}, of("kind"))
		case "tags":
			return strings.HasPrefix(of("id"), of("subject")+"-") && of("word") != ""
		case "asides":
			return strings.HasPrefix(of("id"), of("version_id")+"-") && slices.Contains(model.AsideKinds, model.AsideKind(of("kind")))
		case "ticks":
			return strings.HasPrefix(of("id"), of("subject")+"-"+of("list")+"-") && of("words") != ""
		case "confirmers":
			return of("id") == model.ConfirmerID(of("claim_id"), of("person_id"))
		case "askings":
			return of("id") == model.AskingID(of("attempt_id"), of("claim_id"))
		case "attempts":
			return slices.Contains(model.AttemptWays, model.AttemptWay(of("way"))) &&
				slices.Contains(model.AttemptOutcomes, model.AttemptOutcome(of("outcome")))
		case "questions":
			return slices.Contains(model.Addressees, model.Addressee(of("put_to"))) && of("asked") != ""
		case "people":
			return of("created") != "" && (of("terms") == "" || slices.Contains(model.AllTerms, model.Terms(of("terms"))))
		case "rounds":
			return of("initials") != "" && of("signed_at") != "" && strings.HasPrefix(of("open_work"), "{")
		case "correction_reasons":
			return of("reason") != "" && of("given_at") != ""
		case "checklists":
			return strings.HasPrefix(of("items"), "[") && strings.HasPrefix(of("is_for"), "[") && of("created") != ""
		case "saved_lists":
			return of("name") != "" && of("created") != ""
		case "attachments":
			return of("id") == model.AttachmentID(of("source_id"), of("file_sha256"))
		case "captures":
			return strings.HasPrefix(of("id"), of("source_id")+"-") && of("taken") != "" && of("created") != ""
		case "erasures":
			return of("erased") != ""
		case "memberships":
			return of("id") == model.MembershipID(of("collection_id"), of("article_id"))
		case "collections":
			return of("name") != "" && of("created") != ""
		case "published_checks":
			return strings.HasPrefix(of("id"), model.CheckID) && of("claim") != ""
		case "event_edits":
			return slices.Contains([]string{opBrought, opGhost, opBuried, opRaised, opChanged}, of("op"))
		}
		return true
	}
}

// fill stores a torn row with what is lost of it left empty, and reports whether
// there was none with its key.
func (s *salvager) fill(tx *gorm.DB, row []any, table *sqlitefile.Table) (bool, error) {
	values := append([]any{}, row...)
	for i := len(values); i < len(table.Columns); i++ {
		switch c := table.Columns[i]; {
		case c.Null:
			values = append(values, nil)
		case c.Kind == sqlitefile.Integer:
			values = append(values, 0)
		case c.Kind == sqlitefile.Blob:
			values = append(values, []byte{})
		default:
			values = append(values, "")
		}
	}
	done := tx.Exec(insertion(table.Name, s.names[table]), values...)
	if done.Error != nil && fails(done.Error) {
		return false, fmt.Errorf("fill a torn row of %s: %w", table.Name, done.Error)
	}
	return done.RowsAffected > 0, nil
}
