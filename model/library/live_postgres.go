package library

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"galley/model"
)

// News is what a follower of a newsroom's library hears.
type News struct {
	Seq     int64 // the newest event, which the follower may know; 0: none was written
	Present bool  // somebody came, went, or is elsewhere
	// Articles are those in which that was; nil: it may be any.
	Articles []string
}

// listener is what the server calls the connection of a follower.
const listener = "galley, listening"

const (
	// lookEvery is how often a server is asked that tells nothing by itself, as CockroachDB.
	lookEvery = time.Second
	// connectAgain is how long a follower waits before it connects anew.
	connectAgain = 500 * time.Millisecond
)

// Follow tells of what happens in a newsroom's library until ctx ends, by a connection of its
// own. Where that is lost it connects again, and tells what was missed. It calls heard on a
// goroutine of its own, one call at a time. Of a library in a file it tells nothing.
func (l *Library) Follow(ctx context.Context, heard func(News)) {
	if l.server != nil {
		f := follower{library: l, heard: heard, listen: "LISTEN galley", every: lookEvery, again: connectAgain}
		go f.run(ctx)
	}
}

// follower is a connection on which the server tells what happens.
type follower struct {
	library *Library
	heard   func(News)
	listen  string        // the statement that has the server tell
	every   time.Duration // see lookEvery
	again   time.Duration // see connectAgain
}

func (f *follower) run(ctx context.Context) {
	for ctx.Err() == nil {
		// Why it ended does not matter: whoever reads or writes is told of a lost line.
		_ = f.follow(ctx)
		pause(ctx, f.again)
	}
}

// pause waits, unless ctx ends before.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// follow tells what happens for as long as one connection stands.
func (f *follower) follow(ctx context.Context) error {
	config, err := f.library.server.address.Config()
	if err != nil {
		return err
	}
	config.RuntimeParams["application_name"] = listener
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // it was only listened on
	if err := lookWhere(ctx, conn); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, f.listen)
	var refused *pgconn.PgError
	if err != nil && !errors.As(err, &refused) {
		return err
	}
	tells := err == nil
	for first := true; ; first = false {
		switch {
		case first || !tells: // first: what was written while nobody listened
			seq, err := lastSeqOn(ctx, conn)
			if err != nil {
				return err
			}
			f.heard(News{Seq: seq, Present: first})
			if !tells {
				pause(ctx, f.every)
			}
		default:
			told, err := conn.WaitForNotification(ctx)
			if err != nil {
				return err
			}
			if news, known := f.read(told.Payload); known {
				f.heard(news)
			}
		}
	}
}

func lastSeqOn(ctx context.Context, conn *pgx.Conn) (seq int64, err error) {
	if err := conn.QueryRow(ctx, "SELECT coalesce(max(seq), 0) FROM events").Scan(&seq); err != nil {
		return 0, fmt.Errorf("read the newest event: %w", err)
	}
	return seq, nil
}

// read reads what the server says. A newer Galley may have it say what this one does not know.
func (f *follower) read(said string) (news News, known bool) {
	what, of, _ := strings.Cut(said, " ")
	switch what {
	case "event":
		seq, err := strconv.ParseInt(of, 10, 64)
		return News{Seq: seq}, err == nil
	case "presence":
		whose := strings.Split(of, " ")
		return News{Present: true, Articles: whose[1:]}, whose[0] != f.library.server.session
	}
	return News{}, false
}

const (
	// PresenceEvery is how often somebody says where they are who does not move.
	PresenceEvery = 10 * time.Second
	// presenceKept is how many seconds somebody is taken to be where they last said.
	presenceKept = 30
	// presenceSwept is after how many seconds the row is deleted that a program left which was killed.
	presenceSwept = 600
)

// Say tells the others who have a newsroom's library open where one is, and returns where they
// are. It is one statement, which waits for no writer. Of a library in a file nobody is told.
func (l *Library) Say(ctx context.Context, p model.Presence) ([]model.Presence, error) {
	if l.server == nil {
		return nil, nil
	}
	l.server.said.Store(true)
	return l.readOthers(ctx, `WITH moment AS (SELECT coalesce(CAST(@now AS timestamptz), now()) AS now),
		swept AS (DELETE FROM presence USING moment WHERE at < now - make_interval(secs => @swept) AND session <> @session),
		said AS (INSERT INTO presence (session, editor, article_id, claim_id, typing, at)
			SELECT @session, coalesce(galley.me(), @editor), @article, @claim, @typing, now FROM moment
			ON CONFLICT (session) DO UPDATE SET editor = excluded.editor, article_id = excluded.article_id, claim_id = excluded.claim_id,
				typing = excluded.typing, at = excluded.at)
		`+others, map[string]any{"editor": p.Editor, "article": p.ArticleID, "claim": p.ClaimID, "typing": p.Typing, "swept": presenceSwept})
}

// Present is where the others are who have a newsroom's library open; nobody, where it is a file.
func (l *Library) Present(ctx context.Context) ([]model.Presence, error) {
	if l.server == nil {
		return nil, nil
	}
	return l.readOthers(ctx, `WITH moment AS (SELECT coalesce(CAST(@now AS timestamptz), now()) AS now) `+others, map[string]any{})
}

const others = `SELECT session, editor, article_id, claim_id, typing FROM presence CROSS JOIN moment
	WHERE session <> @session AND at > now - make_interval(secs => @kept) ORDER BY editor, session`

func (l *Library) readOthers(ctx context.Context, query string, of map[string]any) (all []model.Presence, err error) {
	of["session"], of["kept"], of["now"] = l.server.session, presenceKept, nil
	if l.clock != nil {
		of["now"] = l.clock()
	}
	err = l.read.WithContext(ctx).Raw(query, of).Scan(&all).Error
	return all, explain(err, l.path)
}

// leaveNewsroom tells the others that one is gone. Where it cannot, they notice after a while.
func (l *Library) leaveNewsroom() {
	if l.server == nil || l.read == nil || !l.server.said.Load() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	_ = l.read.WithContext(ctx).Exec("DELETE FROM presence WHERE session = ?", l.server.session).Error
}
