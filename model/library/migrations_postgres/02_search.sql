-- The words of all fields of an entry, with their places. Galley folds words itself, so that
-- a file and a server find the same; no extension is needed.
ALTER TABLE search_words ADD COLUMN lexemes TSVECTOR NOT NULL DEFAULT '';
ALTER TABLE search_words ADD COLUMN cut BOOLEAN NOT NULL DEFAULT false; -- whether there are more words than a tsvector takes
CREATE INDEX search_words_lexemes ON search_words USING gin (lexemes);
