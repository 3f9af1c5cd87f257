-- Passkeys: what a person proves themselves by without a provider.

CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  -- COSE, base64url. What is read here opens nothing.
  public_key TEXT NOT NULL,
  counter INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  used_ms INTEGER NOT NULL
);

-- Challenges that were answered, as long as they could be answered again.
CREATE TABLE challenges (
  sha256 TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL
);
