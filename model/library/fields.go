package library

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"galley/model"
)

// fields are a record's, each as JSON.
type fields map[string]json.RawMessage

func readFields(record []byte) (fields, error) {
	var f fields
	if err := json.Unmarshal(record, &f); err != nil {
		return nil, err
	}
	if f == nil {
		return nil, fmt.Errorf("no record: %.20s", record)
	}
	return f, nil
}

func fieldsOf(r model.Record) (fields, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	return readFields(text)
}

func (f fields) record(noun model.Noun) (model.Record, error) {
	text, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	return model.ReadRecord(noun, text)
}

func (f fields) same(other fields) bool {
	return maps.EqualFunc(f, other, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
}

// fieldChange is what differs in a field: between Head bytes at its beginning
// and Tail bytes at its end stood Was and stands Is. A field that is absent is
// empty, which no JSON is.
type fieldChange struct {
	Field      string
	Head, Tail int
	Was, Is    string
}

// MarshalJSON writes a list, which is shorter.
func (c fieldChange) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{c.Field, c.Head, c.Tail, c.Was, c.Is})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *fieldChange) UnmarshalJSON(data []byte) error {
	list := []any{&c.Field, &c.Head, &c.Tail, &c.Was, &c.Is}
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	if len(list) != 5 || c.Head < 0 || c.Tail < 0 {
		return fmt.Errorf("no change of a field: %.40s", data)
	}
	return nil
}

// compareFields are the fields that differ, by name.
func compareFields(was, is fields) []fieldChange {
	names := map[string]bool{}
	for name := range was {
		names[name] = true
	}
	for name := range is {
		names[name] = true
	}
	changes := []fieldChange{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		a, b := was[name], is[name]
		if bytes.Equal(a, b) {
			continue
		}
		c := fieldChange{Field: name}
		if len(a) > 0 && len(b) > 0 {
			c.Head = common(a, b)
			a, b = a[c.Head:], b[c.Head:]
			c.Tail = commonEnd(a, b)
			a, b = a[:len(a)-c.Tail], b[:len(b)-c.Tail]
		}
		c.Was, c.Is = string(a), string(b)
		changes = append(changes, c)
	}
	return changes
}

// common is how many bytes two texts begin with alike, no letter cut.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// commonEnd is how many bytes two texts end with alike, no letter cut.
func commonEnd(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(a[len(a)-n]) {
		n--
	}
	return n
}

// change makes the changes, or takes them back. What does not fit is an error.
func (f fields) change(changes []fieldChange, back bool) (fields, error) {
	out := maps.Clone(f)
	for _, c := range changes {
		from, to := c.Was, c.Is
		if back {
			from, to = to, from
		}
		now := string(f[c.Field])
		if c.Head > len(now) || c.Tail > len(now) || len(now) != c.Head+len(from)+c.Tail || now[c.Head:c.Head+len(from)] != from {
			return nil, fmt.Errorf("the field %s is not as it was", c.Field)
		}
		if now = now[:c.Head] + to + now[len(now)-c.Tail:]; now == "" {
			delete(out, c.Field)
		} else {
			out[c.Field] = json.RawMessage(now)
		}
	}
	return out, nil
}
