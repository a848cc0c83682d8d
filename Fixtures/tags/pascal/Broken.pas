unit Broken;
//   ^ definition.module scope=- signature="Broken"

interface

const
  Pitch = 440;
//^ definition.constant scope=- exported signature="Pitch = 440;"

type
  TSound = class
//^ definition.class scope=- exported signature="TSound = class"
    Volume: Integer;
//  ^ definition.field scope=TSound
    procedure Play;
//            ^ definition.method scope=TSound signature="procedure Play;"
  end;

procedure Before(X: Integer);
//        ^ definition.function scope=- exported signature="procedure Before(X: Integer);"

implementation

procedure Before(X: Integer);
//        ^ definition.function scope=- exported signature="procedure Before(X: Integer);"
begin
  Start(X;
//^ reference.call
end;

procedure Wrong(;
//        ^ definition.function scope=- signature="procedure Wrong(;"
begin
  if then
end;

procedure TSound.Play;
//               ^ definition.method scope=TSound signature="procedure TSound.Play;"
begin
  Before(1);
//^ reference.call
end;

end.
