-- What another editor wrote to the reasoning of a verdict is a row of its own,
-- which names that verdict.
ALTER TABLE verdicts ADD COLUMN added_to TEXT NOT NULL DEFAULT '';
