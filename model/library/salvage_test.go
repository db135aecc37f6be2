package library

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/library/sqlitefile"
)

// busy is a library file in which much was done, with a few hundred claims.
func busy(t testing.TB, seed uint64, steps int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "busy.galley")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	d := colleague{t: t, l: l, r: rand.New(rand.NewPCG(seed, 1)), name: "Ann"}
	for i := range 4 { // long texts, which go on in other pages
		text := strings.Repeat(pick(d.r, stories...)+model.BlockSeparator, 50+100*i)
		doc := document(fmt.Sprint("Long ", i), text+fmt.Sprint("The end of ", i))
		do(t, l, "Ann", model.ImportArticle{Document: doc})
	}
	for range steps {
		d.act()
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// stored is a row of a library: each row as text, by table and key, and the
// pages it stands on.
type stored struct {
	row   string
	pages []uint32
}

// rowsOf reads the rows of a file past SQLite, as it was before it was damaged.
func rowsOf(t testing.TB, path string) map[string]stored {
	t.Helper()
	l := fresh(t)
	s := &salvager{}
	if err := s.readTables(l.read); err != nil {
		t.Fatal(err)
	}
	image, err := sqlitefile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer image.Close()
	all := map[string]stored{}
	_, err = image.Rows(context.Background(), s.tables, func(row sqlitefile.Row) error {
		tables := []string{"articles", "versions", "claims", "appearances", "sources", "evidence", "verdicts", "files", "file_bytes",
			"events", "collections", "memberships", "tags", "asides", "ticks"}
		if !slices.Contains(tables, row.Table.Name) {
			return nil
		}
		if row.Torn || row.Unlinked {
			return fmt.Errorf("a row of %s in a sound library is torn or unlinked", row.Table.Name)
		}
		all[fmt.Sprint(row.Table.Name, " ", row.Values[0])] = stored{fmt.Sprint(row.Values...), row.Pages}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// damage spoils a file and says which pages.
func damage(r *rand.Rand, data []byte) (spoilt map[uint32]bool, damaged []byte, how string) {
	const size = 4096
	count := len(data) / size
	data = bytes.Clone(data)
	spoilt = map[uint32]bool{}
	spoil := func(at, n int) {
		for i := at; i < at+n && i < len(data); i++ {
			data[i] = byte(r.IntN(256))
			spoilt[uint32(i/size+1)] = true
		}
	}
	switch k := r.IntN(6); k {
	case 0: // a few pages
		n := 1 + r.IntN(8)
		for range n {
			spoil(r.IntN(count)*size, size)
		}
		how = fmt.Sprint(n, " pages")
	case 1: // the first, and some
		spoil(0, size)
		spoil(r.IntN(count)*size, size)
		how = "the first page"
	case 2: // cut off
		keep := count/3 + r.IntN(count*2/3)
		for p := keep; p < count; p++ {
			spoilt[uint32(p+1)] = true
		}
		if cut := r.IntN(size); cut > 0 && keep < count {
			data = data[:keep*size+cut]
		} else {
			data = data[:keep*size]
		}
		how = fmt.Sprint("cut off after ", keep, " of ", count)
	case 3: // zeros, as a disk leaves them
		at, n := r.IntN(count), 1+r.IntN(count/5+1)
		for p := at; p < min(at+n, count); p++ {
			clear(data[p*size : (p+1)*size])
			spoilt[uint32(p+1)] = true
		}
		how = fmt.Sprint(n, " pages of zeros")
	case 4: // bytes here and there
		n := 1 + r.IntN(40)
		for range n {
			spoil(r.IntN(len(data)), 1+r.IntN(16))
		}
		how = fmt.Sprint(n, " places")
	case 5: // the roots, which stand together at the beginning
		spoil(r.IntN(30)*size, size*(1+r.IntN(40)))
		how = "the roots"
	}
	return spoilt, data, how
}

// salvaged damages a library once and returns how much outside the damaged pages
// was there and how much of it was saved.
func salvaged(t testing.TB, data []byte, rows map[string]stored, seed uint64) (outside, saved int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	spoilt, damaged, how := damage(r, data)
	folder := t.TempDir()
	path, to := filepath.Join(folder, "damaged.galley"), filepath.Join(folder, "new.galley")
	put(t, path, string(damaged))
	out, err := Salvage(context.Background(), path, to, nil)
	if err != nil {
		t.Errorf("seed %d (%s): %v", seed, how, err)
		return 0, 0
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, damaged) {
		t.Errorf("seed %d (%s): the damaged file was altered, %v", seed, how, err)
	}
	l, err := Open(context.Background(), to)
	if err != nil {
		t.Errorf("seed %d (%s): %v", seed, how, err)
		return 0, 0
	}
	wrong, err := l.Check(context.Background())
	if err != nil || len(wrong) > 0 {
		t.Errorf("seed %d (%s): what was saved is not sound: %q, %v", seed, how, wrong, err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	now := rowsOf(t, to)
	var lost []string
	for key, row := range rows {
		if slices.ContainsFunc(row.pages, func(p uint32) bool { return spoilt[p] }) {
			continue
		}
		outside++
		if got, ok := now[key]; ok && (got.row == row.row || !strings.HasPrefix(key, "claims")) {
			saved++
		} else {
			lost = append(lost, key)
		}
	}
	if saved*100 < outside*95 {
		slices.Sort(lost)
		t.Errorf("seed %d (%s): of %d records outside the damage %d were saved; not %v…; %+v", seed, how, outside, saved,
			lost[:min(len(lost), 8)], out.Missing)
	}
	return outside, saved
}
