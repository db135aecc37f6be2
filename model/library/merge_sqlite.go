package library

import (
	"context"

	"galley/model/library/engine"
)

// attached runs do while another library's file is attached as "theirs".
func (l *Library) attached(ctx context.Context, other string, do func() error) error {
	if l.server != nil {
		return do() // which reads it: see merger.load
	}
	if err := l.write.WithContext(ctx).Exec("ATTACH ? AS theirs", other).Error; err != nil {
		return err
	}
	err := do()
	// Also after a cancel: the connection goes on without it. A cancel may have
	// closed the connection, and with it what was attached.
	if detachErr := l.write.WithContext(context.WithoutCancel(ctx)).Exec("DETACH theirs").Error; err == nil {
		err = detachErr
	}
	return err
}

// temporary are the tables of a merge at work.
var temporary = []struct{ name, columns string }{
	// merges of this library that were undone: what they brought counts as not known
	{"m_undone", "(merge TEXT PRIMARY KEY)"},
	// events of theirs that are not here
	{"m_events", "(seq INTEGER PRIMARY KEY, id TEXT NOT NULL)"},
	// what those of them did that are here in part (see eventpart.go), and what parts of ours did that they have
	{"m_known", "(seq INTEGER NOT NULL, noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (seq, noun, id)) WITHOUT ROWID"},
	{"m_parts", "(whole TEXT NOT NULL, noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (whole, noun, id)) WITHOUT ROWID"},
	// those of them that are a run of typing which is here too, as it was earlier or later (older: there)
	{"m_runs", "(theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, older BOOLEAN NOT NULL)"},
	// records that those speak of: how they were before (NULL: made then, or not told), the newest of the events
	{"m_touched", `(noun TEXT NOT NULL, id TEXT NOT NULL, base TEXT, made BOOLEAN NOT NULL, last INTEGER NOT NULL,
		PRIMARY KEY (noun, id)) WITHOUT ROWID`},
	// those of them whose base is built from several events
	{"m_built", "(n INTEGER PRIMARY KEY, noun TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL)"},
	// records that events of ours speak of which they do not know, and what was worked on by them (see noteWorkHere)
	{"m_done", "(noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID"},
	{"m_worked", "(noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID"},
	// records of theirs that are ours under another id; fresh: since this merge
	{"m_same", `(noun TEXT NOT NULL, theirs TEXT NOT NULL, ours TEXT NOT NULL, fresh BOOLEAN NOT NULL,
		PRIMARY KEY (noun, theirs)) WITHOUT ROWID`},
	// claims that may be one, and how like they are (see likeness)
	{"m_pairs", "(theirs TEXT NOT NULL, ours TEXT NOT NULL, alike REAL NOT NULL, PRIMARY KEY (theirs, ours)) WITHOUT ROWID"},
	// passages of theirs in a version that is ours with the same words but not the same bytes
	{"m_places", `(id TEXT PRIMARY KEY, start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL,
		suffix TEXT NOT NULL, state TEXT NOT NULL)`},
	// numbers of versions that come into an article that is here
	{"m_numbers", "(id TEXT PRIMARY KEY, number INTEGER NOT NULL)"},
	// two verdicts that contest each other; ids as they are here
	{"m_contests", "(claim_id TEXT PRIMARY KEY, ours TEXT NOT NULL, theirs TEXT NOT NULL)"},
	// likewise two of one rating, for different reasons
	{"m_reasons", "(claim_id TEXT PRIMARY KEY, ours TEXT NOT NULL, theirs TEXT NOT NULL)"},
	// records of one noun that both have (see meeting)
	{"m_meetings", `(theirs TEXT PRIMARY KEY, ours TEXT NOT NULL, base TEXT, made BOOLEAN NOT NULL, fresh BOOLEAN NOT NULL,
		last INTEGER NOT NULL) WITHOUT ROWID`},
	// merges of theirs that brought nothing but what is known here: of this library, as it was
	{"m_taken", "(seq INTEGER PRIMARY KEY)"},
	// what may be looked up by another key than its id
	{"m_keys", "(key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID"},
}

// createTemporary creates the tables of a merge at work.
func (m *merger) createTemporary() error {
	for _, t := range temporary {
		if err := m.exec("CREATE TEMP TABLE " + t.name + " " + engine.Of(m.tx).TemporaryTable(t.columns)); err != nil {
			return err
		}
	}
	if engine.IsPostgres(m.tx) {
		return m.exec("CREATE INDEX m_same_ours ON m_same (noun, ours)")
	}
	return m.exec("CREATE INDEX temp.m_same_ours ON m_same (noun, ours)")
}

// dropTemporary removes them.
func (m *merger) dropTemporary() error {
	for _, t := range temporary {
		if err := m.exec("DROP TABLE " + engine.Of(m.tx).Temporary() + t.name); err != nil {
			return err
		}
	}
	return nil
}
