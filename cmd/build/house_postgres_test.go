package main

import (
	"regexp"
	"strings"
	"testing"
)

// postgresWords is SQL of PostgreSQL alone.
var postgresWords = regexp.MustCompile(strings.Join([]string{
	`[\s(,=]\$[0-9]+\b`, // a placeholder with a number
	`[\w)'"\]?]::[a-z]`, // a cast
	`\bjsonb\b`, `\bjsonb?_(array_elements|build|agg|object_keys|populate|to_record)\w*\(`,
	`\b(ctid|xmin|oid)\b`, `\bpg_([a-rt-z]|s[a-df-z])[a-z]*`, `\b(to_regclass|current_setting|set_config)\(`, `\bregclass\b`,
	`\bI?LIKE (ANY|ALL)\b`, `\bILIKE\b`, `\bSIMILAR TO\b`, `\b(to|plainto|phraseto|websearch_to)_ts(query|vector)\b`, `\bts(query|vector)\b`, `\bts_\w+\(`, `@@`,
	`\bFOR (NO KEY )?(UPDATE|SHARE)\b`, `\b(NOTIFY|UNLISTEN)\b`, `\bLISTEN [a-z]`, `\bDISTINCT ON\b`, `\bLATERAL\b`, `\bSET (LOCAL|SESSION|CONSTRAINTS|ROLE)\b`,
	`\b(strpos|split_part|string_agg|array_agg|unnest|generate_series|least|greatest|regexp_replace|gen_random_uuid|to_char|date_trunc|now)\(`,
	`[=<>] ?(ANY|ALL) ?\(`, `\bARRAY\[`, `\bGENERATED (ALWAYS|BY DEFAULT) AS IDENTITY\b`, `\b(BIGSERIAL|SERIAL|BYTEA|TIMESTAMPTZ)\b`,
	`\bCOLLATE "C"`, `\bTRUNCATE [a-z]`, `\b(GRANT|REVOKE) [A-Z]`, `\bCREATE (ROLE|SCHEMA|EXTENSION|POLICY|FUNCTION)\b`, `\bDO \$`, `\bON COMMIT DROP\b`,
	`\bgalley\.([a-z_]+\b|$)`, // its name of the library's schema
}, "|"))

// No file of SQLite's may have it.
var postgresAlone = dialect{postgresWords, func(base string) bool { return strings.Contains(base, "postgres") }}

func TestSQLOfPostgreSQLAloneStandsInFilesNamedForIt(t *testing.T) { postgresAlone.hold(t) }

// TestSQLOfPostgreSQLIsSeen plants one word at a time.
func TestSQLOfPostgreSQLIsSeen(t *testing.T) {
	postgresAlone.sees(t, map[string]bool{
		"SELECT id FROM claims WHERE deleted = '' ORDER BY id":                          false,
		"INSERT INTO tags (id) SELECT id FROM claims WHERE true ON CONFLICT DO NOTHING": false,
		"INSERT INTO events (id) VALUES (?) RETURNING seq":                              false,
		"UPDATE claims SET owner = excluded.owner":                                      false,
		"SELECT j.value ->> '$.deleted' FROM event_edits AS j":                          false,
		"library.galley":                                                             false,
		"SELECT id FROM claims WHERE id = $1":                                        true,
		"SELECT id::text FROM claims":                                                true,
		"SELECT ?::text":                                                             true,
		"SELECT edits::json FROM events":                                             true,
		"SELECT CAST(edits AS jsonb) FROM events":                                    true,
		"SELECT value FROM json_array_elements(edits)":                               true,
		"SELECT ctid FROM claims":                                                    true,
		"SELECT pg_advisory_xact_lock(?)":                                            true,
		"SELECT attname FROM pg_attribute":                                           true,
		"SELECT to_regclass('identity')":                                             true,
		"SELECT id FROM claims WHERE wording ILIKE ?":                                true,
		"SELECT id FROM claims WHERE words @@ q":                                     true,
		"SELECT to_tsvector(wording) FROM claims":                                    true,
		"SELECT id FROM claims FOR UPDATE":                                           true,
		"NOTIFY galley":                                                              true,
		"LISTEN galley":                                                              true,
		"SELECT DISTINCT ON (id) id FROM claims":                                     true,
		"SET CONSTRAINTS ALL DEFERRED":                                               true,
		"SELECT id FROM claims WHERE strpos(wording, ?) > 0":                         true,
		"SELECT greatest(a, b) FROM claims":                                          true,
		"SELECT id FROM claims WHERE id = ANY(?)":                                    true,
		`CREATE TEMP TABLE a (id TEXT COLLATE "C")`:                                  true,
		"CREATE TEMP TABLE a (id TEXT) ON COMMIT DROP":                               true,
		"CREATE TABLE a (id BYTEA)":                                                  true,
		"GRANT SELECT ON claims TO reader":                                           true,
		"SELECT id FROM galley.claims":                                               true,
		"DELETE FROM galley.":                                                        true,
		"SELECT c.id FROM claims AS c, LATERAL (SELECT 1 FROM tags) AS t":            true,
		"UPDATE claims SET due = now() WHERE id = ?":                                 true,
		"SELECT string_agg(id, ',') FROM claims":                                     true,
		"SELECT id FROM events WHERE id IN (SELECT unnest(ids) FROM event_subjects)": true,
	}, map[string]bool{
		"model/library/rows.go": false, "model/library/merge_sqlite.go": false, "model/library/fulltext/search.go": false,
		"model/library/engine/postgres.go": true, "model/library/live_postgres.go": true, "model/library/rows_test.go": true, "app/window.go": true,
	})
}
