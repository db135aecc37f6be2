-- What of a version an editor set aside as nothing to check. An aside's id is its version's, the
-- span and the kind, with hyphens between.
CREATE TABLE asides (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    version_id TEXT NOT NULL REFERENCES versions (id),
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    exact      TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    suffix     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    set_by     TEXT NOT NULL,
    added      TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX asides_in_version ON asides (version_id, deleted, start);

-- What of the lists that Galley makes by itself (hints, ledgers) an editor is done with. A
-- tick's id is its subject's, the list and a hash of kind and words, with hyphens between.
CREATE TABLE ticks (
    id        TEXT PRIMARY KEY,
    subject   TEXT NOT NULL,
    list      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    words     TEXT NOT NULL,
    ticked_by TEXT NOT NULL,
    added     TEXT NOT NULL,
    deleted   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ticks_by_subject ON ticks (subject, deleted, list);
