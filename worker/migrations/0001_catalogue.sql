-- The catalogue across governments: who has published what, and the totals of each publication
-- that comparison needs. All of it can be made again from the archive at any time.

CREATE TABLE governments (
  slug TEXT PRIMARY KEY,
  -- The government as JSON, as its newest publication says it.
  body TEXT NOT NULL,
  -- Its name without case and accents, for order.
  folded TEXT NOT NULL,
  -- The place in the log of the publication that says it.
  log_index INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE publications (
  slug TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  log_index INTEGER NOT NULL UNIQUE,
  -- `PublicationSummary` as JSON: amounts are text there.
  summary TEXT NOT NULL,
  PRIMARY KEY (slug, year, number)
) WITHOUT ROWID;

CREATE TABLE totals (
  log_index INTEGER NOT NULL,
  -- By what: unit, affair, function, account.
  dimension TEXT NOT NULL,
  section TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Whole sen; it crosses the bridge as text.
  amount_sen INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  PRIMARY KEY (log_index, dimension, section, code, name)
) WITHOUT ROWID;

CREATE INDEX totals_by_code ON totals (dimension, section, code);
