unit StoreTests;
//   ^ definition.module scope=- signature="StoreTests"

interface

uses TestFramework, DUnitX.TestFramework;
//   ^ import.module source=TestFramework
//                  ^ import.module source=DUnitX.TestFramework

type
  TStoreTest = class(TTestCase)
//^ definition.class scope=- exported test signature="TStoreTest = class(TTestCase)"
//                   ^ reference.implementation
  published
    procedure SetUp; override;
//            ^ definition.method scope=TStoreTest test signature="procedure SetUp; override;"
  end;

  [TestFixture]
// ^ reference.attribute
  TItemTests = class
//^ definition.class scope=- exported test lines=2 signature="TItemTests = class"
  public
    [Setup]
//   ^ reference.attribute
    procedure Prepare;
//            ^ definition.method scope=TItemTests exported test lines=2 signature="procedure Prepare;"
    [Test]
//   ^ reference.attribute
    procedure KeepsItsName;
//            ^ definition.method scope=TItemTests exported test lines=2 signature="procedure KeepsItsName;"
    [TestCase('one', '1')]
//   ^ reference.attribute
    procedure Counts(N: Integer);
//            ^ definition.method scope=TItemTests exported test lines=2 signature="procedure Counts(N: Integer);"
  end;

implementation

procedure TItemTests.KeepsItsName;
//                   ^ definition.method scope=TItemTests test signature="procedure TItemTests.KeepsItsName;"
begin
  Assert.AreEqual('pear', Item.Name);
//       ^ reference.call
end;

end.
