//go:build !race || long

package library

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/model"
)

// newsOf is what a library's followers hear. It ends with the test.
func newsOf(t *testing.T, follow func(ctx context.Context, heard func(News))) <-chan News {
	t.Helper()
	news := make(chan News, 100)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	follow(ctx, func(n News) { news <- n })
	return news
}

// until waits for the news that somebody wants.
func until(t *testing.T, news <-chan News, wanted func(News) bool) {
	t.Helper()
	for n := range news {
		if wanted(n) {
			return
		}
	}
}

func whereabouts(t *testing.T, all []model.Presence, err error) string {
	t.Helper()
	must(t, err)
	var lines []string
	for _, p := range all {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s in %s at %s %v", p.Editor, p.ArticleID, p.ClaimID, p.Typing)))
	}
	return strings.Join(lines, "; ")
}

func TestOthersHearWhatIsWrittenAndWhatTheyMissed(t *testing.T) {
	if !onServer() {
		l := fresh(t)
		l.Follow(t.Context(), func(n News) { t.Error("a file tells", n) })
		return
	}
	address := newDatabase(t, "")
	ann, bob := at(t, address), at(t, address)
	ended := make(chan error)
	news := newsOf(t, func(ctx context.Context, heard func(News)) {
		f := follower{library: bob, heard: heard, listen: "LISTEN galley"}
		go func() {
			ended <- f.follow(ctx)
			<-ended
			f.run(ctx)
		}()
	})
	until(t, news, func(n News) bool { return n.Seq == 0 && n.Present })
	last := func() int64 {
		seq, err := ann.LastSeq(t.Context())
		must(t, err)
		return seq
	}
	heard := func(n News) bool { return n.Seq == last() }
	imported(t, ann, talks)
	until(t, news, heard)

	// The line is cut, and something is written while nobody listens.
	cut := func() {
		t.Helper()
		must(t, ann.write.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = ?",
			listener).Error)
	}
	cut()
	<-ended
	imported(t, ann, "Another\n\nIt has 12 words.")
	ended <- nil
	until(t, news, heard)

	// It comes back by itself, whether it looks or is told.
	cut()
	imported(t, ann, "One more\n\nIt has 14 words.")
	until(t, news, heard)

	// A server that has no LISTEN is looked at.
	deaf := newsOf(t, func(ctx context.Context, heard func(News)) {
		f := follower{library: bob, heard: heard, listen: "LISTEN TO THIS", every: time.Millisecond}
		go f.run(ctx)
	})
	until(t, deaf, heard)
	imported(t, ann, "A third\n\nIt has 13 words.")
	until(t, deaf, heard)
}

func TestWhoIsWhereIsSaidOfTheLivingAlone(t *testing.T) {
	if !onServer() {
		l := fresh(t)
		all, err := l.Say(t.Context(), model.Presence{Editor: "Ann", ArticleID: "a"})
		if got := whereabouts(t, all, err); got != "" {
			t.Errorf("in a file: %s", got)
		}
		return
	}
	address := newDatabase(t, "")
	ann, bob := at(t, address), at(t, address)
	now := time.Date(2026, 11, 28, 5, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	ann.clock, bob.clock = clock, clock
	news := newsOf(t, ann.Follow)
	until(t, news, func(n News) bool { return n.Present })
	present := func(n News) bool { return n.Present }
	say := func(l *Library, p model.Presence) string {
		t.Helper()
		all, err := l.Say(t.Context(), p)
		return whereabouts(t, all, err)
	}
	wants := func(where, want string) {
		t.Helper()
		all, err := ann.Present(t.Context())
		if got := whereabouts(t, all, err); got != want {
			t.Errorf("%s: %q, want %q", where, got, want)
		}
	}
	before, err := ann.LastSeq(t.Context())
	must(t, err)
	if got := say(bob, model.Presence{Editor: "Bob", ArticleID: "talks"}); got != "" {
		t.Errorf("Bob sees %q", got)
	}
	until(t, news, func(n News) bool { return slices.Equal(n.Articles, []string{"", "talks"}) })
	wants("he came", "Bob in talks at  false")
	say(bob, model.Presence{Editor: "Bob", ArticleID: "talks", ClaimID: "troops", Typing: true})
	until(t, news, present)
	wants("he types", "Bob in talks at troops true")
	if got := say(ann, model.Presence{Editor: "Ann", ArticleID: "other"}); got != "Bob in talks at troops true" {
		t.Errorf("who says where they are hears %q", got)
	}

	now = now.Add(29 * time.Second)
	wants("after 29 s", "Bob in talks at troops true")
	now = now.Add(2 * time.Second)
	wants("after 31 s", "")
	say(bob, model.Presence{Editor: "Bob", ArticleID: "talks"})
	until(t, news, present)
	wants("back", "Bob in talks at  false")

	// While somebody writes, he says where he is all the same.
	writer := ann.write.Begin()
	must(t, writer.Exec("SELECT pg_advisory_xact_lock(?)", writeLock).Error)
	say(bob, model.Presence{Editor: "Bob", ArticleID: "other"})
	must(t, writer.Rollback().Error)
	until(t, news, func(n News) bool { return slices.Equal(n.Articles, []string{"talks", "other"}) })
	must(t, bob.Close())
	until(t, news, func(n News) bool { return slices.Equal(n.Articles, []string{"other", ""}) })
	wants("he left", "")
	if after, err := ann.LastSeq(t.Context()); err != nil || after != before {
		t.Errorf("%d events of it, %v", after-before, err)
	}

	// What a killed program left is swept.
	now = now.Add(time.Hour)
	carl := at(t, address)
	carl.clock = clock
	say(carl, model.Presence{Editor: "Carl"})
	var rows int64
	must(t, ann.read.Table("presence").Count(&rows).Error)
	if rows != 1 { // Ann's was an hour old
		t.Errorf("%d rows", rows)
	}
}
