-- The edits of an event, packed (see packing.go). A row of an older Galley that
-- cannot be packed keeps its edits as JSON in the column edits.
ALTER TABLE events ADD COLUMN packed BLOB NOT NULL DEFAULT x'';
-- Of an event that took in what was typed before it: the id that the first event of
-- that run of typing had, by which a copy of the library knows it.
ALTER TABLE events ADD COLUMN run TEXT NOT NULL DEFAULT '';
CREATE INDEX events_of_runs ON events (run) WHERE run <> '';
