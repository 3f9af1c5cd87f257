-- What one government's object owns. Numbered files follow this one; none is ever changed.

CREATE TABLE government (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  body TEXT NOT NULL
);

-- Bytes by their hash, in parts: a value has at most 2 MB.
CREATE TABLE blobs (
  sha256 TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, part)
);

CREATE TABLE drafts (
  year INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  lines_sha256 TEXT NOT NULL,
  codes_sha256 TEXT NOT NULL,
  -- `DraftSummary` as JSON.
  summary TEXT NOT NULL
);

CREATE TABLE publications (
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  published_at TEXT NOT NULL,
  PRIMARY KEY (year, number)
);

-- Their places in the log, known only after they were committed.
CREATE TABLE places (
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  log_index INTEGER NOT NULL,
  PRIMARY KEY (year, number)
);

-- What was decided and is not done; the bytes it needs are in `blobs`.
CREATE TABLE jobs (
  key TEXT PRIMARY KEY,
  -- `Intention` as JSON.
  body TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE staged (
  key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (key, sha256)
);

-- What a request was answered with, so that sending it again gets the same bytes.
CREATE TABLE receipts (
  key TEXT PRIMARY KEY,
  asked TEXT NOT NULL,
  reply TEXT NOT NULL,
  at TEXT NOT NULL
);

CREATE TRIGGER publications_stay BEFORE UPDATE ON publications
BEGIN SELECT RAISE(ABORT, 'a publication is never altered'); END;
CREATE TRIGGER publications_remain BEFORE DELETE ON publications
BEGIN SELECT RAISE(ABORT, 'a publication is never deleted'); END;
CREATE TRIGGER places_stay BEFORE UPDATE ON places
BEGIN SELECT RAISE(ABORT, 'a place in the log is never altered'); END;
CREATE TRIGGER places_remain BEFORE DELETE ON places
BEGIN SELECT RAISE(ABORT, 'a place in the log is never deleted'); END;
