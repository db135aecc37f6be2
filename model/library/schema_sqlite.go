package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// The schema of a library is exactly the one that the migrations make, or the file
// is no library: a trigger, a view or an index that somebody added would run with
// every change made here.

// part is a row of sqlite_schema: what there is, and the SQL it was made with.
type part struct{ Kind, Name, On, SQL string }

// statistics are the tables in which SQLite keeps what ANALYZE found, made by
// whoever ran it. They hold figures for the planner alone.
var statistics = map[part]bool{
	{"table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1 ( tbl , idx , stat )"}:                      true,
	{"table", "sqlite_stat4", "sqlite_stat4", "CREATE TABLE sqlite_stat4 ( tbl , idx , neq , nlt , ndlt , sample )"}: true,
}

// longestSchema is how many parts are read at most: no version has as many.
const longestSchema = 1000

// querier is a database, or a transaction on it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// partsOf reads the schema of an open file.
func partsOf(ctx context.Context, db querier) (parts []part, err error) {
	rows, err := db.QueryContext(ctx,
		"SELECT type, name, tbl_name, coalesce(sql, ''), coalesce(rootpage, 0) FROM sqlite_schema LIMIT ?", longestSchema)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	roots := map[int64]bool{0: true, 1: true}
	for rows.Next() {
		var p part
		var root int64
		if err := rows.Scan(&p.Kind, &p.Name, &p.On, &p.SQL, &root); err != nil {
			return nil, err
		}
		if stored := p.Kind == "index" || p.Kind == "table" && !strings.HasPrefix(p.SQL, "CREATE VIRTUAL"); stored && roots[root] {
			p.Name += " (without pages of its own)" // two tables in one place
		}
		roots[root] = true
		if p.SQL = plainSQL(p.SQL); !statistics[p] {
			parts = append(parts, p)
		}
	}
	slices.SortFunc(parts, func(a, b part) int {
		return strings.Compare(a.Kind+" "+a.Name+" "+a.SQL, b.Kind+" "+b.Name+" "+b.SQL)
	})
	return parts, rows.Err()
}

// schemas are the parts that each version of a library has; the first is that
// of a file in which nothing was done yet. They come from the migrations
// themselves, carried out in memory.
var schemas = sync.OnceValues(func() (all [][]part, err error) {
	ctx := context.Background()
	pool := sql.OpenDB(connector{address: ":memory:"})
	pool.SetMaxOpenConns(1) // each connection has a memory of its own
	defer func() { err = errors.Join(err, pool.Close()) }()
	db, err := overPool(pool)
	if err != nil {
		return nil, err
	}
	all = append(all, nil)
	for i, m := range migrations {
		err := db.Transaction(func(tx *gorm.DB) error { return m.carryOut(tx) })
		if err != nil {
			return nil, fmt.Errorf("migrate to version %d: %w", i+1, err)
		}
		parts, err := partsOf(ctx, pool)
		if err != nil {
			return nil, err
		}
		all = append(all, parts)
	}
	return all, nil
})

// newestSchema is the sum of the parts that the newest version has. With it the
// migrations need not be carried out at every start to know a library; without
// it, or with an old one, they are.
const newestSchema = "c2ac87315bcef3f889ec7015286467252a917f15f0bc4232481d18d45697c5aa"

func sumOf(parts []part) string { return passage.Hash(fmt.Sprintf("%q", parts)) }

// checkSchema compares the schema of a file with the one its version has.
func checkSchema(ctx context.Context, db querier, version int, path string) error {
	parts, err := partsOf(ctx, db)
	if err != nil {
		return explain(err, path)
	}
	if version == len(migrations) && sumOf(parts) == newestSchema {
		return nil
	}
	known, err := schemas()
	if err != nil {
		return fmt.Errorf("make the schema to compare with: %w", err)
	}
	if slices.Equal(parts, known[version]) {
		return nil
	}
	for _, p := range parts {
		if !slices.Contains(known[version], p) {
			return model.Faultf(model.Damaged,
				"%s is not as Galley makes a library: somebody altered or added the %s “%s” in it. It was not opened, and is left as it is.",
				path, kindOf(p), printable(p.Name))
		}
	}
	return model.Faultf(model.Damaged, "%s is not a complete library: parts of it are missing. It was not opened, and is left as it is.", path)
}

func kindOf(p part) string {
	if slices.Contains([]string{"table", "index", "trigger", "view"}, p.Kind) {
		return p.Kind
	}
	return "part"
}

// printable is a name from the file as it can stand in a sentence.
func printable(name string) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(name[:min(len(name), 60)]), " "), "?")
}

// inName reports whether a byte is part of a name, a keyword or a number.
func inName(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

// plainSQL is SQL without its comments, and with one blank between words and
// signs: how it was laid out counts for nothing.
func plainSQL(text string) string {
	var words []string
	for i := 0; i < len(text); {
		rest := text[i:]
		n := 1
		switch c := text[i]; {
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			i++
			continue
		case strings.HasPrefix(rest, "--"):
			if n = strings.IndexByte(rest, '\n'); n < 0 {
				n = len(rest)
			}
			i += n
			continue
		case strings.HasPrefix(rest, "/*"):
			if n = strings.Index(rest[2:], "*/"); n < 0 {
				n = len(rest) - 4
			}
			i += n + 4
			continue
		case c == '\'' || c == '"' || c == '`':
			if n = strings.IndexByte(rest[1:], c); n < 0 {
				n = len(rest) - 2
			}
			n += 2 // a sign doubled within is two strings, which compare as well
		case inName(c):
			for n < len(rest) && inName(rest[n]) {
				n++
			}
		}
		words = append(words, rest[:n])
		i += n
	}
	return strings.Join(words, " ")
}
