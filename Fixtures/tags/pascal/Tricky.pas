program Tricky;
//      ^ definition.module scope=- signature="Tricky"

{$IFDEF DEBUG}
const Debugging = True;
//    ^ definition.constant scope=- signature="Debugging = True;"
{$ENDIF}

type
  TPacked = packed record
//^ definition.struct scope=- signature="TPacked = packed record"
  private
    FX: Integer;
//  ^ definition.field scope=TPacked private
  public
    procedure Go;
//            ^ definition.method scope=TPacked exported signature="procedure Go;"
  end;
  TOld = object
//^ definition.class scope=- signature="TOld = object"
    Width: Word;
//  ^ definition.field scope=TOld
    constructor Init(AWidth: Word);
//              ^ definition.constructor scope=TOld signature="constructor Init(AWidth: Word);"
  end;
  generic TPair<K, V> = class
//        ^ definition.class scope=- signature="generic TPair<K, V> = class"
  end;
  TList = specialize TPair<Integer, TOld>;
//^ definition.type scope=- signature="TList = specialize TPair<Integer, TOld>;"
//                   ^ reference.type
//                                  ^ reference.type
  TAbstract = class abstract(TBase<TOld>, IFirst, Some.Units.ISecond)
//^ definition.class scope=- signature="TAbstract = class abstract(TBase<TOld>, IFirst, Some.Units.ISecond)"
//                           ^ reference.implementation
//                                 ^ reference.type
//                                        ^ reference.implementation
//                                                           ^ reference.implementation
    function First: TOld; virtual; abstract; function Second: TOld;
//           ^ definition.method scope=TAbstract signature="function First: TOld; virtual; abstract;"
//                  ^ reference.type
//                                                    ^ definition.method scope=TAbstract signature="function Second: TOld;"
//                                                            ^ reference.type
    property Width;
  end;
  TDispatch = dispinterface
//^ definition.interface scope=- signature="TDispatch = dispinterface"
  end;
  TIndex = 0..10;
//^ definition.type scope=- signature="TIndex"
  TIndexed = class(TOld)
//^ definition.class scope=- signature="class(TOld)"
//                 ^ reference.implementation
    Values: Integer;
//  ^ definition.field scope=TIndexed
  end;
  TLetter = 'a'..'z';
//^ definition.type scope=- signature="TLetter"
  TSize = (szSmall, szLarge);
//^ definition.enum scope=- signature="(szSmall, szLarge)"
//         ^ definition.enumerator scope=TSize
//                  ^ definition.enumerator scope=TSize
  TSame = TOld;
//^ definition.type scope=- signature="TSame = TOld;"
//        ^ reference.type
  TMatrix = array[0..2, 0..2] of Double;
//^ definition.type scope=- signature="TMatrix = array[0..2, 0..2] of Double;"
  [Table('people')]
// ^ reference.attribute
  TPerson = class
//^ definition.class scope=- lines=2 signature="TPerson = class"
    [Column] Name: string;
//   ^ reference.attribute
//           ^ definition.field scope=TPerson
    [Validate] procedure Check;
//   ^ reference.attribute
//                       ^ definition.method scope=TPerson signature="[Validate] procedure Check;"
  end;

operator + (const A, B: TPacked): TPacked;
//       ^ definition.function scope=- signature="operator + (const A, B: TPacked): TPacked;"
//                      ^ reference.type
//                                ^ reference.type
begin
end;

class operator TPacked.Implicit(A: Integer): TPacked;
//                     ^ definition.method scope=TPacked signature="class operator TPacked.Implicit(A: Integer): TPacked;"
//                                           ^ reference.type
begin
end;

procedure TPacked.Go;
//                ^ definition.method scope=TPacked signature="procedure TPacked.Go;"
label Done;
const Local = 1;
begin
  with Self do Check;
//             ^ reference.call
  goto Done;
  Done:
  Grid[1].Row(2).Paint(3);
//        ^ reference.call
//               ^ reference.call
  Handler := procedure(A: Integer) begin Handle(A) end;
//                                       ^ reference.call
end;

procedure Later; forward;
procedure Later; assembler;
//        ^ definition.function scope=- signature="procedure Later; assembler;"
asm
end;

function Outer(A: Integer): Integer; function Inner: Integer; begin Inner := A end;
//       ^ definition.function scope=- signature="function Outer(A: Integer): Integer;"
//                                            ^ definition.function scope=Outer local signature="function Inner: Integer;"
begin Outer := Inner end;

function TPair<K, V>.Find(const Key: K): V;
//                   ^ definition.method scope=TPair signature="function TPair<K, V>.Find(const Key: K): V;"
begin
end;

begin
  Later;
//^ reference.call
  Outer(1);
//^ reference.call
end.
