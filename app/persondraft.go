package app

import (
	"maps"
	"strings"
)

// What stands on the board of a person, by name: an answer to each claim, and the card that notes a call.
const (
	fieldAnswer = "answer."
	fieldCall   = "call."
)

// draftOf is what is typed on the board of a person and not stored, as the journal keeps it.
func (l *peopleListing) draftOf(id, name string) *draft {
	fields := func() map[string]string {
		all := map[string]string{}
		for claim, text := range l.board.Typed(id) {
			all[fieldAnswer+claim] = text
		}
		for field, text := range l.board.Noting(id) {
			all[fieldCall+field] = text
		}
		return all
	}
	return &draft{
		kind: kindAnswers, subject: id, about: name, fields: fields, hide: func() {},
		typed: func() bool { return len(fields()) > 0 },
		restore: func(all map[string]string) {
			answers, call := map[string]string{}, map[string]string{}
			for field, text := range maps.All(all) {
				if claim, is := strings.CutPrefix(field, fieldAnswer); is {
					answers[claim] = text
				} else if field, is := strings.CutPrefix(field, fieldCall); is {
					call[field] = text
				}
			}
			l.board.Restore(id, answers)
			if len(call) > 0 {
				l.board.RestoreCall(id, call)
			}
		},
	}
}
