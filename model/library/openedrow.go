package library

import (
	"encoding/json"
	"errors"
	"fmt"

	"galley/model"
)

// openedRow is the edits of an event, with the last one of each record.
type openedRow struct {
	edits []packedEdit
	last  map[string]int
	size  int // bytes unpacked
}

// An event that changed many records is asked for each of them: it is unpacked
// once and kept. Small ones are unpacked again sooner than kept.
const (
	largeRow   = 64 << 10
	rowsKept   = 256 << 20
	mostOpened = 8 << 30 // of large rows by one reader: what more would take is not told
)

// open unpacks the edits of a row.
func (p *past) open(row eventRow) (openedRow, error) {
	if o, ok := p.opened[row.ID]; ok {
		return o, nil
	}
	o := openedRow{last: map[string]int{}, size: len(row.Edits)}
	var err error
	if len(row.Packed) > 0 {
		o.edits, err = unpackEdits(row.Packed)
		o.size = packedSize(row.Packed)
	} else {
		var old []struct {
			Noun  model.Noun
			ID    string
			After json.RawMessage
		}
		err = json.Unmarshal([]byte(row.Edits), &old)
		for _, e := range old {
			o.edits = append(o.edits, packedEdit{Noun: e.Noun, ID: e.ID, Whole: e.After})
		}
	}
	if err != nil {
		return o, err
	}
	for i, x := range o.edits {
		o.last[recordKey("", x.Noun, x.ID)] = i
	}
	if o.size < largeRow {
		return o, nil
	}
	if p.again += o.size; p.again > mostOpened {
		return o, fmt.Errorf("%w: it would take too long to read", errBaseMissing)
	}
	if p.kept += o.size; p.kept > rowsKept || p.opened == nil {
		p.opened, p.kept = map[string]openedRow{}, o.size
	}
	p.opened[row.ID] = o
	return o, nil
}

// lastOf is the last edit of a record in a row: with the record after it, where
// it stands there whole.
func (p *past) lastOf(row eventRow, noun model.Noun, id string) (x packedEdit, after fields, err error) {
	o, err := p.open(row)
	if err != nil {
		return x, nil, err
	}
	i, ok := o.last[recordKey("", noun, id)]
	if !ok {
		return x, nil, errors.New("it does not speak of the record")
	}
	if x = o.edits[i]; x.Whole == nil {
		return x, nil, nil
	}
	after, err = readFields(x.Whole)
	return x, after, err
}
