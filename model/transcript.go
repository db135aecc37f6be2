package model

import (
	"fmt"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Timed reports whether the block is of a transcript and it is known when it was said.
func (b Block) Timed() bool { return b.Until > 0 }

// Spoken is the block as one of a transcript; times that make no sense are none.
func (b Block) Spoken(speaker string, at, until *int) Block {
	b.Speaker = prose.Flatten(strings.ToValidUTF8(speaker, ""))
	if at != nil && until != nil && *at >= 0 && *until > *at {
		b.At, b.Until = *at, *until
	}
	return b
}

// TimeAt is when the words at an offset of the text were said, in milliseconds. Within a block it is reckoned from how far
// in it they stand. It is not ok where the version is no transcript.
func (v Version) TimeAt(offset int) (at int, ok bool) {
	for _, b := range v.Blocks {
		if !b.Timed() || offset >= b.End && b.End < len(v.Text) {
			continue
		}
		if offset <= b.Start {
			return b.At, true
		}
		within := min(offset, b.End) - b.Start
		return b.At + int(int64(b.Until-b.At)*int64(within)/int64(max(b.End-b.Start, 1))), true
	}
	return 0, false
}

// SpeakerAt is who said the words of a span, where the version is a transcript that says it; "" not known.
func (v Version) SpeakerAt(span passage.Span) string {
	speaker := ""
	for _, b := range v.Blocks {
		if !b.Span().Overlaps(span) {
			continue
		}
		if b.Speaker == "" || speaker != "" && speaker != b.Speaker {
			return ""
		}
		speaker = b.Speaker
	}
	return speaker
}

// Timecode is a time of a recording as locators have it: 00:12:31.
func Timecode(ms int) string {
	s := max(ms, 0) / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}
