-- That publishing is frozen, by whom and why; no row where it goes its way.
CREATE TABLE frozen (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  -- `Frozen` as JSON.
  body TEXT NOT NULL
);
