package state

import (
	"galley/model"

	"galley/app/locale"
)

// Row is one line of a list: an article with its progress, or a claim in the
// trash.
type Row struct {
	ID, Title string
	Origin    string // where and when it was published; of a claim, the article it was deleted from
	Claims    int
	Checked   int // signed off ones among them
	Signed    int
	Words     model.WordCount // of an article's newest version
}

// RowOf is an article's row.
func RowOf(a model.Summary) Row {
	origin := a.Publisher
	if a.Published != "" {
		origin = dotted(origin, a.Published[:min(len(a.Published), len("2006-01-02"))])
	}
	if a.Archived != "" && a.Deleted == "" {
		origin = dotted(origin, locale.Text("archived"))
	}
	return Row{ID: a.ID, Title: a.Title, Origin: origin, Claims: a.Claims, Checked: a.Checked, Signed: a.Signed, Words: a.Words}
}

func dotted(a, b string) string {
	if a == "" {
		return b
	}
	return a + " · " + b
}

// ChunkSize is how many rows are read at a time: more than a window shows, so
// that two chunks always cover it.
const ChunkSize = 64

// ChunksBetween are the chunks that rows are of, from the first to the one before end; there is one at least.
func ChunksBetween(first, end int) []int {
	chunks := []int{first / ChunkSize}
	for c := first/ChunkSize + 1; c*ChunkSize < end; c++ {
		chunks = append(chunks, c)
	}
	return chunks
}

// chunksKept is how many chunks stay in memory. A scroll back and forth reads
// nothing anew, and a list of any length takes little memory.
const chunksKept = 16

// Keyed is a row that is known by an id.
type Keyed interface{ Key() string }

// Key is its id.
func (r Row) Key() string { return r.ID }

// Rows are the rows of a list of articles, sources or claims in the trash.
type Rows = Chunks[Row]

// Chunks are the rows of a list of any length that were read so far.
type Chunks[R Keyed] struct {
	Total int // rows of the whole list
	read  map[int][]R
	order []int // chunks, the one used longest ago first
}

// Put adds a chunk that was read; the first chunk is 0.
func (p *Chunks[R]) Put(chunk int, rows []R) {
	if p.read == nil {
		p.read = map[int][]R{}
	}
	p.read[chunk] = rows
	p.use(chunk)
	for len(p.order) > chunksKept {
		delete(p.read, p.order[0])
		p.order = p.order[1:]
	}
}

func (p *Chunks[R]) use(chunk int) {
	for i, other := range p.order {
		if other == chunk {
			p.order = append(p.order[:i], p.order[i+1:]...)
			break
		}
	}
	p.order = append(p.order, chunk)
}

// Row is the row at an index; ok is false where it was not read yet.
func (p *Chunks[R]) Row(i int) (row R, ok bool) {
	if p == nil || i < 0 {
		return row, false
	}
	rows := p.read[i/ChunkSize]
	if i%ChunkSize >= len(rows) {
		return row, false
	}
	if len(p.order) > 0 && p.order[len(p.order)-1] != i/ChunkSize {
		p.use(i / ChunkSize)
	}
	return rows[i%ChunkSize], true
}

// Update replaces the row with the same id, where that was read.
func (p *Chunks[R]) Update(row R) {
	for _, rows := range p.read {
		for i := range rows {
			if rows[i].Key() == row.Key() {
				rows[i] = row
			}
		}
	}
}

// IndexOf is the index of an article among the rows read; -1 where it is not.
func (p *Chunks[R]) IndexOf(id string) int {
	if p == nil || id == "" {
		return -1
	}
	for chunk, rows := range p.read {
		for i := range rows {
			if rows[i].Key() == id {
				return chunk*ChunkSize + i
			}
		}
	}
	return -1
}
