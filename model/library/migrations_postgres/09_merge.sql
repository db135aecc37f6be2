-- The tables of a library that is being merged. They are filled and emptied in the transaction
-- of the merge, so that nobody else ever finds a row in them.
CREATE SCHEMA theirs;
DO $$ DECLARE own TEXT; BEGIN
    FOREACH own IN ARRAY ARRAY['files', 'file_bytes', 'articles', 'versions', 'claims', 'appearances', 'sources', 'evidence', 'scales', 'verdicts',
            'events', 'event_subjects', 'event_edits', 'merged_ids', 'collections', 'memberships', 'tags', 'disputes', 'asides', 'ticks', 'people',
            'confirmers', 'attempts', 'askings', 'questions', 'rounds', 'correction_reasons', 'checklists', 'saved_lists', 'attachments', 'captures',
            'erasures'] LOOP
        EXECUTE format('CREATE TABLE theirs.%I (LIKE galley.%I INCLUDING DEFAULTS INCLUDING INDEXES)', own, own);
    END LOOP;
END $$;
GRANT USAGE ON SCHEMA theirs TO PUBLIC;
GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA theirs TO PUBLIC;
