-- Version 2: full-text search. A document is an article with its newest text,
-- or a claim with all that is written on it. The index keeps no copy of the
-- text; search_docs says what a row of it is.
CREATE TABLE search_docs (
    id         INTEGER PRIMARY KEY,
    subject    TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL,
    claim_id   TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5(
    title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);
