-- The edits of an event, packed (see packing.go). A row of an older Galley that
-- cannot be packed keeps its edits as JSON in the column edits.
ALTER TABLE events ADD COLUMN packed BLOB NOT NULL DEFAULT x'';
