-- Who works in the newsroom, and which of its sources are confidential. What is held by that stands in
-- roles_postgres.sql, which is carried out again after each step.
CREATE TABLE newsroom (
    the_only BOOLEAN PRIMARY KEY CHECK (the_only),
    roles TEXT NOT NULL -- how the names of this newsroom's roles begin: the server knows those of all its databases
);
CREATE TABLE staff (
    login TEXT PRIMARY KEY,
    editor TEXT COLLATE "C" NOT NULL UNIQUE, -- the name under every change of theirs; it stays theirs when they leave
    invited TEXT COLLATE "C" NOT NULL,
    invited_by TEXT COLLATE "C" NOT NULL,
    seen TEXT COLLATE "C" NOT NULL DEFAULT '',
    gone TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE confidential (source_id TEXT COLLATE "C" PRIMARY KEY);
CREATE TABLE search_stale (subject TEXT COLLATE "C" PRIMARY KEY); -- claims whose entries lack confidential words
CREATE INDEX private_evidence ON evidence (id, claim_id) WHERE is_private;
CREATE INDEX merges_of_sources ON events (seq) WHERE action = 'merge sources';
