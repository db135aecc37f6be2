-- Undo is by editor: what an editor did here, newest first.
DROP INDEX events_done_here;
CREATE INDEX events_by_editor ON events (editor, seq) WHERE merged_by = '';
-- The sample came with the program: it lies before the beginning of history.
UPDATE events SET merged_by = 'sample' WHERE editor = 'Galley sample desk' AND merged_by = '';
