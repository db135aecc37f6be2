package fulltext

import (
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// statement is the SELECT for a group.
func (g group) statement(db *gorm.DB, limit, newest int) (string, []any, error) {
	in := indexOf(db)
	var all matching
	var where []string
	add := func(m matching) { where, all.args = append(where, m.sql), append(all.args, m.args...) }
	join := ""
	if len(g.with) > 0 {
		if len(g.filters) > 0 {
			join = " " + engine.Of(db).JoinInOrder() + "search_docs AS d ON d.id = " + in.number()
		}
		add(in.fits(g.allAsked))
		add(matching{sql: in.number() + " < " + checksBegin})
	} else if len(g.without) > 0 {
		m := found(db, anyAsked(g.without), kind{})
		m.sql = "NOT " + m.sql
		add(m)
	}
	for _, f := range g.filters {
		m, err := condition(db, f.Filter, Asker{Today: model.Today()}, false)
		if err != nil {
			return "", nil, err
		}
		if f.not {
			m.sql = "NOT coalesce(" + m.sql + ", false)"
		} else if f.OfClaims() {
			add(matching{"d.id >= ?", []any{int64(firstClaim)}})
		}
		add(m)
	}
	if len(g.with) == 0 {
		add(matching{sql: "d.id < " + checksBegin})
	}
	all.sql = strings.Join(where, " AND ")
	if len(g.with) == 0 {
		return "SELECT d.id, 0.0 AS score FROM search_docs AS d WHERE " + all.sql + " ORDER BY d.id DESC LIMIT ?", append(all.args, limit), nil
	}
	sql, args := in.ranked(all, g.allAsked, join, limit, newest)
	return sql, args, nil
}
