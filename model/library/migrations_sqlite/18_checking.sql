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
    is_for  TEXT NOT NULL DEFAULT '[]',
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
-- It is made from the other tables (coverage.go): the triggers below note whatever may change the
-- numbers of an article, whoever writes, and what is noted is counted before the transaction ends.
CREATE TABLE coverage (
    article_id TEXT PRIMARY KEY,
    version_id TEXT NOT NULL,
    open       INTEGER NOT NULL,
    aside      INTEGER NOT NULL,
    done       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE coverage_stale (article_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO coverage_stale SELECT id FROM articles;

CREATE TRIGGER coverage_version_new AFTER INSERT ON versions BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (new.article_id);
END;
CREATE TRIGGER coverage_version AFTER UPDATE OF article_id, number, hidden, deleted ON versions
    WHEN (old.article_id, old.number, old.hidden, old.deleted) <> (new.article_id, new.number, new.hidden, new.deleted) BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (old.article_id), (new.article_id);
END;
CREATE TRIGGER coverage_version_gone AFTER DELETE ON versions BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (old.article_id);
END;
CREATE TRIGGER coverage_aside_new AFTER INSERT ON asides BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (new.article_id);
END;
CREATE TRIGGER coverage_aside AFTER UPDATE ON asides BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (old.article_id), (new.article_id);
END;
CREATE TRIGGER coverage_aside_gone AFTER DELETE ON asides BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (old.article_id);
END;
-- Where a claim stands in one article bears on what it covers in another. One that is unchecked covers
-- nothing, so that marking a claim has nothing counted.
CREATE TRIGGER coverage_place_new AFTER INSERT ON appearances
    WHEN coalesce((SELECT status FROM claims WHERE id = new.claim_id), '') <> 'unchecked' BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER coverage_place AFTER UPDATE ON appearances BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (old.article_id);
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id IN (old.claim_id, new.claim_id);
END;
CREATE TRIGGER coverage_place_gone AFTER DELETE ON appearances BEGIN
    INSERT OR IGNORE INTO coverage_stale VALUES (old.article_id);
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = old.claim_id;
END;
CREATE TRIGGER coverage_claim AFTER UPDATE OF status, deleted ON claims
    WHEN (old.status, old.deleted) <> (new.status, new.deleted) BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = new.id;
END;
CREATE TRIGGER coverage_verdict_new AFTER INSERT ON verdicts
    WHEN coalesce((SELECT status FROM claims WHERE id = new.claim_id), '') <> 'unchecked' BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER coverage_verdict AFTER UPDATE OF claim_id, rating, set_aside, added_to, deleted ON verdicts
    WHEN (old.claim_id, old.rating, old.set_aside, old.added_to, old.deleted)
        <> (new.claim_id, new.rating, new.set_aside, new.added_to, new.deleted) BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id IN (old.claim_id, new.claim_id);
END;
CREATE TRIGGER coverage_verdict_gone AFTER DELETE ON verdicts BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = old.claim_id;
END;
CREATE TRIGGER coverage_dispute_new AFTER INSERT ON disputes BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER coverage_dispute AFTER UPDATE OF claim_id, choice, deleted ON disputes BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id IN (old.claim_id, new.claim_id);
END;
CREATE TRIGGER coverage_dispute_gone AFTER DELETE ON disputes BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT article_id FROM appearances WHERE claim_id = old.claim_id;
END;
CREATE TRIGGER coverage_article AFTER UPDATE OF deleted ON articles WHEN (old.deleted = '') <> (new.deleted = '') BEGIN
    INSERT OR IGNORE INTO coverage_stale SELECT o.article_id FROM appearances AS p JOIN appearances AS o ON o.claim_id = p.claim_id
        WHERE p.article_id = new.id;
END;
CREATE TRIGGER coverage_article_gone AFTER DELETE ON articles BEGIN
    DELETE FROM coverage WHERE article_id = old.id;
END;

-- The shelf has what the list is sorted by.
ALTER TABLE shelf ADD COLUMN open INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shelf_by_open ON shelf (place, open DESC, imported DESC, article_id DESC);
CREATE TRIGGER shelf_open_new AFTER INSERT ON coverage BEGIN
    UPDATE shelf SET open = new.open WHERE article_id = new.article_id;
END;
CREATE TRIGGER shelf_open AFTER UPDATE OF open ON coverage WHEN old.open <> new.open BEGIN
    UPDATE shelf SET open = new.open WHERE article_id = new.article_id;
END;
CREATE TRIGGER shelf_open_gone AFTER DELETE ON coverage BEGIN
    UPDATE shelf SET open = 0 WHERE article_id = old.article_id;
END;

CREATE INDEX claims_due ON claims (due) WHERE due <> '';

-- The desk's table asks of every claim for its rating in force and its newest article: each stands in an
-- index whole.
CREATE INDEX verdicts_in_force ON verdicts (claim_id, id DESC, rating) WHERE deleted = '' AND set_aside = '' AND added_to = '';
DROP INDEX appearances_by_claim;
CREATE INDEX appearances_by_claim ON appearances (claim_id, deleted, article_id);
