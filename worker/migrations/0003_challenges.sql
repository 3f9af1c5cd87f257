-- Challenges that were given to passkeys and wait for their answer, by the hash of their text: an
-- answer to any other is none of ours.
CREATE TABLE challenges (
  sha256 TEXT PRIMARY KEY,
  ends_ms INTEGER NOT NULL
) WITHOUT ROWID;
