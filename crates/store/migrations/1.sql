CREATE TABLE meta (
  name  TEXT PRIMARY KEY NOT NULL,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE roster (
  idx   INTEGER PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE space (
  space   BLOB PRIMARY KEY NOT NULL,
  purpose TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
  space BLOB NOT NULL,
  epoch BLOB NOT NULL,
  n     INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (space, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE package (
  hash  BLOB PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE doc (
  doc   BLOB NOT NULL,
  space BLOB NOT NULL,
  kind  TEXT NOT NULL,
  state BLOB NOT NULL,
  PRIMARY KEY (doc, space)
) STRICT;

-- What was tapped and is in no change yet.
CREATE TABLE pending (
  n     INTEGER PRIMARY KEY NOT NULL,
  doc   BLOB NOT NULL,
  space BLOB NOT NULL,
  kind  TEXT NOT NULL,
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  at    INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_doc ON pending (doc, space);

-- Changes that are in no envelope yet.
CREATE TABLE outbox (
  n      INTEGER PRIMARY KEY NOT NULL,
  doc    BLOB NOT NULL,
  space  BLOB NOT NULL,
  kind   TEXT NOT NULL,
  change BLOB NOT NULL
) STRICT;

CREATE TABLE envelope (
  space  BLOB NOT NULL,
  device BLOB NOT NULL,
  seq    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  mine   INTEGER NOT NULL,
  acked  INTEGER NOT NULL,
  bytes  BLOB NOT NULL,
  PRIMARY KEY (space, device, seq)
) STRICT;
CREATE INDEX envelope_unacked ON envelope (space, seq) WHERE mine = 1 AND acked = 0;

CREATE TABLE top (
  space  BLOB NOT NULL,
  device BLOB NOT NULL,
  seq    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (space, device)
) STRICT, WITHOUT ROWID;

-- What could not be applied, whole and with its reason.
CREATE TABLE quarantine (
  hash   BLOB PRIMARY KEY NOT NULL,
  space  BLOB NOT NULL,
  device BLOB NOT NULL,
  seq    INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at     INTEGER NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;

-- Outcomes of extracts that were imported into their follow-up.
CREATE TABLE imported (
  change BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- Records with a tap that the relay does not hold; seq is null until they are in an envelope.
CREATE TABLE unsent (
  kind  TEXT NOT NULL,
  id    BLOB NOT NULL,
  space BLOB NOT NULL,
  doc   BLOB NOT NULL,
  seq   INTEGER,
  PRIMARY KEY (kind, id, space)
) STRICT;

-- The projection: disposable, rebuilt from documents and pending edits.
CREATE TABLE entry (
  kind   TEXT NOT NULL,
  id     BLOB NOT NULL,
  space  BLOB NOT NULL,
  doc    BLOB NOT NULL,
  code   TEXT,
  on_day TEXT,
  zone   TEXT,
  author TEXT NOT NULL,
  begun  INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (kind, id, space)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_doc ON entry (doc, space);
CREATE INDEX entry_code ON entry (code) WHERE code IS NOT NULL;
