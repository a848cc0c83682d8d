{ What a shop has in store.

  Nothing is ever thrown away. }
unit Shop.Store;
//   ^ definition.module scope=- doc signature="Shop.Store"

{$mode objfpc}{$H+}

interface

uses
  SysUtils, Classes, System.Generics.Collections;
//^ import.module source=SysUtils
//          ^ import.module source=Classes
//                   ^ import.module source=System.Generics.Collections

const
  MaxItems = 64;
//^ definition.constant scope=- exported signature="MaxItems = 64;"
  Tax: Double = 0.19;
//^ definition.constant scope=- exported signature="Tax: Double = 0.19;"
  Shelves: array[0..1] of string = ('top', 'bottom');
//^ definition.constant scope=- exported signature="Shelves: array[0..1] of string ="

resourcestring
  SEmpty = 'The store is empty';
//^ definition.constant scope=- exported signature="SEmpty = 'The store is empty';"

type
  TMood = (mdGood, mdBad = 3);
//^ definition.enum scope=- exported signature="TMood ="
//         ^ definition.enumerator scope=TMood
//                 ^ definition.enumerator scope=TMood
  TMoods = set of TMood;
//^ definition.type scope=- exported signature="TMoods = set of TMood;"
//                ^ reference.type
  TStore = class;
  PItem = ^TItem;
//^ definition.type scope=- exported signature="PItem = ^TItem;"
//         ^ reference.type
  TVisitor = procedure(Sender: TObject; const Item: TItem) of object;
//^ definition.type scope=- exported signature="TVisitor = procedure(Sender: TObject; const Item: TItem) of object;"
//                                                  ^ reference.type
  TFilter = reference to function(const Item: TItem): Boolean;
//^ definition.type scope=- exported signature="TFilter = reference to function(const Item: TItem): Boolean;"
//                                            ^ reference.type
  TStoreClass = class of TStore;
//^ definition.type scope=- exported signature="TStoreClass = class of TStore;"
//                       ^ reference.type
  EStore = class(Exception);
//^ definition.class scope=- exported signature="EStore = class(Exception);"
//               ^ reference.implementation

  { A thing that can be sold. }
  TItem = record
//^ definition.struct scope=- doc exported signature="TItem = record"
    Name, Text: string;
//  ^ definition.field scope=TItem
//        ^ definition.field scope=TItem
    case Kind: Integer of
//       ^ definition.field scope=TItem
      0: (Count: Integer);
//        ^ definition.field scope=TItem
      1: (Weight: Double);
//        ^ definition.field scope=TItem
  end;

  ICounting = interface(IInterface)
//^ definition.interface scope=- exported signature="ICounting = interface(IInterface)"
    ['{2C7C2B5E-4A0E-4B6C-9C0B-0C1D6A3F2E11}']
    function GetCount: Integer;
//           ^ definition.method scope=ICounting signature="function GetCount: Integer;"
    property Count: Integer read GetCount;
//           ^ definition.property scope=ICounting signature="property Count: Integer read GetCount;"
  end;

  // Keeps things.
  TStore = class(TInterfacedObject, ICounting)
//^ definition.class scope=- doc exported signature="TStore = class(TInterfacedObject, ICounting)"
//               ^ reference.implementation
//                                  ^ reference.implementation
  private
    FItems: TList<TItem>;
//  ^ definition.field scope=TStore private
//          ^ reference.type
//                ^ reference.type
    FOwner, FBuyer: string;
//  ^ definition.field scope=TStore private
//          ^ definition.field scope=TStore private
    class var FOpened: Integer;
//            ^ definition.field scope=TStore private
    const Limit = 3;
//        ^ definition.constant scope=TStore private signature="Limit = 3;"
    function GetItem(Index: Integer): TItem;
//           ^ definition.method scope=TStore private signature="function GetItem(Index: Integer): TItem;"
//                                    ^ reference.type
  strict protected
    type
      TShelf = class
//    ^ definition.class scope=TStore signature="TShelf = class"
        Height: Integer;
//      ^ definition.field scope=TStore.TShelf
      end;
    procedure Changed(const Item: TItem); virtual; abstract;
//            ^ definition.method scope=TStore signature="procedure Changed(const Item: TItem); virtual; abstract;"
//                                ^ reference.type
  public
    constructor Create(const Owner: string); overload;
//              ^ definition.constructor scope=TStore exported signature="constructor Create(const Owner: string); overload;"
    destructor Destroy; override;
//             ^ definition.method scope=TStore exported signature="destructor Destroy; override;"
    function GetCount: Integer;
//           ^ definition.method scope=TStore exported signature="function GetCount: Integer;"
    class function Make<T: TStore>(Count: Integer = 1): T; static;
//                 ^ definition.method scope=TStore exported signature="class function Make<T: TStore>(Count: Integer = 1): T; static;"
//                         ^ reference.type
    procedure Put(const Item: TItem; Filter: TFilter = nil;
//            ^ definition.method scope=TStore exported lines=2 signature="Times: Integer = 1);"
//                            ^ reference.type
//                                           ^ reference.type
      Times: Integer = 1);
    class operator Add(const A, B: TStore): TStore;
//                 ^ definition.method scope=TStore exported signature="class operator Add(const A, B: TStore): TStore;"
//                                 ^ reference.type
//                                          ^ reference.type
    property Items[Index: Integer]: TItem read GetItem; default;
//           ^ definition.property scope=TStore exported signature="property Items[Index: Integer]: TItem read GetItem; default;"
//                                  ^ reference.type
  published
    property Owner: string read FOwner write FOwner;
//           ^ definition.property scope=TStore signature="property Owner: string read FOwner write FOwner;"
  end;

  TStoreHelper = class helper for TStore
//^ definition.class scope=- exported signature="TStoreHelper = class helper for TStore"
//                                ^ reference.type
    procedure Print;
//            ^ definition.method scope=TStoreHelper signature="procedure Print;"
  end;

  TBox<T> = class(TObject)
//^ definition.class scope=- exported signature="TBox<T> = class(TObject)"
    FContent: T;
//  ^ definition.field scope=TBox
  end;

var
  MainStore: TStore = nil;
//^ definition.variable scope=- exported signature="MainStore: TStore = nil;"
//           ^ reference.type
  Opened, Closed: Integer;
//^ definition.variable scope=- exported signature="Opened, Closed: Integer;"
//        ^ definition.variable scope=- exported signature="Opened, Closed: Integer;"

procedure Beep(Tone: Integer); stdcall; external 'sound.dll' name 'Beep';
//        ^ definition.function scope=- exported signature="procedure Beep(Tone: Integer); stdcall; external 'sound.dll' name 'Beep';"
function CountAll(const A, B: TStore): Integer; inline;
//       ^ definition.function scope=- exported signature="function CountAll(const A, B: TStore): Integer; inline;"
//                            ^ reference.type

implementation

uses StrUtils;
//   ^ import.module source=StrUtils

var
  Cache: TDictionary<string, TItem>;
//^ definition.variable scope=- signature="Cache: TDictionary<string, TItem>;"
//       ^ reference.type
//                           ^ reference.type

{ TStore }

constructor TStore.Create(const Owner: string);
//                 ^ definition.constructor scope=TStore signature="constructor TStore.Create(const Owner: string);"
begin
  inherited Create;
  FItems := TList<TItem>.Create;
//          ^ reference.class
//                ^ reference.type
  FOwner := Trim(Owner);
//          ^ reference.call
end;

destructor TStore.Destroy;
//                ^ definition.method scope=TStore signature="destructor TStore.Destroy;"
begin
  FItems.Free;
  inherited;
end;

class function TStore.Make<T>(Count: Integer): T;
//                    ^ definition.method scope=TStore signature="class function TStore.Make<T>(Count: Integer): T;"
begin
  Result := T(TStoreClass(T).Create('x'));
//            ^ reference.call
end;

procedure TStore.Put(const Item: TItem; Filter: TFilter;
//               ^ definition.method scope=TStore lines=2 signature="Times: Integer);"
//                               ^ reference.type
//                                              ^ reference.type
  Times: Integer);
var
  I: Integer;
  Copy: TItem;
//      ^ reference.type

  procedure Note(const Text: string);
//          ^ definition.function scope=TStore.Put local signature="procedure Note(const Text: string);"
  begin
    WriteLn(Text);
  end;

begin
  if not Assigned(Filter) then
    raise EStore.CreateFmt('%s: %d', [SEmpty, Times]);
//        ^ reference.class
//               ^ reference.call
  for I := 1 to Times do
    FItems.Add(Item);
//         ^ reference.call
  try
    Note(Item.Name);
//  ^ reference.call
    Changed(Copy);
//  ^ reference.call
    Refresh;
//  ^ reference.call
    MainStore.Update;
//            ^ reference.call
  except
    on E: EConvertError do
//        ^ reference.type
      ShowMessage(E.Message);
//    ^ reference.call
  end;
  if Self is TSpecialStore then
//           ^ reference.type
    (Self as TSpecialStore).Mark(@Beep);
//           ^ reference.type
//                          ^ reference.call
//                                ^ reference.identifier
end;

procedure TStore.TShelf.Lift;
//                      ^ definition.method scope=TStore.TShelf signature="procedure TStore.TShelf.Lift;"
begin
end;

function CountAll(const A, B: TStore): Integer;
//       ^ definition.function scope=- exported signature="function CountAll(const A, B: TStore): Integer;"
//                            ^ reference.type
begin
  Result := A.GetCount + B.GetCount;
end;

initialization
  RegisterStore(TStore);
//^ reference.call
finalization
end.
