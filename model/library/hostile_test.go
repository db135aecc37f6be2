package library

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"galley/model"
	"galley/model/query"
)

// hostileRows are what a file from elsewhere may hold in tables that are ours.
var hostileRows = map[string]string{
	"blocks past the text":   `UPDATE versions SET blocks = '[{"kind":"paragraph","start":0,"end":9000000}]'`,
	"blocks before the text": `UPDATE versions SET blocks = '[{"kind":"paragraph","start":-5,"end":3}]'`,
	"blocks out of order": `UPDATE versions SET blocks = ` +
		`'[{"kind":"paragraph","start":9,"end":20},{"kind":"paragraph","start":0,"end":3}]'`,
	"blocks turned round":         `UPDATE versions SET blocks = '[{"kind":"paragraph","start":9,"end":3}]'`,
	"blocks of no kind":           `UPDATE versions SET blocks = '[{"kind":"<script>","start":0,"end":3}]'`,
	"blocks of a huge level":      `UPDATE versions SET blocks = '[{"kind":"heading","start":0,"end":3,"level":999999999}]'`,
	"blocks that are no JSON":     `UPDATE versions SET blocks = '[{'`,
	"blocks that are text":        `UPDATE versions SET blocks = '"x"'`,
	"blocks nested":               `UPDATE versions SET blocks = '` + strings.Repeat("[", 20_000) + `'`,
	"blocks with numbers too big": `UPDATE versions SET blocks = '[{"kind":"paragraph","start":0,"end":99999999999999999999999}]'`,
	"lines hidden that are not":   `UPDATE versions SET hidden = '[7,-1]'`,
	"lines hidden twice":          `UPDATE versions SET hidden = '[0,0]'`,
	"hidden that is no JSON":      `UPDATE versions SET hidden = 'x'`,
	"a left-out part past itself": `UPDATE versions SET left_out = ` +
		`'[{"text":"x","blocks":[{"kind":"paragraph","start":0,"end":9000}],"reason":"","after":0}]'`,
	"a left-out part nowhere": `UPDATE versions SET left_out = ` +
		`'[{"text":"x","blocks":[{"kind":"paragraph","start":0,"end":1}],"reason":"","after":9000}]'`,
	"left-out parts of no JSON":  `UPDATE versions SET left_out = '['`,
	"a note past the text":       `UPDATE versions SET notes = '[{"kind":"comment","start":1,"end":90000,"text":"x"}]'`,
	"a note of no kind":          `UPDATE versions SET notes = '[{"kind":"x","start":-1,"end":-1,"text":"x"}]'`,
	"notes of no JSON":           `UPDATE versions SET notes = '['`,
	"a text that is none":        `UPDATE versions SET text = CAST(x'61ff62' AS TEXT), blocks = '[]'`,
	"a version of no number":     `UPDATE versions SET number = -9223372036854775808`,
	"a version of a huge number": `UPDATE versions SET number = 9223372036854775807`,
	"another text":               `UPDATE versions SET text = text || 'x'`,
	"a passage past the text":    `UPDATE appearances SET start = 3, "end" = 9000000`,
	"a passage before the text":  `UPDATE appearances SET start = -9223372036854775808, "end" = 3`,
	"a passage turned round":     `UPDATE appearances SET start = 30, "end" = 3`,
	"a passage of other words":   `UPDATE appearances SET exact = 'x'`,
	"a passage in no state":      `UPDATE appearances SET state = 'flying'`,
	"a passage at huge places":   `UPDATE appearances SET state = 'orphaned', places = 9223372036854775807`,
	"ratings that are no JSON":   `UPDATE scales SET ratings = '{]'`,
	"ratings that are none":      `UPDATE scales SET ratings = '[]'`,
	"ratings with a huge tone":   `UPDATE scales SET ratings = '[{"label":"Mostly true","tone":99999}]'`,
	"ratings without end": `UPDATE scales SET ratings = (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i ` +
		`< 5000) SELECT json_group_array(json_object('label', 'x' || i)) FROM n)`,
	"ratings of one name":        `UPDATE scales SET ratings = '[{"label":"True"},{"label":"true"}]'`,
	"a claim of no status":       `UPDATE claims SET status = ''`,
	"a claim of another status":  `UPDATE claims SET status = 'x"><script>'`,
	"a claim of no kind":         `UPDATE claims SET kind = 'x"><script>'`,
	"a claim that is no text":    `UPDATE claims SET wording = CAST(x'ff' AS TEXT)`,
	"a moment that is none":      `UPDATE claims SET created = '"/><script>'`,
	"evidence of no stance":      `UPDATE evidence SET stance = 'x"><script>'`,
	"a source of no reliability": `UPDATE sources SET reliability = 'very'`,
	"a record without an id":     `INSERT INTO tags SELECT '', subject, word, added, deleted FROM tags`,
	"events that are no JSON":    `UPDATE events SET packed = x'', edits = '[{"noun":'`,
	"events of no noun":          `UPDATE events SET packed = x'', edits = '[{"noun":"ghost","id":"x","before":null,"after":{}}]'`,
	"events of two records": `UPDATE events SET packed = x'', edits = ` +
		`'[{"noun":"claim","id":"x","before":{"id":"x"},"after":{"id":"y"}}]'`,
	"events of nothing":            `UPDATE events SET packed = x'', edits = '[{"noun":"claim","id":"x","before":null}]'`,
	"events packed of no noun":     packedRows(`[{"n":"ghost","i":"x","w":{"id":"x"},"c":null}]`),
	"events packed of two records": packedRows(`[{"n":"claim","i":"x","w":{"id":"y"},"c":null}]`),
	"events packed of nothing":     packedRows(`[{}]`),
	"events packed without end":    packedRows(`[` + strings.Repeat(`{},`, 5<<20) + `{}]`),
	"events packed past a field": packedRows(`[{"n":"claim","i":"x","w":{"id":"x","wording":"a"},"c":[["wording",9223372036854775807,` +
		`9223372036854775807,"","abcde"]]}]`),
	"events built on themselves": `UPDATE events SET id = 'e' || seq; ` + packedRows(`[{"n":"claim","i":"x","b":"e1","d":1,"c":[]}]`),
	"events built on nothing":    packedRows(`[{"n":"claim","i":"x","b":"gone","d":1,"c":[]}]`),
	"events packed by nobody":    `UPDATE events SET packed = x'0102030405'`,
	"events of no kind":          `UPDATE events SET kind = 'dreamt'`,
	"an event of the last number": `UPDATE events SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM events); UPDATE ` +
		`event_subjects SET event_seq = 9223372036854775807 WHERE event_seq = (SELECT max(event_seq) FROM event_subjects)`,
	"edits of no noun": `INSERT INTO event_edits VALUES (1, 'ghost', 'x', 'brought', '', '')`,
	"edits of no kind": `INSERT INTO event_edits VALUES (1, 'claim', 'x', 'dreamt', '', '')`,
	"edits that are no JSON": `UPDATE events SET long = 1, edits = '[]' WHERE seq = 1; INSERT INTO event_edits VALUES (1, 'claim', ` +
		`'x', 'changed', '{', '')`,
	"merged things of no noun": `INSERT INTO merged_ids VALUES ('ghost', 'a', 'b', 'c')`,
	"a dispute about nothing": `INSERT INTO disputes SELECT 'd', id, 'ghost', id, 'wording', '{', '[1]', '', '', '', '', '', '', '', ` +
		`'', '' FROM claims`,
	"a dispute that is no JSON": `INSERT INTO disputes SELECT 'd', id, 'claim', id, 'wording', '{', '[1]', '', '', '', '', '', '', '', ` +
		`'', '' FROM claims`,
	"a dispute chosen by dice": `INSERT INTO disputes SELECT 'd', id, 'claim', id, 'wording', '{}', '{}', '', '', '', '', '', 'dice', ` +
		`'', '', '' FROM claims`,
	"a file of negative size":      `UPDATE files SET size = -1`,
	"a file of another size":       `UPDATE files SET size = 3`,
	"a file of a huge size":        `UPDATE files SET size = 9223372036854775807`,
	"bytes that are none":          `UPDATE file_bytes SET packed = x'00'`,
	"bytes of another file":        `UPDATE file_bytes SET packed = x'` + fmt.Sprintf("%x", packer.EncodeAll([]byte("originaL"), nil)) + `'`,
	"a file without its bytes":     `DELETE FROM file_bytes`,
	"a row that points to nothing": `UPDATE verdicts SET scale_id = 'ghost'`,
}

// packedRows puts edits, packed as Galley packs them, into every event.
func packedRows(edits string) string {
	return fmt.Sprintf("UPDATE events SET edits = '', packed = x'%x'", eventPacker.EncodeAll([]byte(edits), []byte{packedAs}))
}

// readAll goes over all that a library tells, and does what a person might. It is
// not to panic and not to hang; what it is told does not matter.
func readAll(ctx context.Context, l *Library) {
	all, _ := l.Articles(ctx)
	subjects := []string{""}
	for _, a := range all {
		subjects = append(subjects, a.ID)
	}
	claims, _ := l.Dossiers(ctx)
	for _, d := range claims {
		subjects = append(subjects, d.Claim.ID)
		_, _ = d.Rating()
		for _, v := range d.Verdicts {
			d.LooksStale(v.ID)
		}
	}
	sources, _ := l.Sources(ctx)
	for _, s := range sources {
		subjects = append(subjects, s.ID)
		held, _ := l.Attachments(ctx, s.ID)
		for _, h := range held {
			_, _ = l.FileBytes(ctx, h.FileHash)
		}
	}
	for _, id := range subjects {
		_, _ = l.History(ctx, id, 0)
		_, _ = l.Article(ctx, id)
		_, _ = l.Dossier(ctx, id)
		_, _ = l.TagsIn(ctx, id)
		if p, err := l.Proof(ctx, id, 0); err == nil {
			for _, b := range p.Version.Blocks {
				_ = p.Version.Text[b.Start:b.End]
			}
			for _, h := range p.Version.Hidden {
				_ = p.Version.Blocks[h]
			}
			for _, d := range p.Dossiers {
				for _, a := range d.AppearancesIn(p.Version.ID) {
					_ = p.Version.Text[a.Start:a.End]
					_ = d.LooksStale(a.VersionID)
				}
				_, _ = d.Rewording(p.Version.ID)
			}
			_, _ = l.FileBytes(ctx, p.Version.FileHash)
			_, _ = l.Apply(ctx, "Bob", model.TakeIn{ArticleID: id, Parts: []int{0}})
			_, _ = l.Apply(ctx, "Bob", model.HideBlocks{VersionID: p.Version.ID, Blocks: []int{0}, Hide: true})
			text := "Another text: 21,000 troops stand at the border."
			_, _ = l.Apply(ctx, "Bob", model.ReviseArticle{ArticleID: id, Document: model.Document{
				Text: text, Blocks: []model.Block{{Kind: model.Paragraph, End: len(text)}}, Original: model.File{SHA256: p.Version.FileHash},
			}})
		}
	}
	q := query.Parse("troops OR minister speaker:x", false)
	_, _ = l.Find(ctx, q, 10)
	_, _ = l.FindWhileTyping(ctx, q, 10)
	_, _ = l.Scales(ctx)
	_, _ = l.Collections(ctx)
	_, _ = l.Tags(ctx)
	_, _ = l.Tally(ctx)
	_, _ = l.TrashedClaims(ctx, 0, 10)
	_, _ = l.Shelf(ctx, model.ShelfQuery{}, 0, 50)
	disputes, _ := l.Disputes(ctx, 10)
	for _, d := range disputes {
		_, _ = l.DisputeDetails(ctx, d.ID)
		_, _ = l.Apply(ctx, "Bob", model.DecideDispute{ID: d.ID, Choice: model.ChoiceTheirs})
	}
	for range 3 {
		_, _, _ = l.CanUndo(ctx, "Bob")
		_, _ = l.Undo(ctx, "Bob")
	}
	_, _, _ = l.CanRedo(ctx, "Bob")
	_, _ = l.Redo(ctx, "Bob")
}

func TestARowThatNoGalleyWroteIsToldOfAndHarmsNobody(t *testing.T) {
	onFile(t)
	for name, statement := range hostileRows {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := alteredBy(t, "PRAGMA foreign_keys = OFF", statement)
			ours, err := Open(t.Context(), emptyLibrary.library(t))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = ours.Close() }()
			_, err = ours.Merge(t.Context(), "Ann", path, nil)
			wantSentence(t, err, "merged")
			_, err = ours.Restore(t.Context(), path)
			wantSentence(t, err, "restored")
			l, err := Open(t.Context(), path)
			if err != nil {
				wantSentence(t, err, "opened")
				return
			}
			defer func() { _ = l.Close() }()
			if wrong, err := l.Check(t.Context()); err == nil && len(wrong) == 0 {
				t.Error("the check calls it sound")
			}
			readAll(t.Context(), l)
		})
	}
}

// TestADecidedDisputeNeverAltersAnotherRecord: what the other library said of a
// field may name any field at all.
func TestADecidedDisputeNeverAltersAnotherRecord(t *testing.T) {
	unraced(t)
	onFile(t)
	for name, theirs := range map[string]string{
		"another id": `{"id":"six-steps"}`, "a tombstone": `{"deleted":"2026-01-01T00:00:00.000Z"}`, "another status": `{"status":"x"}`,
	} {
		path := alteredBy(t, `INSERT INTO disputes SELECT 'd', id, 'claim', id, 'wording', '{}', '`+theirs+
			`', '', '', '', '', '', '', '', '', '' FROM claims`)
		l, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Apply(t.Context(), "Ann", model.DecideDispute{ID: "d", Choice: model.ChoiceTheirs}); !model.HasCode(err, model.Damaged) {
			t.Errorf("%s: it was taken over: %v", name, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStoredBytesAreReadNoFurtherThanTheirSize(t *testing.T) {
	unraced(t)
	onFile(t)
	bomb := manyZeros(2 << 30)
	in, err := zstd.NewReader(strings.NewReader(bomb))
	must(t, err)
	if _, err := io.CopyN(io.Discard, in, 8<<20); err != nil { // all of it takes seconds
		t.Fatal("it does not unpack: ", err)
	}
	in.Close()
	path := alteredBy(t, fmt.Sprintf("UPDATE file_bytes SET packed = x'%x'", bomb))
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	all, err := l.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Proof(t.Context(), all[0].ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := l.FileBytes(t.Context(), p.Version.FileHash); !model.HasCode(err, model.Damaged) {
		t.Errorf("2 GB were read for a file of 8 bytes: %v", err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) == 0 {
		t.Errorf("the check says %v, %v", wrong, err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 100<<20 {
		t.Errorf("%d MB were taken for a file of 8 bytes", took>>20)
	}
}

// manyZeros is a zstd frame of n zeros in blocks of 128 KB, each of which says what
// byte it repeats (RFC 8878): an encoder would take seconds.
func manyZeros(n int) string {
	const block = 128 << 10
	frame := "\x28\xb5\x2f\xfd" + "\x00" + "\x68" // no size is stated; a window of 8 MB
	repeat := func(last int) string {
		head := block<<3 | 1<<1 | last
		return string([]byte{byte(head), byte(head >> 8), byte(head >> 16), 0})
	}
	return frame + strings.Repeat(repeat(0), n/block-1) + repeat(1)
}

// FuzzOpenAndMerge opens, reads, checks and merges a library in whose file bytes
// were changed. Whatever it holds, there is an end and no panic.
func FuzzOpenAndMerge(f *testing.F) {
	file := fuzzedLibrary(f)
	f.Add(uint32(18), []byte{9}, uint32(24), []byte{9})
	f.Add(uint32(60), []byte{0xff, 0xff, 0xff, 0xff}, uint32(0), []byte{})
	f.Add(uint32(100), []byte{0x05, 0xff, 0xff}, uint32(4096), []byte{13})
	f.Add(uint32(len(file)/2), []byte(strings.Repeat("\xff", 64)), uint32(len(file)-100), []byte("{[\"\\"))
	ours, err := Open(f.Context(), filepath.Join(f.TempDir(), "ours.galley"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = ours.Close() })
	f.Fuzz(func(t *testing.T, at uint32, with []byte, then uint32, more []byte) {
		data := append([]byte{}, file...)
		copy(data[int(at)%len(data):], with)
		copy(data[int(then)%len(data):], more)
		path := filepath.Join(t.TempDir(), "theirs.galley")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _ = ours.Merge(t.Context(), "Ann", path, nil)
		l, err := Open(t.Context(), path)
		if err != nil {
			return
		}
		defer func() { _ = l.Close() }()
		_, _ = l.Check(t.Context())
		readAll(t.Context(), l)
	})
}

// fuzzedLibrary is the file of a small library, at rest.
func fuzzedLibrary(f *testing.F) []byte {
	path := filepath.Join(f.TempDir(), "small.galley")
	l, err := Open(f.Context(), path)
	if err != nil {
		f.Fatal(err)
	}
	stockedWith(f, l)
	if err := l.Close(); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	return data
}

// FuzzStoredBytes reads bytes as they might stand in a library.
func FuzzStoredBytes(f *testing.F) {
	f.Add(packer.EncodeAll([]byte("original"), nil), int64(8))
	f.Add([]byte{0x28, 0xb5, 0x2f, 0xfd, 0xa4, 0xff, 0xff, 0xff, 0x7f}, int64(1<<40))
	f.Add([]byte{}, int64(-1))
	l, err := Open(f.Context(), filepath.Join(f.TempDir(), "library.galley"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = l.Close() })
	db := l.write
	if err := db.Exec("INSERT INTO files VALUES ('x', 'x', '', 0, ''); INSERT INTO file_bytes VALUES ('x', x'')").Error; err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, stored []byte, size int64) {
		if err := db.Exec("UPDATE file_bytes SET packed = ?", stored).Error; err != nil {
			t.Skip()
		}
		if got, err := unpack(db, model.File{SHA256: "x", Size: size}); err == nil {
			t.Errorf("%d bytes are taken for a file they are not", len(got))
		}
	})
}
