-- Who is in which article at present. It is lost with the server, and nobody misses it.
CREATE UNLOGGED TABLE presence (
    session TEXT COLLATE "C" PRIMARY KEY,
    editor TEXT COLLATE "C" NOT NULL,
    article_id TEXT COLLATE "C" NOT NULL,
    claim_id TEXT COLLATE "C" NOT NULL,
    typing BOOLEAN NOT NULL,
    at TIMESTAMPTZ NOT NULL -- when the window last said so
);
-- Whose session, in which article before and after: who has another open need not ask.
CREATE FUNCTION tell_presence() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_notify('galley', 'presence ' || CASE TG_OP WHEN 'DELETE' THEN old.session ELSE new.session END
        || ' ' || CASE TG_OP WHEN 'INSERT' THEN '' ELSE old.article_id END || ' ' || CASE TG_OP WHEN 'DELETE' THEN '' ELSE new.article_id END);
    RETURN NULL;
END $$;
CREATE TRIGGER presence_told AFTER INSERT OR DELETE ON presence FOR EACH ROW EXECUTE FUNCTION tell_presence();
CREATE TRIGGER presence_moved AFTER UPDATE ON presence FOR EACH ROW
    WHEN ((old.editor, old.article_id, old.claim_id, old.typing) <> (new.editor, new.article_id, new.claim_id, new.typing))
    EXECUTE FUNCTION tell_presence();
