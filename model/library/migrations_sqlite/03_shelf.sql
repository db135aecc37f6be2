-- Version 3: collections, tags, the archive, what was opened of late, and the
-- shelf, from which the list of articles is read a page at a time.
ALTER TABLE articles ADD COLUMN archived TEXT NOT NULL DEFAULT '';

CREATE TABLE collections (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    created TEXT NOT NULL,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE memberships (
    id            TEXT PRIMARY KEY,
    collection_id TEXT NOT NULL REFERENCES collections (id),
    article_id    TEXT NOT NULL REFERENCES articles (id),
    added         TEXT NOT NULL,
    deleted       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX memberships_by_collection ON memberships (collection_id, deleted, article_id);
CREATE INDEX memberships_by_article ON memberships (article_id, deleted, collection_id);

-- A tag's id is its subject's, a hyphen and the word with its capitals folded.
CREATE TABLE tags (
    id      TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    word    TEXT NOT NULL,
    added   TEXT NOT NULL,
    deleted TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tags_by_word ON tags (substr(id, length(subject) + 2), deleted, subject);
CREATE INDEX tags_by_subject ON tags (subject, deleted);

-- When an article was opened last. Reading is no change, so no event tells of it.
CREATE TABLE opened (
    article_id TEXT PRIMARY KEY REFERENCES articles (id),
    at         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX opened_of_late ON opened (at);

CREATE INDEX claims_in_trash ON claims (deleted) WHERE deleted <> '';

-- What the list of articles is sorted and counted by: a row an article, kept
-- right by the triggers below whatever writes, and an index for each order.
-- place: 0 on the desk, 1 archived, 2 deleted. title and publisher are sort
-- keys; the triggers write plain ones, the library those with marks folded.
-- claims are those that stand in any version of it; worked is the newest event
-- on the article or a claim in it.
CREATE TABLE shelf (
    article_id TEXT PRIMARY KEY,
    place      INTEGER NOT NULL,
    imported   TEXT NOT NULL,
    published  TEXT NOT NULL,
    title      TEXT NOT NULL,
    publisher  TEXT NOT NULL,
    worked     TEXT NOT NULL DEFAULT '',
    claims     INTEGER NOT NULL DEFAULT 0,
    checked    INTEGER NOT NULL DEFAULT 0,
    signed     INTEGER NOT NULL DEFAULT 0,
    share      INTEGER NOT NULL DEFAULT 1001
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_by_import ON shelf (place, imported DESC, article_id DESC);
CREATE INDEX shelf_by_date ON shelf (place, published DESC, article_id DESC);
CREATE INDEX shelf_by_title ON shelf (place, title, article_id DESC);
CREATE INDEX shelf_by_publisher ON shelf (place, publisher, imported DESC, article_id DESC);
CREATE INDEX shelf_by_share ON shelf (place, share, imported DESC, article_id DESC);
CREATE INDEX shelf_by_work ON shelf (place, worked DESC, article_id DESC);

-- The shelf added up: what the foot of the list says.
CREATE TABLE tally (
    place    INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL DEFAULT 0,
    claims   INTEGER NOT NULL DEFAULT 0,
    checked  INTEGER NOT NULL DEFAULT 0,
    signed   INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO tally (place) VALUES (0), (1), (2);

CREATE TRIGGER tally_more AFTER INSERT ON shelf BEGIN
    UPDATE tally SET articles = articles + 1, claims = claims + new.claims, checked = checked + new.checked, signed = signed + new.signed WHERE place = new.place;
END;
CREATE TRIGGER tally_less AFTER DELETE ON shelf BEGIN
    UPDATE tally SET articles = articles - 1, claims = claims - old.claims, checked = checked - old.checked, signed = signed - old.signed WHERE place = old.place;
END;
CREATE TRIGGER tally_moved AFTER UPDATE OF place ON shelf WHEN old.place <> new.place BEGIN
    UPDATE tally SET articles = articles - 1, claims = claims - old.claims, checked = checked - old.checked, signed = signed - old.signed WHERE place = old.place;
    UPDATE tally SET articles = articles + 1, claims = claims + new.claims, checked = checked + new.checked, signed = signed + new.signed WHERE place = new.place;
END;
CREATE TRIGGER tally_counted AFTER UPDATE OF claims, checked, signed ON shelf WHEN old.place = new.place BEGIN
    UPDATE tally SET claims = claims + new.claims - old.claims, checked = checked + new.checked - old.checked, signed = signed + new.signed - old.signed WHERE place = new.place;
END;

-- share is how far an article's claims have come, in thousandths; one without
-- claims comes after all that is begun, one that is done after that. (A column
-- that SQLite generates is never read from the index alone.)
CREATE TRIGGER shelf_shared AFTER UPDATE OF claims, checked ON shelf WHEN old.claims <> new.claims OR old.checked <> new.checked BEGIN
    UPDATE shelf SET share = CASE new.claims WHEN 0 THEN 1001 WHEN new.checked THEN 1002 ELSE new.checked * 1000 / new.claims END WHERE article_id = new.article_id;
END;

CREATE TRIGGER shelf_new AFTER INSERT ON articles BEGIN
    INSERT INTO shelf (article_id, place, imported, published, title, publisher) VALUES (
        new.id, CASE WHEN new.deleted <> '' THEN 2 WHEN new.archived <> '' THEN 1 ELSE 0 END, new.imported, new.published,
        lower(new.title), CASE new.publisher WHEN '' THEN char(1114109) ELSE lower(new.publisher) END);
END;
CREATE TRIGGER shelf_moved AFTER UPDATE OF deleted, archived, imported, published ON articles BEGIN
    UPDATE shelf SET place = CASE WHEN new.deleted <> '' THEN 2 WHEN new.archived <> '' THEN 1 ELSE 0 END, imported = new.imported, published = new.published
        WHERE article_id = new.id;
END;
CREATE TRIGGER shelf_renamed AFTER UPDATE OF title, publisher ON articles WHEN old.title <> new.title OR old.publisher <> new.publisher BEGIN
    UPDATE shelf SET title = lower(new.title), publisher = CASE new.publisher WHEN '' THEN char(1114109) ELSE lower(new.publisher) END
        WHERE article_id = new.id;
END;

CREATE TRIGGER shelf_claim AFTER UPDATE OF status, deleted ON claims WHEN old.status <> new.status OR (old.deleted = '') <> (new.deleted = '') BEGIN
    UPDATE shelf SET
        claims = claims + (new.deleted = '') - (old.deleted = ''),
        checked = checked + (new.deleted = '' AND new.status IN ('checked', 'signed off')) - (old.deleted = '' AND old.status IN ('checked', 'signed off')),
        signed = signed + (new.deleted = '' AND new.status = 'signed off') - (old.deleted = '' AND old.status = 'signed off')
        WHERE article_id IN (SELECT article_id FROM appearances WHERE claim_id = new.id AND deleted = '');
END;
-- A claim counts once in an article, however often it stands there: the first
-- place adds it, the last one taken away takes it off.
CREATE TRIGGER shelf_placed AFTER INSERT ON appearances WHEN new.deleted = '' BEGIN
    UPDATE shelf SET (claims, checked, signed) = (
            SELECT shelf.claims + 1, shelf.checked + (c.status IN ('checked', 'signed off')), shelf.signed + (c.status = 'signed off') FROM claims AS c WHERE c.id = new.claim_id)
        WHERE article_id = new.article_id
        AND EXISTS (SELECT 1 FROM claims WHERE id = new.claim_id AND deleted = '')
        AND NOT EXISTS (SELECT 1 FROM appearances WHERE article_id = new.article_id AND claim_id = new.claim_id AND deleted = '' AND id <> new.id);
END;
CREATE TRIGGER shelf_replaced AFTER UPDATE OF deleted ON appearances WHEN (old.deleted = '') <> (new.deleted = '') BEGIN
    UPDATE shelf SET (claims, checked, signed) = (
            SELECT shelf.claims + n, shelf.checked + n * (c.status IN ('checked', 'signed off')), shelf.signed + n * (c.status = 'signed off')
            FROM claims AS c, (SELECT CASE new.deleted WHEN '' THEN 1 ELSE -1 END AS n) WHERE c.id = new.claim_id)
        WHERE article_id = new.article_id
        AND EXISTS (SELECT 1 FROM claims WHERE id = new.claim_id AND deleted = '')
        AND NOT EXISTS (SELECT 1 FROM appearances WHERE article_id = new.article_id AND claim_id = new.claim_id AND deleted = '' AND id <> new.id);
END;

CREATE TRIGGER shelf_worked AFTER INSERT ON event_subjects BEGIN
    UPDATE shelf SET worked = (SELECT at FROM events WHERE seq = new.event_seq)
        WHERE article_id = new.subject AND worked < (SELECT at FROM events WHERE seq = new.event_seq);
    UPDATE shelf SET worked = (SELECT at FROM events WHERE seq = new.event_seq)
        WHERE article_id IN (SELECT article_id FROM appearances WHERE claim_id = new.subject) AND worked < (SELECT at FROM events WHERE seq = new.event_seq);
END;
