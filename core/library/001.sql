-- The index of a library. It holds nothing that cannot be made again from the
-- files and from library.json.
CREATE TABLE file (
	path     TEXT PRIMARY KEY,
	root     TEXT NOT NULL,
	size     INTEGER NOT NULL,
	changed  INTEGER NOT NULL, -- time of change, nanoseconds
	state    INTEGER NOT NULL, -- 0 waiting, 1 read, 2 failed
	document INTEGER NOT NULL DEFAULT 0,
	kind     INTEGER NOT NULL DEFAULT 0, -- doc.ErrorKind of a failure
	error    TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX file_document ON file (document);
CREATE INDEX file_state ON file (state);

CREATE TABLE document (
	n         INTEGER PRIMARY KEY,
	id        TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes
	same      INTEGER NOT NULL DEFAULT 0, -- n of the document with nearly the same text, which alone is indexed
	rules     TEXT NOT NULL,
	name      TEXT NOT NULL,
	title     TEXT NOT NULL,
	issuer    TEXT NOT NULL,
	number    TEXT NOT NULL,
	author    TEXT NOT NULL,
	written   TEXT NOT NULL,
	published TEXT NOT NULL,
	day       INTEGER NOT NULL, -- doc.Date.Start of when it was written, or published; 0 if unknown
	year      INTEGER NOT NULL,
	region    TEXT NOT NULL, -- the province it speaks for; empty for the whole country or unknown
	language  TEXT NOT NULL,
	format    TEXT NOT NULL,
	size      INTEGER NOT NULL, -- bytes of the text
	figures   INTEGER NOT NULL
);
CREATE INDEX document_same ON document (same) WHERE same > 0;

-- What tells nearly equal texts.
CREATE TABLE band (
	hash     INTEGER NOT NULL,
	document INTEGER NOT NULL,
	PRIMARY KEY (hash, document)
) WITHOUT ROWID;
CREATE INDEX band_document ON band (document);

-- id is document << 20 | index of the block.
CREATE TABLE block (
	id   INTEGER PRIMARY KEY,
	kind INTEGER NOT NULL,
	text TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5 (t, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE name (
	id     INTEGER PRIMARY KEY,
	text   TEXT NOT NULL,
	folded TEXT NOT NULL,
	key    TEXT NOT NULL,
	UNIQUE (text, key)
);
-- id is document << 20 | index of the figure.
CREATE TABLE figure (
	id         INTEGER PRIMARY KEY,
	block      INTEGER NOT NULL,
	name       INTEGER NOT NULL,
	text       TEXT NOT NULL, -- as printed
	start      INTEGER NOT NULL, -- in the block
	sentence   INTEGER NOT NULL, -- its start in the block
	after      INTEGER NOT NULL, -- its end in the block
	kind       INTEGER NOT NULL,
	lo         TEXT NOT NULL, -- exact; empty where open
	hi         TEXT NOT NULL,
	step       TEXT NOT NULL,
	least      REAL, -- lo and hi, for choosing quickly
	most       REAL,
	unit       TEXT NOT NULL,
	implied    INTEGER NOT NULL,
	qualifier  INTEGER NOT NULL,
	period     TEXT NOT NULL,
	since      INTEGER NOT NULL, -- first and last year; 0 where the text does not say
	till       INTEGER NOT NULL,
	time_from  TEXT NOT NULL,
	status     INTEGER NOT NULL,
	scope      TEXT NOT NULL,
	region     TEXT NOT NULL,
	direction  INTEGER NOT NULL,
	confidence REAL NOT NULL,
	file_start INTEGER NOT NULL, -- its place in the file, where it is one of bytes
	file_end   INTEGER NOT NULL,
	page       INTEGER NOT NULL
);
CREATE INDEX figure_name ON figure (name);
