-- Services as other directories list them: looked things up in, never synchronised. What the team adopts becomes a document.
CREATE TABLE reference (
  source TEXT NOT NULL,
  id     TEXT NOT NULL,
  name   TEXT NOT NULL,
  town   TEXT NOT NULL,
  body   TEXT NOT NULL,
  -- As it was before its source changed it, until somebody has looked.
  before TEXT,
  -- The import that brought it last.
  seen   INTEGER NOT NULL,
  PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;
