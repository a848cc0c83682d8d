-- Stands before the damage.
CREATE TABLE before (
--           ^ definition.table scope=- doc signature="CREATE TABLE before"
    id int PRIMARY KEY,
  --^ definition.field scope=before
    label text
  --^ definition.field scope=before
);

CREATE TABLE damaged (
--           ^ definition.table scope=- signature="CREATE TABLE damaged"
    id int,
  --^ definition.field scope=damaged
    state varchar( NOT,
  --^ definition.field scope=damaged
    total numeric(10 2) DEFAULT
  --^ definition.field scope=damaged
);

SELECT FROM WHERE;

-- Stands behind it.
CREATE VIEW behind AS SELECT id FROM before;
--          ^ definition.view scope=- doc signature="CREATE VIEW behind"
--                                   ^ reference.type

GRANT ALL ON before TO PUBLIC;

CREATE FUNCTION last_one(a int) RETURNS int AS $$ SELECT count(*) FROM before $$ LANGUAGE sql;
--              ^ definition.function scope=- signature="CREATE FUNCTION last_one(a int) RETURNS int"
--                                                       ^ reference.call
--                                                                     ^ reference.type
CREATE TABLE
