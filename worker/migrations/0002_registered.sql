-- Every government that began here, also those that have published nothing yet: for those who run
-- the platform to find their way. Whether it is there, its own object says.
CREATE TABLE registered (
  slug TEXT PRIMARY KEY,
  -- The government as JSON.
  body TEXT NOT NULL,
  -- Its name without case and accents, for order.
  folded TEXT NOT NULL,
  since TEXT NOT NULL
) WITHOUT ROWID;
