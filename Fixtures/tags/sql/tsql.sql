-- SQL Server, as far as the grammar goes: statements that end in a semicolon
CREATE TABLE dbo.Lines (
--               ^ definition.table scope=dbo doc signature="CREATE TABLE dbo.Lines"
	LineID int IDENTITY(1,1) NOT NULL,
	-- <- definition.field scope=dbo.Lines
	Price money NOT NULL DEFAULT (0),
	-- <- definition.field scope=dbo.Lines
	Added datetime2 NULL
	-- <- definition.field scope=dbo.Lines
);
CREATE TABLE [dbo].[Parts] (Id int, Kind nvarchar(10));
--                 ^ definition.table scope=dbo signature="CREATE TABLE [dbo].[Parts]"
--                          ^ definition.field scope=dbo.Parts
--                                  ^ definition.field scope=dbo.Parts
ALTER TABLE dbo.Parts ADD Extra int NULL;
--              ^ reference.type
--                        ^ definition.field scope=dbo.Parts
CREATE UNIQUE INDEX by_kind ON dbo.Parts (Kind);
--                  ^ definition.property scope=- signature="CREATE UNIQUE INDEX by_kind ON dbo.Parts (Kind)"
--                                 ^ reference.type
CREATE VIEW dbo.Cheap AS SELECT LineID FROM dbo.Lines WHERE Price < 10;
--              ^ definition.view scope=dbo signature="CREATE VIEW dbo.Cheap"
--                                              ^ reference.type
SELECT TOP 10 l.LineID, dbo.Total(l.Price) FROM dbo.Lines l INNER JOIN dbo.Parts p ON p.Id = l.LineID;
--                          ^ reference.call
--                                                  ^ reference.type
--                                                                         ^ reference.type
UPDATE dbo.Lines SET Price = 1 WHERE LineID IN (SELECT Id FROM dbo.Parts);
--         ^ reference.type
--                                                                 ^ reference.type
GO
CREATE OR ALTER PROCEDURE dbo.GetLines @Id int AS BEGIN SELECT 1 END
--                            ^ definition.function scope=dbo
GO
CREATE FUNCTION dbo.Total(@Id int) RETURNS money AS BEGIN RETURN 1 END
--                  ^ definition.function scope=dbo
GO
CREATE TABLE dbo.Rest (Id int);
--               ^ definition.table scope=dbo signature="CREATE TABLE dbo.Rest"
--                     ^ definition.field scope=dbo.Rest
