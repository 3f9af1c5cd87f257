-- The organisations that are and were. None is ever removed.
CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  -- The revision of the list that changed it last; the highest is the list's own.
  revision INTEGER NOT NULL,
  -- `Organisation` as JSON.
  body TEXT NOT NULL
);
