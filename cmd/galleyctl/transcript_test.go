//go:build !race || long

package main

import (
	"path/filepath"
	"testing"
)

// TestTranscriptsComeInWithSpeakersAndTimes takes subtitles in, and their speakers and times out in a report and back.
func TestTranscriptsComeInWithSpeakersAndTimes(t *testing.T) {
	s := newShell(t)
	var article []struct{ ID, Title string }
	s.ok(&article, "import", s.file("talk.srt", "1\n00:00:00,000 --> 00:00:02,000\nANN LEE: We had\n\n2\n00:00:02,000 --> 00:00:03,000\n21,000 troops.\n\n"+
		"3\n00:00:04,000 --> 00:00:05,500\nBO: No.\n"))
	type shown struct {
		Blocks []struct {
			Speaker   string
			At, Until *int
		}
	}
	check := func(at string, got shown) {
		if b := got.Blocks; len(b) != 2 || b[0].Speaker != "Ann Lee" || b[0].At == nil || *b[0].At != 0 || *b[0].Until != 3000 ||
			b[1].Speaker != "Bo" || *b[1].At != 4000 {
			t.Errorf("%s: %+v", at, b)
		}
	}
	var got shown
	s.ok(&got, "show", article[0].ID)
	check("shown", got)
	report := filepath.Join(t.TempDir(), "r.json")
	var out any
	s.ok(&out, "export", article[0].ID, "--format", "json", "-o", report)
	other := newShell(t)
	other.ok(&article, "import", report)
	got = shown{}
	other.ok(&got, "show", article[0].ID)
	check("come back", got)
}
