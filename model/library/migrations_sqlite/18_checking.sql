-- The checking desk: who can be asked and was, what is open, who went over an article.

ALTER TABLE articles ADD COLUMN check_published TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN is_primary INTEGER DEFAULT NULL;
ALTER TABLE evidence ADD COLUMN reliability TEXT NOT NULL DEFAULT '';
ALTER TABLE scales ADD COLUMN best REAL DEFAULT NULL;
ALTER TABLE scales ADD COLUMN worst REAL DEFAULT NULL;
ALTER TABLE scales ADD COLUMN renamed TEXT NOT NULL DEFAULT '[]';

-- What is known of sources that are persons. A person's id is the source's.
CREATE TABLE people (
    id       TEXT PRIMARY KEY REFERENCES sources (id),
    role     TEXT NOT NULL,
    alias    TEXT NOT NULL,
    contacts TEXT NOT NULL,
    terms    TEXT NOT NULL,
    created  TEXT NOT NULL,
    deleted  TEXT NOT NULL DEFAULT ''
) STRICT;

-- Who can confirm which claim. The id is the claim's and the person's, with a hyphen between.
CREATE TABLE confirmers (
    id        TEXT PRIMARY KEY,
    claim_id  TEXT NOT NULL REFERENCES claims (id),
    person_id TEXT NOT NULL REFERENCES sources (id),
    question  TEXT NOT NULL,
    named_by  TEXT NOT NULL,
    added     TEXT NOT NULL,
    deleted   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX confirmers_of_claim ON confirmers (claim_id, deleted);
CREATE INDEX confirmers_of_person ON confirmers (person_id, deleted);

-- That somebody was asked. article_id is empty where it was about none in particular.
CREATE TABLE attempts (
    id         TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES sources (id),
    article_id TEXT NOT NULL,
    made       TEXT NOT NULL,
    way        TEXT NOT NULL,
    what       TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    answer     TEXT NOT NULL,
    made_by    TEXT NOT NULL,
    created    TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attempts_of_person ON attempts (person_id, deleted, made);

-- About which claims. The id is the attempt's and the claim's, with a hyphen between.
CREATE TABLE askings (
    id         TEXT PRIMARY KEY,
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    claim_id   TEXT NOT NULL REFERENCES claims (id),
    reported   INTEGER NOT NULL,
    added      TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX askings_of_claim ON askings (claim_id, deleted);
CREATE INDEX askings_of_attempt ON askings (attempt_id, deleted);

CREATE TABLE questions (
    id        TEXT PRIMARY KEY,
    claim_id  TEXT NOT NULL REFERENCES claims (id),
    put_to    TEXT NOT NULL,
    text      TEXT NOT NULL,
    asked_by  TEXT NOT NULL,
    asked     TEXT NOT NULL,
    answer    TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    closed    TEXT NOT NULL,
    deleted   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX questions_of_claim ON questions (claim_id, deleted, closed);

CREATE TABLE rounds (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    version_id TEXT NOT NULL REFERENCES versions (id),
    name       TEXT NOT NULL,
    initials   TEXT NOT NULL,
    signed_by  TEXT NOT NULL,
    signed_at  TEXT NOT NULL,
    open_work  TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX rounds_of_article ON rounds (article_id, deleted);

-- Why something was changed after the check was published. The id is the event's that changed it.
CREATE TABLE correction_reasons (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL,
    claim_id   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    given_by   TEXT NOT NULL,
    given_at   TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX correction_reasons_of_article ON correction_reasons (article_id, deleted);

CREATE TABLE checklists (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    items   TEXT NOT NULL,
    created TEXT NOT NULL,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;

-- Filters of the desk's table of claims, under a name.
CREATE TABLE saved_lists (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    sort    TEXT NOT NULL,
    created TEXT NOT NULL,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;

-- How many words of each article's newest version nobody looked at, were set aside, and are done.
-- It is made from the other tables, and made again where a row is missing.
CREATE TABLE coverage (
    article_id TEXT PRIMARY KEY REFERENCES articles (id),
    version_id TEXT NOT NULL,
    open       INTEGER NOT NULL,
    aside      INTEGER NOT NULL,
    done       INTEGER NOT NULL
) STRICT;
CREATE INDEX coverage_open ON coverage (open);
CREATE INDEX claims_due ON claims (due) WHERE due <> '';

-- The desk's table asks of every claim for its rating in force and its newest article: each stands in an
-- index whole.
CREATE INDEX verdicts_in_force ON verdicts (claim_id, id DESC, rating) WHERE deleted = '' AND set_aside = '' AND added_to = '';
DROP INDEX appearances_by_claim;
CREATE INDEX appearances_by_claim ON appearances (claim_id, deleted, article_id);
