package library

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"galley/model"
)

// Most events change a word or two of a record that may be long. An event holds
// such a record as what differs, field by field, from how an earlier event left
// it; every so often one holds it whole. Going back along the events that are
// named gives each record as it was, before and after, to the letter.

// packedEdit is an edit as an event's row holds it.
type packedEdit struct {
	Noun  model.Noun      `json:"n"`
	ID    string          `json:"i"`
	Whole json.RawMessage `json:"w,omitempty"` // the record after the edit
	Base  string          `json:"b,omitempty"` // where Whole is absent: the id of the event that left the record as it was before this edit
	Depth int             `json:"d,omitempty"` // how many events back the record stands whole
	Diff  []fieldChange   `json:"c"`           // between before and after; null for a new record
}

const (
	// mostDepth bounds what reading an event costs, and what one lost row takes with it.
	mostDepth = 32
	// mostBuilt is how many edits an event has at most that builds on earlier ones.
	mostBuilt = 100
	// mostUnpacked bounds what a row may unpack to: a step that tags 100,000
	// articles comes to 30 MB. One that comes to more is stored as it is.
	mostUnpacked = 64 << 20
)

// packMost is mostUnpacked, and less in a test.
var packMost = mostUnpacked

// errTooMuch says that edits come to more than may be packed.
var errTooMuch = errors.New("too much to be packed")

// packedAs is the first byte of what is packed: which way, with which dictionary.
const packedAs = 1

// What events look like; never to be altered, for all that is packed needs it.
//
//go:embed packing.dict
var packingDict []byte

var (
	// NewWriter and NewReader fail only on bad options.
	eventPacker, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1),
		zstd.WithSingleSegment(true), zstd.WithEncoderDictRaw(packedAs, packingDict))
	eventUnpacker, _ = zstd.NewReader(nil, zstd.WithDecoderMaxMemory(mostUnpacked), zstd.WithDecoderDictRaw(packedAs, packingDict))
)

// errBaseMissing says that an event cannot be told in full because one that it
// builds on is lost or damaged.
var errBaseMissing = errors.New("an earlier event that it builds on is gone")

// base is how an event left a record.
type base struct {
	event string
	depth int
	after fields
}

// packEdits packs the edits of an event; find (may be nil) gives what an edit of
// a record may build on.
func packEdits(edits []model.Edit, find func(before model.Record) (base, bool, error)) ([]byte, error) {
	packed := make([]packedEdit, len(edits))
	for i, e := range edits {
		after, err := json.Marshal(e.After)
		if err != nil {
			return nil, err
		}
		packed[i] = packedEdit{Noun: e.After.Noun(), ID: e.After.Key(), Whole: after}
		if e.Before == nil {
			continue
		}
		was, err := fieldsOf(e.Before)
		if err != nil {
			return nil, err
		}
		is, err := readFields(after)
		if err != nil {
			return nil, err
		}
		packed[i].Diff = compareFields(was, is)
		if find == nil || len(edits) > mostBuilt { // to look for so many would take minutes, for each of them anew
			continue
		}
		on, ok, err := find(e.Before)
		if err != nil {
			return nil, err
		}
		if ok && on.depth < mostDepth && on.after.same(was) {
			packed[i].Whole, packed[i].Base, packed[i].Depth = nil, on.event, on.depth+1
		}
	}
	return sealEdits(packed)
}

// sealEdits compresses packed edits into a row.
func sealEdits(packed []packedEdit) ([]byte, error) {
	text := []byte{'['}
	for i, p := range packed {
		if i > 0 {
			text = append(text, ',')
		}
		var err error
		if text, err = p.append(text); err != nil {
			return nil, err
		}
	}
	if text = append(text, ']'); len(text) > packMost {
		return nil, errTooMuch
	}
	return eventPacker.EncodeAll(text, []byte{packedAs}), nil
}

// append writes the edit as JSON. By hand: what is JSON already need not be read
// again.
func (p packedEdit) append(b []byte) ([]byte, error) {
	id, err := json.Marshal(p.ID)
	if err != nil {
		return nil, err
	}
	diff, err := json.Marshal(p.Diff)
	if err != nil {
		return nil, err
	}
	b = append(b, `{"n":"`+string(p.Noun)+`","i":`...)
	b = append(b, id...)
	if p.Whole != nil {
		b = append(append(b, `,"w":`...), p.Whole...)
	} else {
		on, err := json.Marshal(p.Base)
		if err != nil {
			return nil, err
		}
		b = append(append(b, `,"b":`...), on...)
		b = fmt.Appendf(b, `,"d":%d`, p.Depth)
	}
	return append(append(append(b, `,"c":`...), diff...), '}'), nil
}

// unpackEdits reads what packEdits made, each edit by itself.
func unpackEdits(data []byte) ([]packedEdit, error) {
	if len(data) == 0 || data[0] != packedAs {
		return nil, errors.New("packed in a way that is not known")
	}
	var head zstd.Header
	if err := head.Decode(data[1:]); err != nil {
		return nil, err
	}
	if !head.HasFCS || head.FrameContentSize > mostUnpacked {
		return nil, errors.New("packed to more than an event can be")
	}
	text, err := eventUnpacker.DecodeAll(data[1:], nil)
	if err != nil {
		return nil, err
	}
	// One after the other: a list of millions that say nothing ends at the first.
	in := json.NewDecoder(bytes.NewReader(text))
	if begin, err := in.Token(); err != nil || begin != json.Delim('[') {
		return nil, errors.Join(errors.New("no list of edits"), err)
	}
	packed := []packedEdit{}
	for in.More() {
		var x packedEdit
		if err := in.Decode(&x); err != nil {
			return nil, err
		}
		if _, known := tables[x.Noun]; !known || x.ID == "" || x.Whole == nil && (x.Base == "" || x.Diff == nil) {
			return nil, errors.New("an edit is empty")
		}
		packed = append(packed, x)
	}
	if _, err := in.Token(); err != nil {
		return nil, err
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than a list of edits")
	}
	return packed, nil
}

// packedSize is what packed edits unpack to, as they say themselves.
func packedSize(data []byte) int {
	var head zstd.Header
	if len(data) < 2 || head.Decode(data[1:]) != nil {
		return len(data)
	}
	return int(min(head.FrameContentSize, mostUnpacked))
}

// read is the edit, with the record as it was before where it does not stand whole.
func (p packedEdit) read(before fields) (e model.Edit, after fields, err error) {
	switch {
	case p.Whole != nil:
		if after, err = readFields(p.Whole); err != nil {
			return e, nil, err
		}
		if p.Diff != nil {
			before, err = after.change(p.Diff, true)
		}
	case p.Base == "" || p.Diff == nil:
		err = errors.New("an edit is empty")
	default:
		after, err = before.change(p.Diff, false)
	}
	if err != nil {
		return e, nil, fmt.Errorf("%s %s: %w", p.Noun, p.ID, err)
	}
	if p.Diff != nil {
		if e.Before, err = before.record(p.Noun); err != nil {
			return e, nil, err
		}
	}
	if e.After, err = after.record(p.Noun); err != nil {
		return e, nil, err
	}
	if e.After.Key() != p.ID || e.Before != nil && e.Before.Key() != p.ID {
		return e, nil, fmt.Errorf("%s %s: it speaks of two records as one", p.Noun, p.ID)
	}
	return e, after, nil
}
