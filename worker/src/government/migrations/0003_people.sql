-- Who may act for the government, what waits for a second person, and everything that was done.

CREATE TABLE members (
  person TEXT PRIMARY KEY,
  -- `Member` as JSON.
  body TEXT NOT NULL
);

-- A number is never used twice: what was confirmed is not what came later.
CREATE TABLE proposals (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  -- `Kept` as JSON.
  body TEXT NOT NULL
);

-- Only the hash of an invitation's code is kept.
CREATE TABLE invitations (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  code_sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  ends_ms INTEGER NOT NULL,
  -- The receipt that holds the code until it is used, for whoever asks twice.
  receipt TEXT NOT NULL
);

-- Each entry is bound to the one before it; `body` is its RFC 8785 form, of which `sha256` is.
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TRIGGER history_stays BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is never altered'); END;
CREATE TRIGGER history_remains BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
