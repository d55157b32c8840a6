CREATE TABLE relay (name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE invite (hash BLOB PRIMARY KEY NOT NULL, made INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE roster (
  team  BLOB NOT NULL,
  idx   INTEGER NOT NULL,
  hash  BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (team, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE package (
  team  BLOB NOT NULL,
  hash  BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (team, hash)
) STRICT;
CREATE TABLE head (
  team   BLOB NOT NULL,
  space  BLOB NOT NULL,
  device BLOB NOT NULL,
  seq    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (team, space, device)
) STRICT, WITHOUT ROWID;
CREATE TABLE envelope (
  team     BLOB NOT NULL,
  space    BLOB NOT NULL,
  device   BLOB NOT NULL,
  seq      INTEGER NOT NULL,
  hash     BLOB NOT NULL,
  received INTEGER NOT NULL,
  bytes    BLOB NOT NULL,
  PRIMARY KEY (team, space, device, seq)
) STRICT;
CREATE TABLE fork (
  team  BLOB NOT NULL,
  hash  BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (team, hash)
) STRICT;
CREATE TABLE letter (
  team    BLOB NOT NULL,
  token   BLOB NOT NULL,
  expires INTEGER NOT NULL,
  bytes   BLOB,
  PRIMARY KEY (team, token)
) STRICT;
-- What a team has stored, kept with each envelope so that a quota costs no scan.
CREATE TABLE usage (team BLOB PRIMARY KEY NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
