CREATE TABLE limit_notice (
  team  BLOB NOT NULL,
  hash  BLOB NOT NULL,
  until INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (team, hash)
) STRICT;
