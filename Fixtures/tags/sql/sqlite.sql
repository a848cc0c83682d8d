PRAGMA foreign_keys = ON;

-- As large as it is.
CREATE TABLE "Größe" ("Id" INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT COLLATE NOCASE, UNIQUE (x)) WITHOUT ROWID;
--           ^ definition.table scope=- doc
--                      ^ definition.field doc
--                                                              ^ definition.field doc
CREATE TEMP TABLE picked AS SELECT * FROM main."Größe" WHERE x IS NOT NULL;
--                ^ definition.table scope=- signature="CREATE TEMP TABLE picked"
--                                             ^ reference.type
INSERT OR REPLACE INTO picked VALUES (1, 'a', x'00');
--                     ^ reference.type
CREATE TABLE [dbo].[Customers] (Id INT NOT NULL, Title NVARCHAR(50));
--                 ^ definition.table scope=dbo signature="CREATE TABLE [dbo].[Customers]"
--                              ^ definition.field scope=dbo.Customers
--                                               ^ definition.field scope=dbo.Customers

CREATE VIRTUAL TABLE search USING fts5(title, body, content='notes');
CREATE TRIGGER keep_log AFTER INSERT ON users BEGIN
--             ^ definition.function scope=- signature="keep_log"
  INSERT INTO log VALUES (NEW.id);
END;
CREATE INDEX by_title ON notes(title);
--           ^ definition.property scope=- signature="by_title"
--                       ^ reference.type
CREATE VIEW all_notes AS SELECT * FROM notes;
--          ^ definition.view scope=- signature="CREATE VIEW all_notes"
--                                     ^ reference.type
