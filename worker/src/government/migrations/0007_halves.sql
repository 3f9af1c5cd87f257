-- An invitation's code comes in two halves, one from each of the two who made it. Those made before
-- had a whole code in one hand: they are made anew.
DELETE FROM receipts WHERE key IN (SELECT receipt FROM invitations);
DELETE FROM invitations;
ALTER TABLE invitations ADD COLUMN half TEXT NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN proposer TEXT NOT NULL DEFAULT '';
