-- Which state of which library a file holds. Every transaction that writes
-- anything gives the row a new random stamp and keeps the one before, so that
-- a file and a WAL can be told to belong together: see walmarks_sqlite.go, which reads
-- this row off the pages, and finds it by the words in mark.
CREATE TABLE identity (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    mark   TEXT NOT NULL,
    stamp  BLOB NOT NULL,
    before BLOB NOT NULL
) STRICT;
INSERT INTO identity (only, mark, stamp, before) VALUES (1, 'galley identity', randomblob(16), x'');
