//go:build !race || long

package library

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"galley/model"
)

// newsdesk is a newsroom with somebody of each role; blind is a second editor without the right
// to names, which the other second editor and the chief have; leaver is a reader.
type newsdesk struct {
	address string
	name    string // of the database, and the end of each login
}

func (d newsdesk) login(role string) string { return role + "_" + d.name }

// as is the address for one of them.
func (d newsdesk) as(t *testing.T, role string) string {
	t.Helper()
	u, err := url.Parse(d.address)
	must(t, err)
	u.User = url.User(d.login(role))
	return u.String()
}

// raw is a connection of one of them that goes round the program.
func (d newsdesk) raw(t *testing.T, role string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), d.as(t, role))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close(t.Context())) })
	return conn
}

// newDesk makes one, and its roles, which are dropped when the test ends.
func newDesk(t *testing.T) newsdesk {
	t.Helper()
	if !onServer() {
		t.Skip("it is about a newsroom's server")
	}
	d := newsdesk{address: newDatabase(t, "")}
	d.name = databaseOf(t, d.address)
	done, err := PrepareNewsroom(t.Context(), parsed(t, d.address))
	must(t, err)
	if done.Roles != "galley_"+d.name || done.From != done.To {
		t.Errorf("prepared: %+v", done)
	}
	again, err := PrepareNewsroom(t.Context(), parsed(t, d.address))
	if must(t, err); again != done {
		t.Errorf("prepared again: %+v", again)
	}
	t.Cleanup(func() { // the server keeps roles when a database is dropped
		for _, role := range []string{"chief", "second", "checker", "reader", "confidential"} {
			onDatabase(t, d.address, "DROP OWNED BY "+done.Roles+"_"+role)
			onDatabase(t, d.address, "DROP ROLE "+done.Roles+"_"+role)
		}
	})
	l := at(t, d.address)
	for role, names := range map[string]bool{"reader": false, "checker": false, "second": true, "blind": false, "chief": true, "leaver": false} {
		kind := role
		switch role {
		case "blind":
			kind = "second"
		case "leaver":
			kind = "reader"
		}
		must(t, l.Invite(t.Context(), Invitation{Editor: role, Login: d.login(role), Role: kind, Names: names, Password: "correct horse"}))
		t.Cleanup(func() { onDatabase(t, d.address, "DROP ROLE IF EXISTS "+d.login(role)) })
	}
	return d
}

func TestTheServerHoldsTheRolesRoundTheProgram(t *testing.T) {
	d := newDesk(t)
	l := at(t, d.address)

	// What is planted, by whom the server lets write in any name.
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	other := marked(t, l, version, talks, "21,000 troops")
	yes := "True"
	do(t, l, "checker", model.SetVerdict{ClaimID: claim, Scale: "Truth", Rating: &yes})
	do(t, l, "second", model.SetVerdict{ClaimID: other, Scale: "Truth", Rating: &yes})
	open := do(t, l, "checker", model.AddSource{Fields: model.SourceFields{Title: ptr("Jane Roevik, clerk"), URL: ptr("mailto:jane@roevik.example"),
		File: ptr(fileOf("roevik.txt", "a letter of Roevik"))}}).Created(model.NounSource)
	do(t, l, "checker", model.EditPerson{ID: open, Fields: model.PersonFields{Contacts: ptr("+1 555 ROEVIK"), Role: ptr("clerk of Roevik")}})
	do(t, l, "checker", model.AttachSource{ClaimID: claim, SourceID: open, Stance: model.Supports, Quote: "a quotation"})
	do(t, l, "checker", model.EditSource{ID: open, Fields: model.SourceFields{Private: ptr(true), Alias: ptr("A clerk")}})
	twin := do(t, l, "checker", model.AddSource{Fields: model.SourceFields{Title: ptr("J. Roevik")}}).Created(model.NounSource)
	do(t, l, "checker", model.MergeSources{Into: open, Sources: []string{twin}})
	do(t, l, "checker", model.AttachSource{ClaimID: claim, New: &model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}},
		Stance: model.Refutes, Quote: "said Roevik", Note: "Roevik again", Private: true, PrivateNote: "of Roevik"})

	onDatabase(t, d.address, "INSERT INTO events (id, at, editor, kind, target, action, what, edits) VALUES ('alone', '2026-01-01', 'Ann', 'did', '', 'a', 'b', '[]')")
	onDatabase(t, d.address, "ANALYZE") // what the server knows of the columns is read too

	t.Run("statements", func(t *testing.T) { statementsByRole(t, d, claim, other, open) })
	t.Run("names", func(t *testing.T) { namesByRole(t, d) })
	t.Run("working copies", func(t *testing.T) { copiesByRole(t, d, article, version) })
}

// copiesByRole hands an article out to a checker who may not read the name that stands in it, and takes
// the work of theirs and of somebody else back.
func copiesByRole(t *testing.T, d newsdesk, article, version string) {
	checker, chief := at(t, d.as(t, "checker")), at(t, d.as(t, "chief"))
	path := filepath.Join(t.TempDir(), "copy.galley")
	_, err := checker.HandOut(t.Context(), []string{article}, path)
	must(t, err)
	work := func(editor, words string) {
		l, err := Open(t.Context(), path)
		must(t, err)
		sources, err := l.Sources(WithNames(t.Context()))
		must(t, err)
		for _, s := range sources {
			if strings.Contains(strings.ToLower(s.Title), "roevik") {
				t.Errorf("the checker takes the name along: %+v", s)
			}
		}
		do(t, l, editor, model.MarkClaim{VersionID: version, Span: spanOf(t, talks, words)})
		must(t, l.Close())
	}
	work("checker", "The envoy")
	merged, err := checker.TakeBack(t.Context(), "checker", path, nil, nil)
	if must(t, err); merged.Claims.Added != 1 || merged.Sources.Added+merged.Conflicts != 0 {
		t.Errorf("taken back: %+v", merged)
	}
	work("somebody", "spoke")
	if _, err := checker.TakeBack(t.Context(), "checker", path, nil, nil); !model.HasCode(err, model.Refused) {
		t.Errorf("the checker brings in what somebody else did: %v", err)
	}
	merged, err = chief.Merge(t.Context(), "chief", path, nil)
	if must(t, err); merged.Claims.Added != 1 || merged.Sources.Added+merged.Conflicts != 0 {
		t.Errorf("merged: %+v", merged)
	}
	wrong, err := chief.Check(t.Context())
	if must(t, err); len(wrong) > 0 {
		t.Errorf("check: %q", wrong)
	}
}

// statementsByRole tries statements as each role, each in a transaction of its own that is
// taken back.
func statementsByRole(t *testing.T, d newsdesk, claim, other, source string) {
	const event = `INSERT INTO galley.events (id, at, editor, kind, target, action, what, edits) VALUES ('x', '2026-01-01', '%s', 'did', '', 'a', 'b', '[]')`
	const verdict = `INSERT INTO galley.verdicts (id, claim_id, scale_id, rating, reasoning, given_by, given_at, signed_by, signed_at)
		SELECT 'x', claim_id, scale_id, rating, '', '%s', '2026-01-01', '%s', '' FROM galley.verdicts WHERE claim_id = '` + "CLAIM" + `' LIMIT 1`
	all := []string{"reader", "checker", "blind", "second", "chief"}
	writers := all[1:]
	conns := map[string]*pgx.Conn{}
	for _, role := range all {
		conns[role] = d.raw(t, role)
	}
	for _, c := range []struct {
		what, sql string
		may       []string // without being refused
	}{
		{"read a claim", `SELECT wording FROM galley.claims WHERE id = '` + claim + `'`, all},
		{"change a claim", `UPDATE galley.claims SET wording = 'x' WHERE id = '` + claim + `'`, writers},
		{"write history in one's own name", fmt.Sprintf(event, "ME"), writers},
		{"write history in another's name", fmt.Sprintf(event, "Ann"), nil},
		{"say that history came by a merge", strings.Replace(strings.Replace(fmt.Sprintf(event, "Ann"), "edits)", "edits, merged_by)", 1), "'[]')", "'[]', 'm')", 1), nil},
		{"change who did something", `UPDATE galley.events SET editor = 'ME' WHERE editor <> 'ME'`, nil},
		{"change what somebody did", `UPDATE galley.events SET what = 'x' WHERE seq = (SELECT min(seq) FROM galley.events WHERE editor <> 'ME')`, []string{"chief"}},
		{"delete from history", `DELETE FROM galley.events WHERE id = 'alone'`, []string{"chief"}},
		{"take a step out of a claim's history", `DELETE FROM galley.event_subjects WHERE subject = '` + claim + `'`, []string{"chief"}},
		{"give a verdict", strings.Replace(fmt.Sprintf(verdict, "ME", ""), "CLAIM", claim, 1), writers},
		{"give a verdict in another's name", strings.Replace(fmt.Sprintf(verdict, "Ann", ""), "CLAIM", claim, 1), nil},
		{"give a verdict that is signed already", strings.Replace(fmt.Sprintf(verdict, "ME", "ME"), "CLAIM", claim, 1), nil},
		{"sign what one gives as another", strings.Replace(fmt.Sprintf(verdict, "Ann", "ME"), "CLAIM", claim, 1), nil},
		{"sign off the checker's verdict", `UPDATE galley.verdicts SET signed_by = 'ME', signed_at = 'now' WHERE claim_id = '` + claim + `'`, []string{"blind", "second", "chief"}},
		{"sign off the second editor's verdict", `UPDATE galley.verdicts SET signed_by = 'ME', signed_at = 'now' WHERE claim_id = '` + other + `'`, []string{"blind", "chief"}},
		{"sign off in another's name", `UPDATE galley.verdicts SET signed_by = 'Ann', signed_at = 'now' WHERE claim_id = '` + claim + `'`, nil},
		{"take a verdict for one's own and sign it for another", `UPDATE galley.verdicts SET given_by = 'Ann', signed_by = 'ME' WHERE claim_id = '` + claim + `'`, nil},
		{"change the checker's rating", `UPDATE galley.verdicts SET rating = 'False' WHERE claim_id = '` + claim + `'`, []string{"checker", "chief"}},
		{"call a claim signed off that nobody signed", `UPDATE galley.claims SET status = 'signed off' WHERE id = '` + claim + `'`, []string{"blind", "second", "chief"}},
		{"change a scale", `UPDATE galley.scales SET name = 'x'`, []string{"chief"}},
		{"erase", `DELETE FROM galley.ticks`, []string{"chief"}},
		{"write the names of the staff", `UPDATE galley.staff SET editor = 'Ann' WHERE editor = 'ME'`, nil},
		{"write what is confidential", `DELETE FROM galley.confidential`, nil},
		{"invite", `SELECT galley.invite('x_` + d.name + `', 'X', 'chief', true, 'SCRAM-SHA-256$1:a$b:c', '')`, []string{"chief"}},
		{"remove somebody", `SELECT galley.dismiss('` + d.login("leaver") + `', '')`, []string{"chief"}},
		{"make themselves a chief", `GRANT galley_` + d.name + `_chief TO ` + d.login("checker"), nil},
		{"become who runs the server", `SET SESSION AUTHORIZATION galley`, nil},
		{"switch the policies off", `ALTER TABLE galley.sources DISABLE ROW LEVEL SECURITY`, nil},
		{"switch the triggers off", `SET session_replication_role = replica`, nil},
		{"hide who asks", `DROP FUNCTION galley.me() CASCADE`, nil},
		{"open a confidential source", `UPDATE galley_veiled.sources SET is_private = false WHERE id = '` + source + `'`, nil},
		{"change a confidential source", `UPDATE galley_veiled.sources SET alias = 'x' WHERE id = '` + source + `'`, nil},
		{"change private evidence", `UPDATE galley_veiled.evidence SET stance = 'supports' WHERE is_private`, nil},
		{"say that a source is confidential", `UPDATE galley_veiled.sources SET is_private = true WHERE title = 'Atlas'`, writers},
	} {
		for _, role := range all {
			tx, err := conns[role].Begin(t.Context())
			must(t, err)
			_, err = tx.Exec(t.Context(), strings.ReplaceAll(c.sql, "ME", role))
			must(t, tx.Rollback(t.Context()))
			var said *pgconn.PgError
			switch may := slices.Contains(c.may, role); {
			case err != nil && (!errors.As(err, &said) || said.Code != "42501"):
				t.Errorf("%s, as %s: %v", c.what, role, err)
			case may != (err == nil):
				t.Errorf("%s, as %s: allowed %v, want %v (%v)", c.what, role, err == nil, may, err)
			}
		}
	}
}

// namesByRole reads all that each role can read, in every table and view, and looks for what leads
// to the confidential source.
func namesByRole(t *testing.T, d newsdesk) {
	for role, want := range map[string]bool{"reader": false, "checker": false, "blind": false, "second": true, "chief": true} {
		conn := d.raw(t, role)
		rows, err := conn.Query(t.Context(), `SELECT n.nspname || '.' || c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'v', 'm') AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
			AND (n.nspname NOT IN ('pg_catalog', 'information_schema') OR c.relname IN ('pg_stats', 'pg_stats_ext', 'pg_statistic', 'pg_stat_activity'))`)
		must(t, err)
		tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
		must(t, err)
		if len(tables) < 40 {
			t.Fatalf("%s reads %d tables", role, len(tables))
		}
		found := map[string]string{}
		for _, table := range tables {
			var text string
			must(t, conn.QueryRow(t.Context(), "SELECT coalesce(string_agg(t::text, ' '), '') FROM "+table+" AS t").Scan(&text))
			if at := strings.Index(strings.ToLower(text), "roevik"); at >= 0 {
				found[table] = text[max(0, at-60):min(len(text), at+60)]
			}
		}
		if !want && len(found) > 0 {
			t.Errorf("%s reads the name: %q", role, found)
		}
		if want && (found["galley.sources"] == "" || found["galley.events"] == "" || found["galley.files"] == "" || found["galley.evidence"] == "") {
			t.Errorf("%s does not read the name: %q", role, found)
		}
	}
}
