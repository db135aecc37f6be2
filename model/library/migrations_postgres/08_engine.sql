-- Erasing for good deletes rows in any order, so what points to a row is held against it at the
-- end of the transaction where it is asked for.
DO $$ DECLARE held RECORD; BEGIN
    FOR held IN SELECT conrelid::regclass AS of, conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'galley'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', held.of, held.conname);
    END LOOP;
END $$;

ALTER TABLE erasures ALTER COLUMN cleared DROP DEFAULT;
ALTER TABLE erasures ALTER COLUMN cleared TYPE BOOLEAN USING cleared <> 0;
ALTER TABLE erasures ALTER COLUMN cleared SET DEFAULT false;
