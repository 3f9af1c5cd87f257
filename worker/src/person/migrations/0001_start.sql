-- What one person's object owns. Numbered files follow this one; none is ever changed.

CREATE TABLE person (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  -- `Identity` as JSON: the provider's words of the last sign-in.
  body TEXT NOT NULL
);

-- Only the hash of a session's secret is kept: what is read here opens nothing.
CREATE TABLE sessions (
  secret_sha256 TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  began_ms INTEGER NOT NULL,
  -- When the person proved who they are, as the provider says it.
  proved_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  ends_ms INTEGER NOT NULL,
  second_factor INTEGER NOT NULL,
  device TEXT NOT NULL
);

-- Where the person works: for finding the way there. What they may do there is not here.
CREATE TABLE memberships (
  slug TEXT PRIMARY KEY,
  name TEXT NOT NULL
);
