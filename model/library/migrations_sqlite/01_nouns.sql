-- Version 1: the nouns. Times are ISO 8601 text in UTC, '' for never; a row
-- whose deleted is not '' is a tombstone. Nothing is ever erased.
CREATE TABLE files (
    sha256     TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;

-- The bytes of a file as it came in, compressed with zstd, apart from the row
-- that lists it.
CREATE TABLE file_bytes (
    sha256 TEXT PRIMARY KEY REFERENCES files (sha256),
    packed BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
    id          TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    byline      TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    published   TEXT NOT NULL,
    url         TEXT NOT NULL,
    language    TEXT NOT NULL,
    imported    TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    deleted     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE versions (
    id          TEXT PRIMARY KEY,
    article_id  TEXT NOT NULL REFERENCES articles (id),
    number      INTEGER NOT NULL,
    text        TEXT NOT NULL,
    blocks      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    file_sha256 TEXT NOT NULL REFERENCES files (sha256),
    added       TEXT NOT NULL,
    hidden      TEXT NOT NULL,
    deleted     TEXT NOT NULL DEFAULT '',
    UNIQUE (article_id, number)
) STRICT;
CREATE INDEX versions_by_text ON versions (sha256);
CREATE INDEX versions_by_file ON versions (file_sha256);

CREATE TABLE claims (
    id      TEXT PRIMARY KEY,
    wording TEXT NOT NULL,
    speaker TEXT NOT NULL,
    said    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    status  TEXT NOT NULL,
    owner   TEXT NOT NULL,
    due     TEXT NOT NULL,
    created TEXT NOT NULL,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;

-- start and "end" are byte offsets into versions.text.
CREATE TABLE appearances (
    id         TEXT PRIMARY KEY,
    claim_id   TEXT NOT NULL REFERENCES claims (id),
    article_id TEXT NOT NULL REFERENCES articles (id),
    version_id TEXT NOT NULL REFERENCES versions (id),
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    exact      TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    suffix     TEXT NOT NULL,
    state      TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appearances_by_claim ON appearances (claim_id);
CREATE INDEX appearances_by_version ON appearances (version_id, start);
CREATE INDEX appearances_by_article ON appearances (article_id, claim_id, deleted);

CREATE TABLE sources (
    id          TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    author      TEXT NOT NULL,
    url         TEXT NOT NULL,
    published   TEXT NOT NULL,
    accessed    TEXT NOT NULL,
    archive_url TEXT NOT NULL,
    is_primary  INTEGER NOT NULL,
    reliability TEXT NOT NULL,
    file_sha256 TEXT REFERENCES files (sha256),
    created     TEXT NOT NULL,
    deleted     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE evidence (
    id        TEXT PRIMARY KEY,
    claim_id  TEXT NOT NULL REFERENCES claims (id),
    source_id TEXT NOT NULL REFERENCES sources (id),
    stance    TEXT NOT NULL,
    quote     TEXT NOT NULL,
    locator   TEXT NOT NULL,
    note      TEXT NOT NULL,
    added     TEXT NOT NULL,
    deleted   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_by_claim ON evidence (claim_id);
CREATE INDEX evidence_by_source ON evidence (source_id);

CREATE TABLE scales (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    ordered INTEGER NOT NULL,
    ratings TEXT NOT NULL,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE verdicts (
    id        TEXT PRIMARY KEY,
    claim_id  TEXT NOT NULL REFERENCES claims (id),
    scale_id  TEXT NOT NULL REFERENCES scales (id),
    rating    TEXT NOT NULL,
    reasoning TEXT NOT NULL,
    given_by  TEXT NOT NULL,
    given_at  TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    deleted   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX verdicts_by_claim ON verdicts (claim_id);

-- One row a change: undo, redo, history and the audit trail are read from it.
CREATE TABLE events (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    id     TEXT NOT NULL UNIQUE,
    at     TEXT NOT NULL,
    editor TEXT NOT NULL,
    kind   TEXT NOT NULL,
    target TEXT NOT NULL,
    action TEXT NOT NULL,
    what   TEXT NOT NULL,
    edits  TEXT NOT NULL
) STRICT;

CREATE TABLE event_subjects (
    event_seq INTEGER NOT NULL REFERENCES events (seq),
    subject   TEXT NOT NULL,
    PRIMARY KEY (subject, event_seq)
) STRICT, WITHOUT ROWID;
