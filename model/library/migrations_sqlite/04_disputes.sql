-- What merged libraries say differently, until an editor decides (model.Dispute),
-- and when a decision set a verdict aside.
CREATE TABLE disputes (
    id         TEXT PRIMARY KEY,
    claim_id   TEXT NOT NULL,
    about      TEXT NOT NULL,
    record_id  TEXT NOT NULL,
    field      TEXT NOT NULL,
    ours       TEXT NOT NULL,
    theirs     TEXT NOT NULL,
    ours_by    TEXT NOT NULL,
    ours_at    TEXT NOT NULL,
    theirs_by  TEXT NOT NULL,
    theirs_at  TEXT NOT NULL,
    found      TEXT NOT NULL,
    choice     TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided    TEXT NOT NULL,
    deleted    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX disputes_by_claim ON disputes (claim_id);
CREATE INDEX disputes_open ON disputes (id) WHERE choice = '' AND deleted = '';
ALTER TABLE verdicts ADD COLUMN set_aside TEXT NOT NULL DEFAULT '';
