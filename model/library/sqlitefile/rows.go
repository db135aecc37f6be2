package sqlitefile

import (
	"context"
	"encoding/binary"
	"slices"
)

// Kind is what a column of a STRICT table may hold.
type Kind int

// The kinds of columns.
const (
	Any Kind = iota
	Text
	Integer
	Blob
)

// Column is a column of a table that is looked for.
type Column struct {
	Kind  Kind
	Null  bool // may be empty
	RowID bool // the INTEGER PRIMARY KEY, which is not stored twice
}

// Table is a table that is looked for. Its columns stand in the order they are
// stored in: those of the key first where the table has no rowids.
type Table struct {
	Name    string
	Columns []Column
	Least   int              // columns that a row has: those added later are not in old ones
	Keyed   bool             // WITHOUT ROWID
	Fits    func([]any) bool // reports whether a row that nothing leads to looks like one of this table; nil: all do
}

// Row is a row that was read.
type Row struct {
	Table    *Table
	Values   []any    // nil, int64, float64, string or []byte; fewer than columns where it is old or torn
	Torn     bool     // its end is lost
	Pages    []uint32 // that it stands on
	Unlinked bool     // nothing leads to the page it stands on: it may be an old copy
}

// Losses says what could not be read, or could only be guessed to belong to a table.
type Losses struct {
	Unread   int // pages that something leads to and that cannot be read as what they should be
	Cells    int // entries of pages that cannot be read
	Unlinked int // rows on pages that nothing leads to
}

// reader goes through an image once.
type reader struct {
	*Image
	ctx    context.Context
	each   func(Row) error
	seen   []bool // pages that belong somewhere
	broken map[*Table]bool
	losses Losses
}

// Rows reads the rows of tables, in the order of their keys as far as the trees
// are whole. What nothing leads to any more is told by what it looks like, and
// comes last. each must not keep what it is given.
func (m *Image) Rows(ctx context.Context, tables []*Table, each func(Row) error) (Losses, error) {
	r := &reader{Image: m, ctx: ctx, each: each, seen: make([]bool, int(m.count)+1), broken: map[*Table]bool{}}
	roots := r.roots()
	for _, t := range tables {
		root, known := roots[t.Name]
		if !known {
			r.broken[t] = true
			continue
		}
		delete(roots, t.Name)
		if err := r.walk(root, t); err != nil {
			return r.losses, err
		}
	}
	for _, root := range roots { // of indexes, and of what can be made anew
		if err := r.walk(root, nil); err != nil {
			return r.losses, err
		}
	}
	if len(r.broken) == 0 {
		return r.losses, nil
	}
	r.free()
	return r.losses, r.scan(tables)
}

// roots are the pages that trees begin on, by the name of the table or index.
func (r *reader) roots() map[string]uint32 {
	roots := map[string]uint32{}
	whole := true
	queue := []uint32{1}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		n, ok := r.node(at)
		if at == 0 || int(at) >= len(r.seen) || r.seen[at] || !ok || n.kind != tableLeaf && n.kind != tableInterior {
			whole = false
			continue
		}
		r.seen[at] = true
		whole = whole && n.bad == 0
		if n.kind == tableLeaf {
			r.addRoots(roots, n)
			continue
		}
		for _, c := range n.cells {
			queue = append(queue, c.child)
		}
		queue = append(queue, n.right)
	}
	if !whole {
		r.scanForRoots(roots)
	}
	return roots
}

// addRoots notes the roots that a page of the schema names.
func (r *reader) addRoots(roots map[string]uint32, n node) {
	for _, c := range n.cells {
		values, _, ok := decode(c.payload)
		if !ok || !isSchema(values) {
			continue
		}
		if root, ok := values[3].(int64); ok && root > 0 && root <= int64(r.count) {
			name := values[1].(string)
			if _, twice := roots[name]; !twice {
				roots[name] = uint32(root)
			}
		}
	}
}

// scanForRoots looks for pages of the schema among those that its tree does not
// lead to.
func (r *reader) scanForRoots(roots map[string]uint32) {
	for at := uint32(1); at <= r.count; at++ {
		if r.seen[at] {
			continue
		}
		if n, ok := r.node(at); ok && n.kind == tableLeaf {
			before := len(roots)
			r.addRoots(roots, n)
			r.seen[at] = len(roots) > before
		}
	}
}

// isSchema reports whether values are a row of sqlite_schema.
func isSchema(values []any) bool {
	if len(values) != 5 {
		return false
	}
	kind, _ := values[0].(string)
	_, named := values[1].(string)
	_, of := values[2].(string)
	return named && of && (kind == "table" || kind == "index" || kind == "trigger" || kind == "view")
}

// walk reads a tree from its root; t is nil where nobody wants what is in it.
func (r *reader) walk(root uint32, t *Table) error {
	stack := []uint32{root}
	var keyed *bool // what kind of tree it is; nil until the root of an unknown one is read
	if t != nil {
		keyed = &t.Keyed
	}
	for len(stack) > 0 {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		n, rows, ok := r.nodeOf(at, t, keyed)
		if !ok {
			r.lose(t)
			continue
		}
		if keyed == nil {
			is := n.keyed()
			keyed = &is
		}
		if lost := n.bad + len(n.cells) - len(rows); t != nil && n.kind != tableInterior && lost > 0 {
			r.losses.Cells += lost
			r.broken[t] = true
		}
		if n.kind == indexInterior || n.kind == tableInterior {
			if n.bad > 0 {
				r.lose(t)
			}
			stack = append(stack, n.right)
			for i := len(n.cells) - 1; i >= 0; i-- {
				stack = append(stack, n.cells[i].child)
			}
		}
		for _, row := range rows {
			if err := r.each(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// lose notes that a page of a table cannot be read.
func (r *reader) lose(t *Table) {
	r.losses.Unread++
	if t != nil {
		r.broken[t] = true
	}
}

// nodeOf reads a page of a tree, with its rows. It is none of the tree where it
// belongs elsewhere already, is of another kind, or mostly holds something else: a
// damaged page led here.
func (r *reader) nodeOf(at uint32, t *Table, keyed *bool) (n node, rows []Row, ok bool) {
	if at == 0 || int(at) >= len(r.seen) || r.seen[at] {
		return n, nil, false
	}
	if n, ok = r.node(at); !ok || keyed != nil && n.keyed() != *keyed {
		return n, nil, false
	}
	rows = r.rows(n, t)
	if t != nil && n.kind != tableInterior && len(n.cells) > 0 && 2*len(rows) < len(n.cells) {
		return n, nil, false
	}
	r.seen[at] = true
	return n, rows, true
}

// rows are those of a page that look like a table's.
func (r *reader) rows(n node, t *Table) []Row {
	if t == nil || n.kind == tableInterior {
		return nil
	}
	var rows []Row
	for _, c := range n.cells {
		values, torn, ok := decode(c.payload)
		if !ok {
			continue
		}
		if values, ok = t.take(values, c.rowid, torn); ok {
			rows = append(rows, Row{Table: t, Values: values, Torn: torn || c.torn, Pages: append([]uint32{n.number}, c.further...)})
		}
	}
	return rows
}

// take is a row of the table, if values can be one.
func (t *Table) take(values []any, rowid int64, torn bool) ([]any, bool) {
	if len(values) > len(t.Columns) || len(values) < t.Least && !torn || len(values) == 0 {
		return nil, false
	}
	for i, v := range values {
		c := t.Columns[i]
		ok := false
		switch v.(type) {
		case nil:
			if ok = c.Null; c.RowID && !t.Keyed {
				values[i], ok = rowid, true
			}
		case string:
			ok = c.Kind == Text
		case int64:
			ok = c.Kind == Integer && !c.RowID
		case []byte:
			ok = c.Kind == Blob
		}
		if !ok && c.Kind != Any {
			return nil, false
		}
	}
	return values, true
}

// free marks the pages that hold nothing any more.
func (r *reader) free() {
	next, _ := r.Number(32)
	for hops := uint32(0); next != 0 && hops < r.count; hops++ {
		page, ok := r.page(next)
		if !ok || r.seen[next] {
			return
		}
		n := int64(binary.BigEndian.Uint32(page[4:]))
		if n > int64(r.usable/4-2) {
			return
		}
		for i := range n {
			if leaf := binary.BigEndian.Uint32(page[8+4*i:]); leaf == 0 || leaf > r.count {
				return // a damaged page is not believed in anything
			}
		}
		r.seen[next] = true
		for i := range n {
			r.seen[binary.BigEndian.Uint32(page[8+4*i:])] = true
		}
		next = binary.BigEndian.Uint32(page)
	}
}

// scan reads the pages that nothing leads to, for tables that something is
// missing of.
func (r *reader) scan(tables []*Table) error {
	for at := uint32(1); at <= r.count; at++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if r.seen[at] {
			continue
		}
		n, ok := r.node(at)
		if !ok || n.kind == tableInterior {
			continue
		}
		var best []Row
		for _, t := range tables {
			if !r.broken[t] || t.Keyed != (n.kind != tableLeaf) {
				continue
			}
			rows := r.rows(n, t)
			if t.Fits != nil {
				rows = slices.DeleteFunc(rows, func(row Row) bool { return !t.Fits(row.Values) })
			}
			if len(rows) > len(best) {
				best = rows
			}
		}
		for _, row := range best {
			row.Unlinked = true
			r.losses.Unlinked++
			if err := r.each(row); err != nil {
				return err
			}
		}
	}
	return nil
}
