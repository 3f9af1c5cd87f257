-- An export that came back and waits for a second person: one at a time. Its files are in `blobs`
-- and held in `staged`.
CREATE TABLE restores (
  -- Of the file as it came.
  sha256 TEXT PRIMARY KEY,
  -- `Contents` as JSON.
  contents TEXT NOT NULL
);
