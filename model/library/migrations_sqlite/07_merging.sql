-- Merging another library. An event that came from there says by which merge;
-- those done here alone are on the line of undo and redo.
ALTER TABLE events ADD COLUMN merged_by TEXT NOT NULL DEFAULT '';
-- How many edits of an event stand in event_edits, where they are too many for
-- its row: a merge may alter every record of a library.
ALTER TABLE events ADD COLUMN long INTEGER NOT NULL DEFAULT 0;
CREATE INDEX events_done_here ON events (seq) WHERE merged_by = '';
CREATE INDEX events_of_targets ON events (target, seq) WHERE target <> '';
CREATE INDEX events_merging ON events (id) WHERE action = 'merge library';
CREATE INDEX events_in_time ON events (at, seq);

-- An edit of a long event, one a record. op: brought (the record is new; after
-- is the row itself), ghost (likewise, but deleted where it came from), buried
-- and raised (a tombstone put on, taken off), changed (before and after as JSON).
CREATE TABLE event_edits (
    event_seq INTEGER NOT NULL REFERENCES events (seq),
    noun      TEXT NOT NULL,
    id        TEXT NOT NULL,
    op        TEXT NOT NULL,
    before    TEXT NOT NULL DEFAULT '',
    after     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (event_seq, noun, id)
) STRICT, WITHOUT ROWID;

-- Records of other libraries that were recognised as ones that are here.
CREATE TABLE merged_ids (
    noun   TEXT NOT NULL,
    theirs TEXT NOT NULL,
    ours   TEXT NOT NULL,
    merge  TEXT NOT NULL, -- the event's id
    PRIMARY KEY (noun, theirs)
) STRICT, WITHOUT ROWID;
