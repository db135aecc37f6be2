-- What the server itself holds, whatever program asks: who may sign, in whose name one writes, and who may
-- read of confidential sources. It is carried out again after each step of the schema, and by each init.

-- Who asks.

-- me is the editor that a login is. SET ROLE does not change who that is.
CREATE OR REPLACE FUNCTION me() RETURNS TEXT LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT editor FROM staff WHERE login = session_user AND gone = '' $$;

-- runs_it says whether who asks made the newsroom, or runs the server.
CREATE OR REPLACE FUNCTION runs_it() RETURNS BOOLEAN LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT pg_has_role(session_user, nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = 'galley' $$;

-- holds says whether who asks has a role here: reader, checker, second, chief, or confidential.
CREATE OR REPLACE FUNCTION holds(role_name TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT runs_it() OR EXISTS (SELECT 1 FROM newsroom AS n JOIN pg_roles AS r ON r.rolname = n.roles || '_' || role_name
        WHERE pg_has_role(session_user, r.oid, 'MEMBER')) $$;

-- refuse is how the server says no; the name of the rule is what a program goes by.
CREATE OR REPLACE FUNCTION refuse(rule TEXT, said TEXT) RETURNS VOID LANGUAGE plpgsql AS
    $$ BEGIN RAISE insufficient_privilege USING MESSAGE = said, CONSTRAINT = rule; END $$;

-- merging says whether who asks is merging a library: the step that says so is the newest. By it
-- history tells who brought in what others did elsewhere.
CREATE OR REPLACE FUNCTION merging() RETURNS BOOLEAN LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT holds('chief') AND EXISTS (SELECT 1 FROM (SELECT action, editor FROM events WHERE merged_by = '' ORDER BY seq DESC LIMIT 1) AS e
        WHERE e.action = 'merge library' AND e.editor = me()) $$;

-- still_open says whether a step is one's own and may be amended: typing goes on in the newest, and a merge
-- writes several in one transaction.
CREATE OR REPLACE FUNCTION still_open(step BIGINT) RETURNS BOOLEAN LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT EXISTS (SELECT 1 FROM events AS e WHERE e.seq = step AND e.editor = me()
        AND (NOT EXISTS (SELECT 1 FROM events WHERE seq > step) OR e.xmin = pg_current_xact_id_if_assigned()::xid)) $$;

-- Nobody writes in another's name.

CREATE OR REPLACE FUNCTION own_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    own TEXT := me();
BEGIN
    IF own IS NULL AND runs_it() THEN
        RETURN coalesce(new, old);
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF new.editor IS DISTINCT FROM own AND NOT (new.merged_by <> '' AND merging()) THEN
            PERFORM refuse('own_name', 'a step of history is stored in the name of who does it');
        END IF;
        RETURN new;
    END IF;
    IF TG_OP = 'UPDATE' AND new.editor <> old.editor THEN
        PERFORM refuse('own_name', 'a step of history stays in the name of who did it');
    END IF;
    IF NOT still_open(old.seq) AND NOT holds('chief') THEN
        PERFORM refuse('own_name', 'history is not changed');
    END IF;
    RETURN coalesce(new, old);
END $$;
CREATE OR REPLACE TRIGGER event_own BEFORE INSERT OR UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION own_event();

-- What belongs to a step is written with it.
CREATE OR REPLACE FUNCTION own_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    of BIGINT := CASE TG_OP WHEN 'DELETE' THEN old.event_seq ELSE new.event_seq END;
BEGIN
    IF NOT still_open(of) AND NOT holds('chief') THEN
        PERFORM refuse('own_name', 'history is not changed');
    END IF;
    RETURN coalesce(new, old);
END $$;
CREATE OR REPLACE TRIGGER subject_own BEFORE INSERT OR UPDATE OR DELETE ON event_subjects FOR EACH ROW EXECUTE FUNCTION own_part();
CREATE OR REPLACE TRIGGER edit_own BEFORE INSERT OR UPDATE OR DELETE ON event_edits FOR EACH ROW EXECUTE FUNCTION own_part();

CREATE OR REPLACE FUNCTION own_verdict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    own TEXT := me();
    signs BOOLEAN := new.signed_by <> '' AND (TG_OP = 'INSERT' OR new.signed_by <> old.signed_by);
BEGIN
    IF own IS NULL AND runs_it() THEN
        RETURN new;
    END IF;
    IF own IS NULL THEN
        PERFORM refuse('own_name', 'a verdict is given by somebody of the newsroom');
    END IF;
    IF merging() THEN
        RETURN new; -- what others said elsewhere comes as they said it
    END IF;
    IF signs AND new.signed_by = new.given_by THEN
        PERFORM refuse('own_verdict', 'nobody signs off their own verdict');
    END IF;
    IF signs AND new.signed_by <> own THEN
        PERFORM refuse('own_name', 'nobody signs off in the name of another');
    END IF;
    IF signs AND NOT holds('second') THEN
        PERFORM refuse('sign_off', 'a second editor or a chief signs off');
    END IF;
    IF TG_OP = 'INSERT' THEN
        -- What others added to a verdict comes along to the one that takes its place.
        IF new.given_by <> own AND NOT (new.added_to <> '' AND new.signed_by = '' AND EXISTS (SELECT 1 FROM verdicts AS v
                WHERE v.claim_id = new.claim_id AND v.added_to <> '' AND v.given_by = new.given_by AND v.given_at = new.given_at
                    AND v.reasoning = new.reasoning)) THEN
            PERFORM refuse('own_name', 'a verdict is stored in the name of who gives it');
        END IF;
        RETURN new;
    END IF;
    IF old.signed_by <> '' AND new.signed_by = '' AND old.signed_by <> own AND NOT holds('chief') THEN
        PERFORM refuse('own_name', 'a signature is taken back by who gave it');
    END IF;
    IF new.given_by <> old.given_by THEN
        PERFORM refuse('own_name', 'a verdict stays in the name of who gave it');
    END IF;
    IF (new.claim_id, new.scale_id, new.rating, new.reasoning, new.given_at, new.proposed, new.cut, new.severity, new.added_to)
            <> (old.claim_id, old.scale_id, old.rating, old.reasoning, old.given_at, old.proposed, old.cut, old.severity, old.added_to)
            AND (old.given_by <> own OR new.signed_by <> '') AND NOT holds('chief') THEN
        PERFORM refuse('own_name', 'what was said in a verdict stays as its editor, and who signed it, left it');
    END IF;
    RETURN new;
END $$;
CREATE OR REPLACE TRIGGER verdict_own BEFORE INSERT OR UPDATE ON verdicts FOR EACH ROW EXECUTE FUNCTION own_verdict();

-- A claim is signed off by a signature, or again by one that stands.
CREATE OR REPLACE FUNCTION signed_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$ BEGIN
    IF NOT holds('second') AND NOT EXISTS (SELECT 1 FROM verdicts AS v
            WHERE v.claim_id = new.id AND v.signed_by <> '' AND v.deleted = '' AND v.set_aside = '') THEN
        PERFORM refuse('sign_off', 'a second editor or a chief signs off');
    END IF;
    RETURN new;
END $$;
CREATE OR REPLACE TRIGGER claim_signed BEFORE INSERT OR UPDATE OF status ON claims FOR EACH ROW
    WHEN (new.status = 'signed off') EXECUTE FUNCTION signed_claim();

CREATE OR REPLACE FUNCTION own_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    own TEXT := me();
BEGIN
    IF own IS NULL AND runs_it() OR merging() THEN
        RETURN new;
    END IF;
    IF TG_OP = 'INSERT' AND new.signed_by IS DISTINCT FROM own OR TG_OP = 'UPDATE' AND new.signed_by <> old.signed_by THEN
        PERFORM refuse('own_name', 'a round is signed by who read it');
    END IF;
    RETURN new;
END $$;
CREATE OR REPLACE TRIGGER round_own BEFORE INSERT OR UPDATE ON rounds FOR EACH ROW EXECUTE FUNCTION own_round();

-- Scales are a chief's.
CREATE OR REPLACE FUNCTION chiefs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$ BEGIN
    IF NOT holds('chief') THEN
        PERFORM refuse('chief', 'a chief does that');
    END IF;
    RETURN coalesce(new, old);
END $$;
CREATE OR REPLACE TRIGGER scale_of_chiefs BEFORE INSERT OR UPDATE OR DELETE ON scales FOR EACH ROW EXECUTE FUNCTION chiefs();
CREATE OR REPLACE TRIGGER erasure_of_chiefs BEFORE INSERT OR UPDATE OR DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION chiefs();

-- What is confidential.

-- know_confidential finds the confidential sources: those that are so themselves, and those that were merged into one.
CREATE OR REPLACE FUNCTION know_confidential() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    known TEXT[];
BEGIN
    WITH RECURSIVE merged AS (
        SELECT e.seq, x.value ->> 'id' AS id FROM events AS e, jsonb_array_elements(e.edits::jsonb) AS x(value)
            WHERE e.action = 'merge sources' AND x.value ->> 'noun' = 'source'
    ), kept (id) AS (
        SELECT id FROM sources WHERE is_private
        UNION
        SELECT s.id FROM kept JOIN merged AS one ON one.id = kept.id JOIN merged AS other ON other.seq = one.seq
            JOIN sources AS s ON s.id = other.id AND s.deleted <> ''
    )
    SELECT coalesce(array_agg(id), '{}') INTO known FROM kept;
    DELETE FROM confidential WHERE source_id <> ALL (known);
    INSERT INTO confidential SELECT unnest(known) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER source_kept AFTER INSERT ON sources FOR EACH ROW WHEN (new.is_private) EXECUTE FUNCTION know_confidential();
CREATE OR REPLACE TRIGGER source_kept_changed AFTER UPDATE OF is_private, deleted ON sources FOR EACH ROW
    WHEN ((old.is_private, old.deleted) <> (new.is_private, new.deleted)) EXECUTE FUNCTION know_confidential();
CREATE OR REPLACE TRIGGER source_kept_gone AFTER DELETE ON sources FOR EACH ROW WHEN (old.is_private) EXECUTE FUNCTION know_confidential();
CREATE OR REPLACE TRIGGER sources_merged AFTER INSERT ON events FOR EACH ROW WHEN (new.action = 'merge sources') EXECUTE FUNCTION know_confidential();

-- The views that follow are read with the rights of who made them: policies ask them.
CREATE OR REPLACE VIEW confidential_files AS SELECT a.file_sha256 AS sha256 FROM attachments AS a JOIN confidential AS c USING (source_id)
    WHERE NOT EXISTS (SELECT 1 FROM versions AS v WHERE v.file_sha256 = a.file_sha256);
CREATE OR REPLACE VIEW confidential_records AS SELECT source_id AS id FROM confidential
    UNION ALL SELECT id FROM evidence WHERE is_private
    UNION ALL SELECT a.id FROM attachments AS a JOIN confidential AS c USING (source_id)
    UNION ALL SELECT d.id FROM disputes AS d WHERE d.record_id IN (SELECT source_id FROM confidential UNION ALL SELECT id FROM evidence WHERE is_private)
    UNION ALL SELECT sha256 FROM confidential_files;
CREATE OR REPLACE VIEW confidential_events AS SELECT event_seq FROM event_subjects WHERE subject IN (SELECT source_id FROM confidential
    UNION ALL SELECT claim_id FROM evidence WHERE is_private
    UNION ALL SELECT claim_id FROM disputes WHERE record_id IN (SELECT id FROM confidential_records));
CREATE OR REPLACE VIEW confidential_entries AS SELECT d.id FROM search_docs AS d
    WHERE d.subject IN (SELECT claim_id FROM evidence WHERE is_private OR source_id IN (SELECT source_id FROM confidential));

CREATE OR REPLACE FUNCTION called(source TEXT) RETURNS TEXT LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT coalesce((SELECT nullif(alias, '') FROM sources WHERE id = source), 'a confidential source') $$;

-- called_file is a file called after its source. It keeps its ending.
CREATE OR REPLACE FUNCTION called_file(source TEXT, name TEXT) RETURNS TEXT LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT called(source) || coalesce(substring(name FROM '\.[A-Za-z0-9]{1,6}$'), '') $$;

-- veil_record is a record of an event without what identifies a confidential source, and without what private evidence says.
CREATE OR REPLACE FUNCTION veil_record(noun TEXT, r JSONB) RETURNS JSONB LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    of TEXT := CASE noun WHEN 'attachment' THEN r ->> 'source_id' WHEN 'capture' THEN r ->> 'source_id' WHEN 'conflict' THEN r ->> 'record_id' ELSE r ->> 'id' END;
BEGIN
    IF jsonb_typeof(r) IS DISTINCT FROM 'object' THEN
        RETURN r;
    END IF;
    IF noun = 'file' THEN
        RETURN CASE WHEN EXISTS (SELECT 1 FROM confidential_files WHERE sha256 = r ->> 'sha256')
            THEN r || jsonb_build_object('name', coalesce(substring(r ->> 'name' FROM '\.[A-Za-z0-9]{1,6}$'), '')) ELSE r END;
    END IF;
    IF noun NOT IN ('source', 'person', 'attachment', 'capture', 'evidence', 'conflict') OR NOT EXISTS (SELECT 1 FROM confidential_records WHERE id = of) THEN
        RETURN r;
    END IF;
    RETURN CASE noun
        WHEN 'source' THEN (r - 'private_note') || jsonb_build_object('title', called(of), 'publisher', '', 'author', '', 'url', '', 'published', '', 'archive_url', '')
        WHEN 'person' THEN r || '{"role": "", "contacts": ""}'
        WHEN 'attachment' THEN r || jsonb_build_object('name', called_file(of, r ->> 'name'))
        WHEN 'capture' THEN r || '{"asked": "", "address": "", "title": ""}'
        WHEN 'evidence' THEN (r - '{place,translation,translator,private_note}'::text[]) || '{"quote": "", "locator": "", "note": ""}'
        ELSE r || '{"ours": "", "theirs": ""}' END;
END $$;

CREATE OR REPLACE FUNCTION veil_edits(edits TEXT) RETURNS TEXT LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT coalesce(jsonb_agg(x.value || jsonb_build_object('before', veil_record(x.value ->> 'noun', x.value -> 'before'),
        'after', veil_record(x.value ->> 'noun', x.value -> 'after')) ORDER BY x.at), '[]')::text
        FROM jsonb_array_elements(edits::jsonb) WITH ORDINALITY AS x(value, at) $$;

-- veil_what is the sentence of a step on a confidential source: an older one may have the name.
CREATE OR REPLACE FUNCTION veil_what(step BIGINT, what TEXT) RETURNS TEXT LANGUAGE sql STABLE SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ SELECT coalesce((SELECT 'Worked on “' || called(subject) || '”' FROM event_subjects WHERE event_seq = step
        AND subject IN (SELECT source_id FROM confidential) LIMIT 1), what) $$;

-- The schema galley_veiled has views by the names of the tables. Whoever may not read of confidential sources reads there:
-- each row is there, without what identifies a source.
CREATE SCHEMA IF NOT EXISTS galley_veiled;

-- hide keeps rows of a table from whoever may not read of confidential sources.
CREATE OR REPLACE FUNCTION hide(of TEXT, hidden TEXT) RETURNS VOID LANGUAGE plpgsql SET search_path = galley, pg_temp AS $$ BEGIN
    EXECUTE format('ALTER TABLE galley.%I ENABLE ROW LEVEL SECURITY', of);
    EXECUTE format('DROP POLICY IF EXISTS without_names ON galley.%I', of);
    EXECUTE format('CREATE POLICY without_names ON galley.%I USING (NOT (%s))', of, hidden);
END $$;

-- veil makes one of the views; hidden says which rows t it hides, masks what stands there instead; NULL the row is not there.
CREATE OR REPLACE FUNCTION veil(of TEXT, key TEXT, hidden TEXT, masks JSONB) RETURNS VOID LANGUAGE plpgsql SET search_path = galley, pg_temp AS $$
DECLARE
    columns TEXT;
BEGIN
    SELECT string_agg(CASE WHEN masks IS NOT NULL AND masks ? column_name THEN format('CASE WHEN %s THEN %s ELSE t.%I END AS %I', hidden, masks ->> column_name, column_name, column_name)
        ELSE format('t.%I', column_name) END, ', ' ORDER BY ordinal_position) INTO columns
        FROM information_schema.columns WHERE table_schema = 'galley' AND table_name = of;
    EXECUTE format('DROP VIEW IF EXISTS galley_veiled.%I', of);
    -- Of a row that is not shown no function may see the columns first: hence the barrier.
    EXECUTE format('CREATE VIEW galley_veiled.%I %s AS SELECT %s FROM galley.%I AS t %s', of, CASE WHEN masks IS NULL THEN 'WITH (security_barrier)' ELSE '' END,
        columns, of, CASE WHEN masks IS NULL THEN 'WHERE NOT (' || hidden || ')' ELSE '' END);
    EXECUTE format('CREATE TRIGGER through INSTEAD OF INSERT OR UPDATE OR DELETE ON galley_veiled.%I FOR EACH ROW EXECUTE FUNCTION galley.through_veil(%L, %L)',
        of, key, hidden);
    PERFORM hide(of, replace(hidden, 't.', of || '.'));
END $$;

-- through_veil stores what is written into such a view, of a change just the columns that were changed. What one may not
-- read one may not change, but for the step of history that one is typing on.
CREATE OR REPLACE FUNCTION through_veil() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    key TEXT := TG_ARGV[0];
    columns TEXT;
    there BOOLEAN;
    stored RECORD;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT string_agg(format('%I', k), ', ') INTO columns FROM jsonb_object_keys(jsonb_strip_nulls(to_jsonb(new))) AS k;
        EXECUTE format('INSERT INTO galley.%I (%s) SELECT %s FROM (SELECT ($1).*) AS x ON CONFLICT DO NOTHING RETURNING *', TG_TABLE_NAME, columns, columns)
            INTO stored USING new;
        IF to_jsonb(stored) ->> key IS NOT NULL THEN
            RETURN stored;
        END IF;
        -- A merge says ON CONFLICT DO NOTHING, which a view does not hear.
        IF (SELECT action FROM events WHERE merged_by = '' ORDER BY seq DESC LIMIT 1) IS DISTINCT FROM 'merge library' THEN
            RAISE unique_violation USING MESSAGE = format('there is such a row in %I already', TG_TABLE_NAME);
        END IF;
        RETURN NULL;
    END IF;
    IF TG_TABLE_NAME <> 'events' THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM galley.%I AS t WHERE t.%I = ($1).%I AND (%s))', TG_TABLE_NAME, key, key, TG_ARGV[1]) INTO there USING old;
        IF there AND TG_TABLE_NAME = 'search_words' THEN
            INSERT INTO search_stale SELECT subject FROM search_docs WHERE id = old.id ON CONFLICT DO NOTHING;
        ELSIF there THEN
            PERFORM refuse('confidential', 'who may not read of a confidential source may not change it');
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('DELETE FROM galley.%I AS t WHERE t.%I = ($1).%I', TG_TABLE_NAME, key, key) USING old;
        RETURN old;
    END IF;
    SELECT string_agg(format('%I = ($1).%I', n.key, n.key), ', ') INTO columns
        FROM jsonb_each(to_jsonb(new)) AS n JOIN jsonb_each(to_jsonb(old)) AS o ON o.key = n.key AND o.value IS DISTINCT FROM n.value;
    IF columns IS NOT NULL THEN
        EXECUTE format('UPDATE galley.%I AS t SET %s WHERE t.%I = ($2).%I', TG_TABLE_NAME, columns, key, key) USING new, old;
    END IF;
    RETURN new;
END $$;

SELECT veil('sources', 'id', 't.id IN (SELECT source_id FROM galley.confidential)',
    '{"title": "galley.called(t.id)", "publisher": "''''", "author": "''''", "url": "''''", "published": "''''", "archive_url": "''''", "private_note": "''''"}');
SELECT veil('people', 'id', 't.id IN (SELECT source_id FROM galley.confidential)', '{"role": "''''", "contacts": "''''"}');
-- Files of such a source are not there: their bytes may say whose they are.
SELECT veil('attachments', 'id', 't.source_id IN (SELECT source_id FROM galley.confidential)', NULL);
SELECT veil('captures', 'id', 't.source_id IN (SELECT source_id FROM galley.confidential)', NULL);
SELECT veil('files', 'sha256', 't.sha256 IN (SELECT sha256 FROM galley.confidential_files)', NULL);
SELECT veil('evidence', 'id', 't.is_private', '{"quote": "''''", "locator": "''''", "note": "''''", "place": "''''", "translation": "''''", "translator": "''''", "private_note": "''''"}');
SELECT veil('events', 'seq', 't.seq IN (SELECT event_seq FROM galley.confidential_events)', '{"edits": "galley.veil_edits(t.edits)", "what": "galley.veil_what(t.seq, t.what)"}');

-- Of the index nothing is there of a claim on which something confidential stands. Somebody who may read that brings the
-- entry up to date (see catchUpWords) after somebody who may not has changed the claim.
SELECT veil('search_words', 'id', 't.id IN (SELECT id FROM galley.confidential_entries)', (SELECT jsonb_object_agg(column_name,
    CASE data_type WHEN 'text' THEN '''''' ELSE 'NULL' END) FROM information_schema.columns
    WHERE table_schema = 'galley' AND table_name = 'search_words' AND column_name <> 'id'));

-- Of these only the rows are there that name nobody: what stores them has to say what happens where one is there already,
-- which no view can.
SELECT hide('disputes', 'record_id IN (SELECT id FROM galley.confidential_records)');
SELECT hide('event_edits', 'id IN (SELECT id FROM galley.confidential_records)');
SELECT hide('file_bytes', 'sha256 IN (SELECT sha256 FROM galley.confidential_files)');
SELECT hide('file_chunks', 'sha256 IN (SELECT sha256 FROM galley.confidential_files)') WHERE to_regclass('galley.file_chunks') IS NOT NULL;

-- Triggers that keep shelf, tally, coverage and the index write there for whoever may change what they follow.
DO $$
DECLARE
    f REGPROCEDURE;
BEGIN
    FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'galley'::regnamespace AND prorettype = 'trigger'::regtype AND NOT prosecdef LOOP
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = galley, pg_temp', f);
    END LOOP;
END $$;

-- The roles.

-- make_roles makes the roles of this newsroom that are missing. Each may what the one before it may.
CREATE OR REPLACE FUNCTION make_roles() RETURNS VOID LANGUAGE plpgsql SET search_path = galley, pg_temp AS $$
DECLARE
    roles TEXT;
    kind TEXT;
    before TEXT := NULL;
BEGIN
    INSERT INTO newsroom (the_only, roles) VALUES (true, 'galley_' || CASE WHEN octet_length(current_database()) <= 40 THEN current_database()
        ELSE left(current_database(), 24) || '_' || left(md5(current_database()), 8) END) ON CONFLICT DO NOTHING;
    SELECT n.roles INTO roles FROM newsroom AS n;
    FOREACH kind IN ARRAY ARRAY['confidential', 'reader', 'checker', 'second', 'chief'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = roles || '_' || kind) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', roles || '_' || kind);
        END IF;
        IF before IS NOT NULL AND before <> 'confidential' THEN
            EXECUTE format('GRANT %I TO %I', roles || '_' || before, roles || '_' || kind);
        END IF;
        before := kind;
    END LOOP;
    PERFORM grant_rights();
END $$;

-- grant_rights says what each role may, where there are roles.
CREATE OR REPLACE FUNCTION grant_rights() RETURNS VOID LANGUAGE plpgsql SET search_path = galley, pg_temp AS $$
DECLARE
    roles TEXT := (SELECT n.roles FROM newsroom AS n);
    of RECORD;
    may TEXT;
BEGIN
    IF roles IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), roles || '_reader');
    EXECUTE format('GRANT USAGE ON SCHEMA galley, galley_veiled TO %I', roles || '_reader');
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA galley, galley_veiled TO %I', roles || '_reader');
    FOR of IN SELECT c.oid::regclass AS name, c.relname AS bare, c.relkind = 'v' AND n.nspname = 'galley' AS computed
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('galley', 'galley_veiled') AND c.relkind IN ('r', 'p', 'v') LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM %I, %I, %I', of.name, roles || '_reader', roles || '_checker', roles || '_chief');
        CONTINUE WHEN of.computed OR of.bare IN ('newsroom', 'staff', 'confidential', 'identity', 'tally');
        IF of.bare = 'presence' THEN -- who is there is not in the library
            EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO %I', of.name, roles || '_reader');
            CONTINUE;
        END IF;
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO %I', of.name, roles || '_chief');
        -- A step that is typed on is stored anew, and so is what is counted and found.
        may := CASE WHEN of.bare IN ('events', 'event_subjects', 'coverage', 'coverage_stale', 'published_checks') OR of.bare LIKE 'search%'
            THEN 'INSERT, UPDATE, DELETE' ELSE 'INSERT, UPDATE' END;
        EXECUTE format('GRANT %s ON %s TO %I', may, of.name, roles || '_checker');
    END LOOP;
    -- Where a library is merged from. What stood there before would come in with it, in the name of who merges.
    IF to_regnamespace('theirs') IS NOT NULL THEN
        REVOKE ALL ON SCHEMA theirs FROM PUBLIC;
        REVOKE ALL ON ALL TABLES IN SCHEMA theirs FROM PUBLIC;
        EXECUTE format('GRANT USAGE ON SCHEMA theirs TO %I', roles || '_checker');
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA theirs TO %I', roles || '_checker');
    END IF;
    FOR of IN SELECT tablename AS name FROM pg_policies WHERE schemaname = 'galley' AND policyname = 'without_names' LOOP
        EXECUTE format('DROP POLICY IF EXISTS with_names ON galley.%I', of.name);
        EXECUTE format('CREATE POLICY with_names ON galley.%I TO %I USING (true)', of.name, roles || '_confidential');
    END LOOP;
END $$;
SELECT grant_rights();

-- invite makes a login, or gives one of the newsroom another role. The password comes as what the server keeps of it.
CREATE OR REPLACE FUNCTION invite(of TEXT, named TEXT, kind TEXT, names BOOLEAN, verifier TEXT, at TEXT) RETURNS VOID
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$
DECLARE
    roles TEXT := (SELECT n.roles FROM newsroom AS n);
    known BOOLEAN := EXISTS (SELECT 1 FROM staff WHERE login = of);
    each TEXT;
BEGIN
    IF NOT holds('chief') THEN
        PERFORM refuse('chief', 'a chief invites');
    END IF;
    IF roles IS NULL THEN
        RAISE undefined_object USING MESSAGE = 'the roles of the newsroom are not made yet', CONSTRAINT = 'no_roles';
    END IF;
    IF kind NOT IN ('reader', 'checker', 'second', 'chief') OR verifier !~ '^SCRAM-SHA-256\$' THEN
        RAISE invalid_parameter_value USING MESSAGE = 'no such role, or a password in the clear';
    END IF;
    IF EXISTS (SELECT 1 FROM staff WHERE editor = named AND login <> of) OR EXISTS (SELECT 1 FROM staff WHERE login = of AND editor <> named) THEN
        RAISE unique_violation USING MESSAGE = 'somebody has that name, or that login, here', CONSTRAINT = 'staff_known';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = of) THEN
        IF NOT known THEN
            RAISE duplicate_object USING MESSAGE = 'there is such a login on the server', CONSTRAINT = 'login_taken';
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', of, verifier);
    ELSE
        EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', of, verifier);
    END IF;
    FOREACH each IN ARRAY ARRAY['confidential', 'reader', 'checker', 'second', 'chief'] LOOP
        IF pg_has_role(of, roles || '_' || each, 'MEMBER') THEN
            EXECUTE format('REVOKE %I FROM %I', roles || '_' || each, of);
        END IF;
    END LOOP;
    EXECUTE format('GRANT %I TO %I', roles || '_' || kind, of);
    IF names THEN
        EXECUTE format('GRANT %I TO %I', roles || '_confidential', of);
    END IF;
    INSERT INTO staff (login, editor, invited, invited_by) VALUES (of, named, at, coalesce(me(), session_user))
        ON CONFLICT (login) DO UPDATE SET invited = excluded.invited, invited_by = excluded.invited_by, gone = '';
END $$;

-- dismiss takes a login from the newsroom. What somebody did stays theirs, and nobody else gets their name.
CREATE OR REPLACE FUNCTION dismiss(of TEXT, at TEXT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER SET search_path = galley, pg_temp AS $$ BEGIN
    IF NOT holds('chief') THEN
        PERFORM refuse('chief', 'a chief removes');
    END IF;
    UPDATE staff SET gone = at WHERE login = of AND gone = '';
    IF NOT FOUND THEN
        RAISE no_data_found USING MESSAGE = 'nobody has that login here', CONSTRAINT = 'staff_unknown';
    END IF;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = of) THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', of);
        BEGIN
            PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = of;
        EXCEPTION WHEN insufficient_privilege THEN
            NULL; -- what is open ends with its program; me() knows them no more
        END;
        BEGIN
            EXECUTE format('DROP ROLE %I', of);
        EXCEPTION WHEN dependent_objects_still_exist THEN
            NULL; -- somebody let it own something elsewhere on the server
        END;
    END IF;
END $$;

-- seen notes that somebody opened the library.
CREATE OR REPLACE FUNCTION seen(at TEXT) RETURNS VOID LANGUAGE sql SECURITY DEFINER SET search_path = galley, pg_temp AS
    $$ UPDATE staff SET seen = at WHERE login = session_user AND gone = '' $$;

-- members are the people of the newsroom.
CREATE OR REPLACE VIEW members AS SELECT s.login, s.editor, s.invited, s.invited_by, s.seen,
    coalesce((SELECT k.kind FROM (VALUES (1, 'chief'), (2, 'second'), (3, 'checker'), (4, 'reader')) AS k(n, kind)
        JOIN pg_roles AS g ON g.rolname = n.roles || '_' || k.kind WHERE pg_has_role(r.oid, g.oid, 'MEMBER') ORDER BY k.n LIMIT 1), '') AS role,
    coalesce((SELECT pg_has_role(r.oid, g.oid, 'MEMBER') FROM pg_roles AS g WHERE g.rolname = n.roles || '_confidential'), false) AS names,
    (SELECT count(*) FROM pg_stat_activity AS a WHERE a.usename = s.login AND a.datname = current_database()) AS connections
    FROM staff AS s CROSS JOIN newsroom AS n JOIN pg_roles AS r ON r.rolname = s.login WHERE s.gone = '';
