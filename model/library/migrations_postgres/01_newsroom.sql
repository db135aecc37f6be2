-- The tables of a newsroom's library: those that the migrations of SQLite come to, in PostgreSQL's types.
-- Texts compare byte by byte, as they do in SQLite (COLLATE "C").
CREATE TABLE files (
    sha256 TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE file_bytes (
    sha256 TEXT COLLATE "C" PRIMARY KEY REFERENCES files (sha256),
    packed BYTEA NOT NULL
);
CREATE TABLE articles (
    id TEXT COLLATE "C" PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    byline TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C" NOT NULL,
    published TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    imported TEXT COLLATE "C" NOT NULL,
    imported_by TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    archived TEXT COLLATE "C" NOT NULL DEFAULT '',
    check_published TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE versions (
    id TEXT COLLATE "C" PRIMARY KEY,
    article_id TEXT COLLATE "C" NOT NULL REFERENCES articles (id),
    number BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    blocks TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    file_sha256 TEXT COLLATE "C" NOT NULL REFERENCES files (sha256),
    added TEXT COLLATE "C" NOT NULL,
    hidden TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    left_out TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    charset TEXT COLLATE "C" NOT NULL DEFAULT '',
    notes TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    pictures TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    UNIQUE (article_id, number)
);
CREATE INDEX versions_by_text ON versions (sha256);
CREATE INDEX versions_by_file ON versions (file_sha256);
CREATE TABLE claims (
    id TEXT COLLATE "C" PRIMARY KEY,
    wording TEXT COLLATE "C" NOT NULL,
    speaker TEXT COLLATE "C" NOT NULL,
    said TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    closed TEXT COLLATE "C" NOT NULL DEFAULT '',
    closed_in TEXT COLLATE "C" NOT NULL DEFAULT '',
    private_note TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE appearances (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim_id TEXT COLLATE "C" NOT NULL REFERENCES claims (id),
    article_id TEXT COLLATE "C" NOT NULL REFERENCES articles (id),
    version_id TEXT COLLATE "C" NOT NULL REFERENCES versions (id),
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    exact TEXT COLLATE "C" NOT NULL,
    prefix TEXT COLLATE "C" NOT NULL,
    suffix TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    places BIGINT NOT NULL DEFAULT 0,
    picture TEXT COLLATE "C" NOT NULL DEFAULT '',
    region TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX appearances_by_version ON appearances (version_id, start);
CREATE INDEX appearances_by_article ON appearances (article_id, claim_id, deleted);
CREATE TABLE sources (
    id TEXT COLLATE "C" PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C" NOT NULL,
    author TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    published TEXT COLLATE "C" NOT NULL,
    accessed TEXT COLLATE "C" NOT NULL,
    archive_url TEXT COLLATE "C" NOT NULL,
    is_primary BOOLEAN NOT NULL,
    reliability TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    kind TEXT COLLATE "C" NOT NULL DEFAULT '',
    alias TEXT COLLATE "C" NOT NULL DEFAULT '',
    is_private BOOLEAN NOT NULL DEFAULT false,
    private_note TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE evidence (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim_id TEXT COLLATE "C" NOT NULL REFERENCES claims (id),
    source_id TEXT COLLATE "C" NOT NULL REFERENCES sources (id),
    stance TEXT COLLATE "C" NOT NULL,
    quote TEXT COLLATE "C" NOT NULL,
    locator TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    proposed_by TEXT COLLATE "C" NOT NULL DEFAULT '',
    from_note TEXT COLLATE "C" NOT NULL DEFAULT '',
    is_primary BOOLEAN DEFAULT NULL,
    reliability TEXT COLLATE "C" NOT NULL DEFAULT '',
    is_private BOOLEAN NOT NULL DEFAULT false,
    private_note TEXT COLLATE "C" NOT NULL DEFAULT '',
    attachment_id TEXT COLLATE "C" NOT NULL DEFAULT '',
    place TEXT COLLATE "C" NOT NULL DEFAULT '',
    language TEXT COLLATE "C" NOT NULL DEFAULT '',
    translation TEXT COLLATE "C" NOT NULL DEFAULT '',
    translator TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX evidence_by_claim ON evidence (claim_id);
CREATE INDEX evidence_by_source ON evidence (source_id);
CREATE TABLE scales (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    ordered BOOLEAN NOT NULL,
    ratings TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    best DOUBLE PRECISION DEFAULT NULL,
    worst DOUBLE PRECISION DEFAULT NULL,
    renamed TEXT COLLATE "C" NOT NULL DEFAULT '[]'
);
CREATE TABLE verdicts (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim_id TEXT COLLATE "C" NOT NULL REFERENCES claims (id),
    scale_id TEXT COLLATE "C" NOT NULL REFERENCES scales (id),
    rating TEXT COLLATE "C" NOT NULL,
    reasoning TEXT COLLATE "C" NOT NULL,
    given_by TEXT COLLATE "C" NOT NULL,
    given_at TEXT COLLATE "C" NOT NULL,
    signed_by TEXT COLLATE "C" NOT NULL,
    signed_at TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    set_aside TEXT COLLATE "C" NOT NULL DEFAULT '',
    added_to TEXT COLLATE "C" NOT NULL DEFAULT '',
    proposed TEXT COLLATE "C" NOT NULL DEFAULT '',
    cut BOOLEAN NOT NULL DEFAULT false,
    severity TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX verdicts_by_claim ON verdicts (claim_id);
CREATE TABLE events (
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    at TEXT COLLATE "C" NOT NULL,
    editor TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    target TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    edits TEXT COLLATE "C" NOT NULL,
    merged_by TEXT COLLATE "C" NOT NULL DEFAULT '',
    long BIGINT NOT NULL DEFAULT 0,
    packed BYTEA NOT NULL DEFAULT '',
    run TEXT COLLATE "C" NOT NULL DEFAULT '',
    erased BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE event_subjects (
    event_seq BIGINT NOT NULL REFERENCES events (seq),
    subject TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (subject, event_seq)
);
CREATE TABLE collections (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    scale_id TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE memberships (
    id TEXT COLLATE "C" PRIMARY KEY,
    collection_id TEXT COLLATE "C" NOT NULL REFERENCES collections (id),
    article_id TEXT COLLATE "C" NOT NULL REFERENCES articles (id),
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX memberships_by_collection ON memberships (collection_id, deleted, article_id);
CREATE INDEX memberships_by_article ON memberships (article_id, deleted, collection_id);
CREATE TABLE tags (
    id TEXT COLLATE "C" PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX tags_by_word ON tags (substr(id, length(subject) + 2), deleted, subject);
CREATE INDEX tags_by_subject ON tags (subject, deleted);
CREATE TABLE opened (
    article_id TEXT COLLATE "C" PRIMARY KEY REFERENCES articles (id),
    at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX opened_of_late ON opened (at);
CREATE INDEX claims_in_trash ON claims (deleted) WHERE deleted <> '';
CREATE TABLE shelf (
    article_id TEXT COLLATE "C" PRIMARY KEY,
    place BIGINT NOT NULL,
    imported TEXT COLLATE "C" NOT NULL,
    published TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C" NOT NULL,
    worked TEXT COLLATE "C" NOT NULL DEFAULT '',
    claims BIGINT NOT NULL DEFAULT 0,
    checked BIGINT NOT NULL DEFAULT 0,
    signed BIGINT NOT NULL DEFAULT 0,
    share BIGINT NOT NULL DEFAULT 1001,
    open BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX shelf_by_import ON shelf (place, imported DESC, article_id DESC);
CREATE INDEX shelf_by_date ON shelf (place, published DESC, article_id DESC);
CREATE INDEX shelf_by_title ON shelf (place, title, article_id DESC);
CREATE INDEX shelf_by_publisher ON shelf (place, publisher, imported DESC, article_id DESC);
CREATE INDEX shelf_by_share ON shelf (place, share, imported DESC, article_id DESC);
CREATE INDEX shelf_by_work ON shelf (place, worked DESC, article_id DESC);
CREATE TABLE tally (
    place BIGINT PRIMARY KEY,
    articles BIGINT NOT NULL DEFAULT 0,
    claims BIGINT NOT NULL DEFAULT 0,
    checked BIGINT NOT NULL DEFAULT 0,
    signed BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE disputes (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim_id TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL,
    record_id TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    ours TEXT COLLATE "C" NOT NULL,
    theirs TEXT COLLATE "C" NOT NULL,
    ours_by TEXT COLLATE "C" NOT NULL,
    ours_at TEXT COLLATE "C" NOT NULL,
    theirs_by TEXT COLLATE "C" NOT NULL,
    theirs_at TEXT COLLATE "C" NOT NULL,
    found TEXT COLLATE "C" NOT NULL,
    choice TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL,
    decided TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX disputes_by_claim ON disputes (claim_id);
CREATE INDEX disputes_open ON disputes (id) WHERE choice = '' AND deleted = '';
CREATE TABLE search_docs (
    id BIGINT PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE INDEX events_of_targets ON events (target, seq) WHERE target <> '';
CREATE INDEX events_merging ON events (id) WHERE action = 'merge library';
CREATE INDEX events_in_time ON events (at, seq);
CREATE TABLE event_edits (
    event_seq BIGINT NOT NULL REFERENCES events (seq),
    noun TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    op TEXT COLLATE "C" NOT NULL,
    before TEXT COLLATE "C" NOT NULL DEFAULT '',
    after TEXT COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (event_seq, noun, id)
);
CREATE TABLE merged_ids (
    noun TEXT COLLATE "C" NOT NULL,
    theirs TEXT COLLATE "C" NOT NULL,
    ours TEXT COLLATE "C" NOT NULL,
    merge TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (noun, theirs)
);
CREATE INDEX versions_newest ON versions (article_id, deleted, number, id);
CREATE INDEX events_by_editor ON events (editor, seq) WHERE merged_by = '';
CREATE INDEX events_of_runs ON events (run) WHERE run <> '';
CREATE TABLE asides (
    id TEXT COLLATE "C" PRIMARY KEY,
    article_id TEXT COLLATE "C" NOT NULL REFERENCES articles (id),
    version_id TEXT COLLATE "C" NOT NULL REFERENCES versions (id),
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    exact TEXT COLLATE "C" NOT NULL,
    prefix TEXT COLLATE "C" NOT NULL,
    suffix TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    set_by TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT '',
    picture TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX asides_in_version ON asides (version_id, deleted, start);
CREATE TABLE ticks (
    id TEXT COLLATE "C" PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    list TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    ticked_by TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX ticks_by_subject ON ticks (subject, deleted, list);
CREATE TABLE published_checks (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim TEXT COLLATE "C" NOT NULL,
    speaker TEXT COLLATE "C" NOT NULL,
    rating TEXT COLLATE "C" NOT NULL,
    explanation TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C" NOT NULL,
    published TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    feed TEXT COLLATE "C" NOT NULL
);
CREATE INDEX published_checks_feed ON published_checks (feed);
CREATE INDEX evidence_notes ON evidence (from_note) WHERE from_note <> '';
CREATE TABLE people (
    id TEXT COLLATE "C" PRIMARY KEY REFERENCES sources (id),
    role TEXT COLLATE "C" NOT NULL,
    contacts TEXT COLLATE "C" NOT NULL,
    terms TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE confirmers (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim_id TEXT COLLATE "C" NOT NULL REFERENCES claims (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES sources (id),
    question TEXT COLLATE "C" NOT NULL,
    named_by TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX confirmers_of_claim ON confirmers (claim_id, deleted);
CREATE INDEX confirmers_of_person ON confirmers (person_id, deleted);
CREATE TABLE attempts (
    id TEXT COLLATE "C" PRIMARY KEY,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES sources (id),
    article_id TEXT COLLATE "C" NOT NULL,
    made TEXT COLLATE "C" NOT NULL,
    way TEXT COLLATE "C" NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX attempts_of_person ON attempts (person_id, deleted, made);
CREATE TABLE askings (
    id TEXT COLLATE "C" PRIMARY KEY,
    attempt_id TEXT COLLATE "C" NOT NULL REFERENCES attempts (id),
    claim_id TEXT COLLATE "C" NOT NULL REFERENCES claims (id),
    reported BOOLEAN NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX askings_of_claim ON askings (claim_id, deleted);
CREATE INDEX askings_of_attempt ON askings (attempt_id, deleted);
CREATE TABLE questions (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim_id TEXT COLLATE "C" NOT NULL REFERENCES claims (id),
    put_to TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    asked_by TEXT COLLATE "C" NOT NULL,
    asked TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    closed_by TEXT COLLATE "C" NOT NULL,
    closed TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX questions_of_claim ON questions (claim_id, deleted, closed);
CREATE TABLE rounds (
    id TEXT COLLATE "C" PRIMARY KEY,
    article_id TEXT COLLATE "C" NOT NULL REFERENCES articles (id),
    version_id TEXT COLLATE "C" NOT NULL REFERENCES versions (id),
    name TEXT COLLATE "C" NOT NULL,
    initials TEXT COLLATE "C" NOT NULL,
    signed_by TEXT COLLATE "C" NOT NULL,
    signed_at TEXT COLLATE "C" NOT NULL,
    open_work TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX rounds_of_article ON rounds (article_id, deleted);
CREATE TABLE correction_reasons (
    id TEXT COLLATE "C" PRIMARY KEY,
    article_id TEXT COLLATE "C" NOT NULL,
    claim_id TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    given_by TEXT COLLATE "C" NOT NULL,
    given_at TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX correction_reasons_of_article ON correction_reasons (article_id, deleted);
CREATE TABLE checklists (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    items TEXT COLLATE "C" NOT NULL,
    is_for TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE saved_lists (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    query TEXT COLLATE "C" NOT NULL,
    sort TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE coverage (
    article_id TEXT COLLATE "C" PRIMARY KEY,
    version_id TEXT COLLATE "C" NOT NULL,
    open BIGINT NOT NULL,
    aside BIGINT NOT NULL,
    done BIGINT NOT NULL
);
CREATE TABLE coverage_stale (
    article_id TEXT COLLATE "C" PRIMARY KEY
);
CREATE INDEX shelf_by_open ON shelf (place, open DESC, imported DESC, article_id DESC);
CREATE INDEX claims_due ON claims (due) WHERE due <> '';
CREATE INDEX verdicts_in_force ON verdicts (claim_id, id DESC, rating) WHERE deleted = '' AND set_aside = '' AND added_to = '';
CREATE INDEX appearances_by_claim ON appearances (claim_id, deleted, article_id);
CREATE INDEX private_sources ON sources (id) WHERE is_private;
CREATE TABLE attachments (
    id TEXT COLLATE "C" PRIMARY KEY,
    source_id TEXT COLLATE "C" NOT NULL REFERENCES sources (id),
    file_sha256 TEXT COLLATE "C" NOT NULL REFERENCES files (sha256),
    name TEXT COLLATE "C" NOT NULL,
    added_by TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX attachments_of_source ON attachments (source_id, deleted);
CREATE INDEX attachments_of_file ON attachments (file_sha256);
CREATE TABLE captures (
    id TEXT COLLATE "C" PRIMARY KEY REFERENCES attachments (id),
    source_id TEXT COLLATE "C" NOT NULL REFERENCES sources (id),
    asked TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    taken TEXT COLLATE "C" NOT NULL,
    status BIGINT NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    payload_sha256 TEXT COLLATE "C" NOT NULL,
    text_sha256 TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    wall TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    token TEXT COLLATE "C" NOT NULL,
    created TEXT COLLATE "C" NOT NULL,
    deleted TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX captures_of_source ON captures (source_id, deleted);
CREATE TABLE erasures (
    id TEXT COLLATE "C" PRIMARY KEY,
    noun TEXT COLLATE "C" NOT NULL,
    erased TEXT COLLATE "C" NOT NULL,
    by TEXT COLLATE "C" NOT NULL,
    cleared BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE identity (
    the_only BOOLEAN PRIMARY KEY CHECK (the_only),
    schema_version BIGINT NOT NULL,
    stamp TEXT COLLATE "C" NOT NULL DEFAULT gen_random_uuid()::text
);
INSERT INTO identity (the_only, schema_version) VALUES (true, 1);
INSERT INTO tally (place) VALUES (0), (1), (2);

-- The words of what search_docs numbers, folded by Galley, separated by single spaces.
CREATE TABLE search_words (
    id BIGINT PRIMARY KEY,
    body TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    speaker TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C" NOT NULL
);

-- Everybody who has the library open hears of each event.
CREATE FUNCTION tell_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_notify('galley', 'event ' || new.seq);
    RETURN NULL;
END $$;
CREATE TRIGGER event_told AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION tell_event();

CREATE FUNCTION keep_tally() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' AND (TG_OP = 'DELETE' OR old.place <> new.place) THEN
        UPDATE tally SET articles = articles - 1, claims = claims - old.claims, checked = checked - old.checked, signed = signed - old.signed
            WHERE place = old.place;
    END IF;
    IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR old.place <> new.place) THEN
        UPDATE tally SET articles = articles + 1, claims = claims + new.claims, checked = checked + new.checked, signed = signed + new.signed
            WHERE place = new.place;
    END IF;
    IF TG_OP = 'UPDATE' AND old.place = new.place AND (old.claims, old.checked, old.signed) <> (new.claims, new.checked, new.signed) THEN
        UPDATE tally SET claims = claims + new.claims - old.claims, checked = checked + new.checked - old.checked,
            signed = signed + new.signed - old.signed WHERE place = new.place;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tally_kept AFTER INSERT OR DELETE OR UPDATE OF place, claims, checked, signed ON shelf
    FOR EACH ROW EXECUTE FUNCTION keep_tally();

CREATE FUNCTION share_shelf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    new.share := CASE WHEN new.claims = 0 THEN 1001 WHEN new.claims = new.checked THEN 1002 ELSE new.checked * 1000 / new.claims END;
    RETURN new;
END $$;
CREATE TRIGGER shelf_shared BEFORE UPDATE OF claims, checked ON shelf FOR EACH ROW
    WHEN (old.claims <> new.claims OR old.checked <> new.checked) EXECUTE FUNCTION share_shelf();

CREATE FUNCTION shelve() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    at_place BIGINT := CASE WHEN new.deleted <> '' THEN 2 WHEN new.archived <> '' THEN 1 ELSE 0 END;
    by_title TEXT := lower(new.title);
    by_publisher TEXT := CASE new.publisher WHEN '' THEN chr(1114109) ELSE lower(new.publisher) END;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO shelf (article_id, place, imported, published, title, publisher)
            VALUES (new.id, at_place, new.imported, new.published, by_title, by_publisher);
        RETURN NULL;
    END IF;
    IF (old.deleted, old.archived, old.imported, old.published) <> (new.deleted, new.archived, new.imported, new.published) THEN
        UPDATE shelf SET place = at_place, imported = new.imported, published = new.published WHERE article_id = new.id;
    END IF;
    IF old.title <> new.title OR old.publisher <> new.publisher THEN
        UPDATE shelf SET title = by_title, publisher = by_publisher WHERE article_id = new.id;
    END IF;
    IF (old.deleted = '') <> (new.deleted = '') THEN
        INSERT INTO coverage_stale SELECT DISTINCT o.article_id FROM appearances AS p JOIN appearances AS o ON o.claim_id = p.claim_id
            WHERE p.article_id = new.id ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER shelved AFTER INSERT OR UPDATE OF deleted, archived, imported, published, title, publisher ON articles
    FOR EACH ROW EXECUTE FUNCTION shelve();

CREATE FUNCTION drop_coverage() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM coverage WHERE article_id = old.id;
    RETURN NULL;
END $$;
CREATE TRIGGER coverage_article_gone AFTER DELETE ON articles FOR EACH ROW EXECUTE FUNCTION drop_coverage();

CREATE FUNCTION shelve_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE shelf SET
        claims = claims + (new.deleted = '')::int - (old.deleted = '')::int,
        checked = checked + (new.deleted = '' AND new.status IN ('checked', 'signed off'))::int
            - (old.deleted = '' AND old.status IN ('checked', 'signed off'))::int,
        signed = signed + (new.deleted = '' AND new.status = 'signed off')::int - (old.deleted = '' AND old.status = 'signed off')::int
        WHERE article_id IN (SELECT article_id FROM appearances WHERE claim_id = new.id AND deleted = '');
    INSERT INTO coverage_stale SELECT DISTINCT article_id FROM appearances WHERE claim_id = new.id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_shelved AFTER UPDATE OF status, deleted ON claims FOR EACH ROW
    WHEN ((old.status, old.deleted) <> (new.status, new.deleted)) EXECUTE FUNCTION shelve_claim();

-- Of several places of one claim that one statement stores or deletes, each has to see those before it,
-- which only a trigger before the row does.
CREATE FUNCTION shelve_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    n INT := CASE new.deleted WHEN '' THEN 1 ELSE -1 END;
    of claims%ROWTYPE;
BEGIN
    IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM appearances WHERE id = new.id) THEN
        RETURN new; -- it is there, and ON CONFLICT says what becomes of it
    END IF;
    SELECT * INTO of FROM claims WHERE id = new.claim_id;
    IF of.deleted = '' AND (TG_OP = 'UPDATE' OR new.deleted = '') AND NOT EXISTS (SELECT 1 FROM appearances
            WHERE article_id = new.article_id AND claim_id = new.claim_id AND deleted = '' AND id <> new.id) THEN
        UPDATE shelf SET claims = claims + n, checked = checked + n * (of.status IN ('checked', 'signed off'))::int,
            signed = signed + n * (of.status = 'signed off')::int WHERE article_id = new.article_id;
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER shelf_placed BEFORE INSERT ON appearances FOR EACH ROW EXECUTE FUNCTION shelve_place();
CREATE TRIGGER shelf_replaced BEFORE UPDATE OF deleted ON appearances FOR EACH ROW
    WHEN ((old.deleted = '') <> (new.deleted = '')) EXECUTE FUNCTION shelve_place();

CREATE FUNCTION shelve_work() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    done TEXT COLLATE "C" := (SELECT at FROM events WHERE seq = new.event_seq);
BEGIN
    UPDATE shelf SET worked = done WHERE worked < done
        AND (article_id = new.subject OR article_id IN (SELECT article_id FROM appearances WHERE claim_id = new.subject));
    RETURN NULL;
END $$;
CREATE TRIGGER shelf_worked AFTER INSERT ON event_subjects FOR EACH ROW EXECUTE FUNCTION shelve_work();

CREATE FUNCTION shelve_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'DELETE' THEN
        UPDATE shelf SET open = 0 WHERE article_id = old.article_id;
    ELSE
        UPDATE shelf SET open = new.open WHERE article_id = new.article_id AND open <> new.open;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER shelf_open AFTER INSERT OR DELETE OR UPDATE OF open ON coverage FOR EACH ROW EXECUTE FUNCTION shelve_open();

-- What a change makes stale in the count of words: the articles that it names, or those of a claim.
CREATE FUNCTION stale_article() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO coverage_stale VALUES (old.article_id) ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO coverage_stale VALUES (new.article_id) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER coverage_version_new AFTER INSERT OR DELETE ON versions FOR EACH ROW EXECUTE FUNCTION stale_article();
CREATE TRIGGER coverage_version AFTER UPDATE OF article_id, number, hidden, deleted ON versions FOR EACH ROW
    WHEN ((old.article_id, old.number, old.hidden, old.deleted) <> (new.article_id, new.number, new.hidden, new.deleted))
    EXECUTE FUNCTION stale_article();
CREATE TRIGGER coverage_aside AFTER INSERT OR UPDATE OR DELETE ON asides FOR EACH ROW EXECUTE FUNCTION stale_article();

CREATE FUNCTION stale_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'INSERT' AND TG_TABLE_NAME <> 'disputes'
            AND coalesce((SELECT status FROM claims WHERE id = new.claim_id), '') = 'unchecked' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO coverage_stale SELECT DISTINCT article_id FROM appearances WHERE claim_id = old.claim_id ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO coverage_stale SELECT DISTINCT article_id FROM appearances WHERE claim_id = new.claim_id ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER coverage_place_new AFTER INSERT OR UPDATE OR DELETE ON appearances FOR EACH ROW EXECUTE FUNCTION stale_claim();
CREATE TRIGGER coverage_place AFTER UPDATE OR DELETE ON appearances FOR EACH ROW EXECUTE FUNCTION stale_article();
CREATE TRIGGER coverage_verdict_new AFTER INSERT OR DELETE ON verdicts FOR EACH ROW EXECUTE FUNCTION stale_claim();
CREATE TRIGGER coverage_verdict AFTER UPDATE OF claim_id, rating, set_aside, added_to, deleted ON verdicts FOR EACH ROW
    WHEN ((old.claim_id, old.rating, old.set_aside, old.added_to, old.deleted)
        <> (new.claim_id, new.rating, new.set_aside, new.added_to, new.deleted)) EXECUTE FUNCTION stale_claim();
CREATE TRIGGER coverage_dispute AFTER INSERT OR DELETE OR UPDATE OF claim_id, choice, deleted ON disputes
    FOR EACH ROW EXECUTE FUNCTION stale_claim();
