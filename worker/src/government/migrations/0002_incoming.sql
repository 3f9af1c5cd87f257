-- A file on its way in, whose hash is not known yet. What an upload that broke off left here is
-- cleared when the object wakes.
CREATE TABLE incoming (
  id INTEGER NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (id, part)
);
