package shelf

import "galley/model"

// Row is one line of the list: an article with its progress, or a claim in the
// trash.
type Row struct {
	ID, Title string
	Origin    string // where and when it was published; of a claim, the article it was deleted from
	Claims    int
	Checked   int // signed off ones among them
	Signed    int
}

// RowOf is an article's row.
func RowOf(a model.Summary) Row {
	origin := a.Publisher
	if a.Published != "" {
		origin = dotted(origin, a.Published[:min(len(a.Published), len("2006-01-02"))])
	}
	if a.Archived != "" && a.Deleted == "" {
		origin = dotted(origin, "archived")
	}
	return Row{ID: a.ID, Title: a.Title, Origin: origin, Claims: a.Claims, Checked: a.Checked, Signed: a.Signed}
}

func dotted(a, b string) string {
	if a == "" {
		return b
	}
	return a + " · " + b
}

// PageSize is how many rows are read at a time: more than a window shows, so
// that two pages always cover it.
const PageSize = 64

// pagesKept is how many pages stay when one reads on: a scroll back and forth
// reads nothing anew, and a list of any length takes little memory.
const pagesKept = 16

// Pages are the rows of a list of any length that were read so far.
type Pages struct {
	Total int // rows of the whole list
	read  map[int][]Row
	order []int // pages, the one used longest ago first
}

// Put takes in a page, the first is 0.
func (p *Pages) Put(page int, rows []Row) {
	if p.read == nil {
		p.read = map[int][]Row{}
	}
	p.read[page] = rows
	p.use(page)
	for len(p.order) > pagesKept {
		delete(p.read, p.order[0])
		p.order = p.order[1:]
	}
}

func (p *Pages) use(page int) {
	for i, other := range p.order {
		if other == page {
			p.order = append(p.order[:i], p.order[i+1:]...)
			break
		}
	}
	p.order = append(p.order, page)
}

// Row is the row at an index; ok is false where it was not read yet.
func (p *Pages) Row(i int) (row Row, ok bool) {
	if p == nil || i < 0 {
		return Row{}, false
	}
	rows := p.read[i/PageSize]
	if i%PageSize >= len(rows) {
		return Row{}, false
	}
	if len(p.order) > 0 && p.order[len(p.order)-1] != i/PageSize {
		p.use(i / PageSize)
	}
	return rows[i%PageSize], true
}

// Update puts a row in the place of the one with its id, where that was read.
func (p *Pages) Update(row Row) {
	for _, rows := range p.read {
		for i := range rows {
			if rows[i].ID == row.ID {
				rows[i] = row
			}
		}
	}
}

// IndexOf is where an article stands among the rows read; -1 where it does not.
func (p *Pages) IndexOf(id string) int {
	if p == nil || id == "" {
		return -1
	}
	for page, rows := range p.read {
		for i := range rows {
			if rows[i].ID == id {
				return page*PageSize + i
			}
		}
	}
	return -1
}
