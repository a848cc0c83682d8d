-- MySQL
CREATE TABLE `users` (
--           ^ definition.table scope=- doc signature="CREATE TABLE `users`"
  `id` int(11) NOT NULL AUTO_INCREMENT,
  -- <- definition.field scope=users
  `name` varchar(20) NOT NULL COMMENT 'as it is spoken',
  -- <- definition.field scope=users
  PRIMARY KEY (`id`),
  KEY `by_name` (`name`),
  --  ^ definition.property scope=users signature="KEY `by_name` (`name`)"
  UNIQUE KEY `by_both` (`id`, `name`),
  --         ^ definition.property scope=users signature="UNIQUE KEY `by_both` (`id`, `name`)"
  CONSTRAINT `group_of` FOREIGN KEY (`id`) REFERENCES `groups` (`id`)
  --                                                  ^ reference.type
) ENGINE=InnoDB DEFAULT CHARSET=utf8;

DELIMITER //
CREATE FUNCTION discount(price INT) RETURNS INT DETERMINISTIC
--              ^ definition.function scope=- signature="discount"
BEGIN
  RETURN price / 2;
END //
DELIMITER ;

/* Several on one line */ create table one(a int);create table two(b int);create view both_of as select a, b from one, two
--                                     ^ definition.table scope=- signature="create table one"
--                                         ^ definition.field scope=one
--                                                             ^ definition.table scope=- signature="create table two"
--                                                                 ^ definition.field scope=two
--                                                                                    ^ definition.view scope=- signature="create view both_of"
--                                                                                                                ^ reference.type
--                                                                                                                     ^ reference.type

-- PostgreSQL
;
CREATE FUNCTION members(of_team shop.team, VARIADIC roles text[])
--              ^ definition.function scope=- lines=2 signature="RETURNS SETOF shop.person"
--                                   ^ reference.type
RETURNS SETOF shop.person AS $$ SELECT * FROM shop.person $$ LANGUAGE sql;
--                 ^ reference.type
--                                                 ^ reference.type
CREATE FUNCTION pairs() RETURNS TABLE (id int, n text) LANGUAGE sql AS $$ SELECT 1 $$;
--              ^ definition.function scope=- signature="CREATE FUNCTION pairs() RETURNS TABLE (id int, n text) LANGUAGE sql"
CREATE FUNCTION plain(a text) RETURNS int RETURN 1;
--              ^ definition.function scope=- signature="CREATE FUNCTION plain(a text) RETURNS int"
CREATE TYPE span AS RANGE (subtype = float8);
--          ^ definition.type scope=- signature="CREATE TYPE span AS RANGE (subtype = float8)"
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON s.orders
--                        ^ definition.function scope=- lines=2 signature="DEFERRABLE FOR EACH ROW EXECUTE PROCEDURE s.verify()"
--                                                  ^ reference.type
  DEFERRABLE FOR EACH ROW EXECUTE PROCEDURE s.verify();
  --                                          ^ reference.call
CREATE INDEX ON shop.orders USING gin (lower(title));
--                   ^ reference.type
--                                     ^ reference.call
MERGE INTO stock USING incoming ON stock.id = incoming.id WHEN MATCHED THEN UPDATE SET amount = 1;
--         ^ reference.type
--                     ^ reference.type
WITH fresh AS (SELECT id FROM incoming) INSERT INTO stock SELECT * FROM fresh;
--                            ^ reference.type
--                                                  ^ reference.type
--                                                                      ^ reference.type
SELECT CAST(mood AS shop.mood), x::"Feeling" FROM people p LEFT JOIN LATERAL (SELECT * FROM moods) m ON true;
--                       ^ reference.type
--                                 ^ reference.type
--                                                ^ reference.type
--                                                                                          ^ reference.type
DROP TABLE IF EXISTS shop.old;
--                        ^ reference.type
DROP VIEW stale;
--        ^ reference.type
CREATE DATABASE warehouse;
--              ^ definition.namespace scope=- signature="CREATE DATABASE warehouse"
