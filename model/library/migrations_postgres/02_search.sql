-- The words of all fields of an entry, with their places. Galley folds words itself, so that
-- a file and a server find the same; no extension is needed.
ALTER TABLE search_words ADD COLUMN lexemes TSVECTOR NOT NULL DEFAULT '';
CREATE INDEX search_words_lexemes ON search_words USING gin (lexemes);
