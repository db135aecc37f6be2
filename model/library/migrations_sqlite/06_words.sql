-- Version 6: the full-text index anew. It is fed the words as model.Words folds
-- them, a blank between, so that SQLite's own notion of a word never counts: its
-- simplest tokenizer will do.
--
-- What keeps it small: body is the first column, the only one that costs nothing
-- to name; articles are numbered from 1 and claims from 2^40, each kind densely,
-- so that the steps from document to document are short; no prefix index (a
-- third of the size again, to find what begins with two letters).
DROP TABLE search_words;
DROP TABLE search_docs;

-- What a row of the index is: an article with its newest text, or a claim with
-- all that is written on it.
CREATE TABLE search_docs (
    id      INTEGER PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5(
    body, title, speaker, owner, publisher, content='', contentless_delete=1, tokenize="ascii"
);
