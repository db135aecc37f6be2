-- Evidence that holds: what sources hold, pages as they were captured, what is kept private, what was erased.

ALTER TABLE sources ADD COLUMN alias TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN is_private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN private_note TEXT NOT NULL DEFAULT '';
CREATE INDEX private_sources ON sources (id) WHERE is_private = 1;
ALTER TABLE evidence ADD COLUMN is_private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN private_note TEXT NOT NULL DEFAULT '';
-- A person's alias is the source's: one alias a source.
UPDATE sources SET alias = (SELECT p.alias FROM people AS p WHERE p.id = sources.id)
    WHERE id IN (SELECT id FROM people WHERE alias <> '');
ALTER TABLE people DROP COLUMN alias;
-- Where the quoted passage stands: in which attachment, and a selector as JSON; both empty where nobody said.
ALTER TABLE evidence ADD COLUMN attachment_id TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN translation TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN translator TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN private_note TEXT NOT NULL DEFAULT '';
ALTER TABLE versions ADD COLUMN pictures TEXT NOT NULL DEFAULT '[]';
ALTER TABLE appearances ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE appearances ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE asides ADD COLUMN picture TEXT NOT NULL DEFAULT '';

-- Files that sources hold. The id is the source's and the file's SHA-256, with a hyphen between.
CREATE TABLE attachments (
    id          TEXT PRIMARY KEY,
    source_id   TEXT NOT NULL REFERENCES sources (id),
    file_sha256 TEXT NOT NULL REFERENCES files (sha256),
    name        TEXT NOT NULL,
    added_by    TEXT NOT NULL,
    added       TEXT NOT NULL,
    deleted     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachments_of_source ON attachments (source_id, deleted);
CREATE INDEX attachments_of_file ON attachments (file_sha256);

-- What is known of attachments that are captured pages. The id is the attachment's.
CREATE TABLE captures (
    id             TEXT PRIMARY KEY REFERENCES attachments (id),
    source_id      TEXT NOT NULL REFERENCES sources (id),
    asked          TEXT NOT NULL,
    address        TEXT NOT NULL,
    taken          TEXT NOT NULL,
    status         INTEGER NOT NULL,
    media_type     TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    text_sha256    TEXT NOT NULL,
    title          TEXT NOT NULL,
    wall           TEXT NOT NULL,
    authority      TEXT NOT NULL,
    token          TEXT NOT NULL,
    created        TEXT NOT NULL,
    deleted        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX captures_of_source ON captures (source_id, deleted);

-- Ids that were erased for good: a merge never brings them back. cleared is 1 once the pages that held
-- them are cleared; while it is 0 the next start does so.
CREATE TABLE erasures (
    id      TEXT PRIMARY KEY,
    noun    TEXT NOT NULL,
    erased  TEXT NOT NULL,
    by      TEXT NOT NULL,
    cleared INTEGER NOT NULL DEFAULT 0
) STRICT;
-- How many edits of an event were taken out of it, because their records were erased.
ALTER TABLE events ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;

-- A source's one file of before is an attachment.
INSERT INTO attachments (id, source_id, file_sha256, name, added_by, added)
    SELECT s.id || '-' || f.sha256, s.id, f.sha256, f.name, '', s.created FROM sources AS s JOIN files AS f ON f.sha256 = s.file_sha256;
ALTER TABLE sources DROP COLUMN file_sha256;
