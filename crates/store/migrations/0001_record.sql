-- The record of mahdar, version 1. Described in docs/store.md: tables and views are an interface.
-- start and stop are bytes of documents.text: the words are substr(CAST(text AS BLOB), start + 1, stop - start).
-- n is the place in a list, from 0.

CREATE TABLE documents (
    key            INTEGER PRIMARY KEY,
    digest         TEXT NOT NULL UNIQUE,
    id             TEXT NOT NULL,
    outlet         TEXT,
    url            TEXT,
    title          TEXT,
    published      TEXT,
    published_from TEXT,
    language       TEXT,
    made_by        TEXT,
    text           TEXT NOT NULL
) STRICT;

CREATE TABLE records (
    document INTEGER PRIMARY KEY REFERENCES documents (key),
    record   TEXT NOT NULL
) STRICT;

CREATE TABLE copies (
    document  INTEGER NOT NULL REFERENCES documents (key),
    id        TEXT NOT NULL,
    outlet    TEXT,
    url       TEXT,
    title     TEXT,
    published TEXT
) STRICT;
CREATE UNIQUE INDEX copies_once ON copies (document, id, ifnull(outlet, ''), ifnull(url, ''), ifnull(title, ''), ifnull(published, ''));

CREATE TABLE sources (
    document INTEGER NOT NULL REFERENCES documents (key),
    n        INTEGER NOT NULL,
    name     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (key),
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL
) STRICT;
CREATE INDEX people_id ON people (id);

CREATE TABLE person_names (
    person INTEGER NOT NULL REFERENCES people (key),
    n      INTEGER NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (person, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_spans (
    person INTEGER NOT NULL REFERENCES people (key),
    n      INTEGER NOT NULL,
    start  INTEGER NOT NULL,
    stop   INTEGER NOT NULL,
    PRIMARY KEY (person, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
    person  INTEGER NOT NULL REFERENCES people (key),
    n       INTEGER NOT NULL,
    title   TEXT NOT NULL,
    country TEXT,
    change  TEXT,
    status  TEXT,
    start   INTEGER NOT NULL,
    stop    INTEGER NOT NULL,
    PRIMARY KEY (person, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE encounters (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key),
    form      TEXT NOT NULL,
    status    TEXT NOT NULL,
    date      TEXT,
    precision TEXT,
    date_from TEXT,
    date_to   TEXT,
    place     TEXT,
    country   TEXT,
    frame     TEXT,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL
) STRICT;
CREATE INDEX encounters_id ON encounters (id);

CREATE TABLE participants (
    encounter INTEGER NOT NULL REFERENCES encounters (key),
    n         INTEGER NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    role      TEXT NOT NULL,
    person    INTEGER REFERENCES people (key),
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    PRIMARY KEY (encounter, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL,
    document      INTEGER NOT NULL REFERENCES documents (key),
    speaker       TEXT,
    folded        TEXT,
    person        INTEGER REFERENCES people (key),
    cue           TEXT,
    direct        INTEGER NOT NULL,
    act           TEXT,
    encounter     INTEGER REFERENCES encounters (key),
    frame         TEXT,
    start         INTEGER NOT NULL,
    stop          INTEGER NOT NULL,
    speaker_start INTEGER,
    speaker_stop  INTEGER
) STRICT;
CREATE INDEX statements_id ON statements (id);

CREATE TABLE statement_targets (
    statement INTEGER NOT NULL REFERENCES statements (key),
    n         INTEGER NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    PRIMARY KEY (statement, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreements (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key),
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    step      TEXT NOT NULL,
    date      TEXT,
    precision TEXT,
    date_from TEXT,
    date_to   TEXT,
    frame     TEXT,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL
) STRICT;
CREATE INDEX agreements_id ON agreements (id);

CREATE TABLE agreement_parties (
    agreement INTEGER NOT NULL REFERENCES agreements (key),
    n         INTEGER NOT NULL,
    part      TEXT NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    PRIMARY KEY (agreement, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE acts (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    document  INTEGER NOT NULL REFERENCES documents (key),
    type      TEXT NOT NULL,
    mode      TEXT,
    status    TEXT NOT NULL,
    date      TEXT,
    precision TEXT,
    date_from TEXT,
    date_to   TEXT,
    place     TEXT,
    country   TEXT,
    frame     TEXT,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL
) STRICT;
CREATE INDEX acts_id ON acts (id);

CREATE TABLE act_parties (
    act    INTEGER NOT NULL REFERENCES acts (key),
    n      INTEGER NOT NULL,
    part   TEXT NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (act, n)
) STRICT, WITHOUT ROWID;

-- kind is encounter, statement, agreement or act; fact is the key in the table of that kind.
CREATE TABLE topics (
    kind  TEXT NOT NULL,
    fact  INTEGER NOT NULL,
    n     INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (kind, fact, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributions (
    kind TEXT NOT NULL,
    fact INTEGER NOT NULL,
    n    INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, fact, n)
) STRICT, WITHOUT ROWID;

-- What happened, one row an encounter, step of an agreement or act; order it by date_from, date_to.
CREATE VIEW chronology AS
SELECT e.date, e.precision, e.date_from, e.date_to, 'encounter' AS kind, e.form AS what, e.status,
       (SELECT group_concat(name || ' (' || role || ')', ' + ') FROM (SELECT name, role FROM participants WHERE encounter = e.key ORDER BY n)) AS who,
       e.place, e.country,
       CAST(substr(CAST(d.text AS BLOB), e.start + 1, e.stop - e.start) AS TEXT) AS words,
       d.outlet, d.published, d.id AS document, e.id
FROM encounters e JOIN documents d ON d.key = e.document
UNION ALL
SELECT a.date, a.precision, a.date_from, a.date_to, 'agreement', a.name, a.step,
       (SELECT group_concat(name || ' (' || part || ')', ' + ') FROM (SELECT name, part FROM agreement_parties WHERE agreement = a.key ORDER BY n)),
       NULL, NULL,
       CAST(substr(CAST(d.text AS BLOB), a.start + 1, a.stop - a.start) AS TEXT),
       d.outlet, d.published, d.id, a.id
FROM agreements a JOIN documents d ON d.key = a.document
UNION ALL
SELECT x.date, x.precision, x.date_from, x.date_to, 'act', x.type || ifnull(' ' || x.mode, ''), x.status,
       (SELECT group_concat(name || ' (' || part || ')', ' + ') FROM (SELECT name, part FROM act_parties WHERE act = x.key ORDER BY n)),
       x.place, x.country,
       CAST(substr(CAST(d.text AS BLOB), x.start + 1, x.stop - x.start) AS TEXT),
       d.outlet, d.published, d.id, x.id
FROM acts x JOIN documents d ON d.key = x.document;

-- Every two participants of one encounter, once.
CREATE VIEW who_met_whom AS
SELECT e.date, e.precision, e.date_from, e.date_to, p.name AS who, p.role AS role, q.name AS whom, q.role AS whom_role, e.form, e.status, e.place, e.country,
       d.outlet, d.published, d.id AS document, e.id
FROM encounters e
JOIN documents d ON d.key = e.document
JOIN participants p ON p.encounter = e.key
JOIN participants q ON q.encounter = e.key AND q.n > p.n;

-- Every reported utterance with its words.
CREATE VIEW who_said_what AS
SELECT s.speaker, s.cue,
       CAST(substr(CAST(d.text AS BLOB), s.start + 1, s.stop - s.start) AS TEXT) AS words,
       s.direct, s.act,
       (SELECT group_concat(name, ' + ') FROM (SELECT name FROM statement_targets WHERE statement = s.key ORDER BY n)) AS toward,
       e.id AS encounter, d.outlet, d.published, d.id AS document, s.id
FROM statements s
JOIN documents d ON d.key = s.document
LEFT JOIN encounters e ON e.key = s.encounter;

-- Every post that a document gives a person, as of the day of the document.
CREATE VIEW who_held_what AS
SELECT p.name, o.title, o.country, o.change, o.status, d.published, d.outlet, d.id AS document, p.id AS person
FROM posts o
JOIN people p ON p.key = o.person
JOIN documents d ON d.key = p.document;
