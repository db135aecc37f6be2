-- Fact checks that others published, read from a feed (ClaimReview). They are no
-- noun: a feed that is read again gives the same rows. The search index has an
-- entry of each, numbered from 2^41 on, behind the claims.
CREATE TABLE published_checks (
    id          TEXT PRIMARY KEY,
    claim       TEXT NOT NULL,
    speaker     TEXT NOT NULL,
    rating      TEXT NOT NULL,
    explanation TEXT NOT NULL,
    title       TEXT NOT NULL,
    url         TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    published   TEXT NOT NULL,
    language    TEXT NOT NULL,
    feed        TEXT NOT NULL
) STRICT;
CREATE INDEX published_checks_feed ON published_checks (feed);
