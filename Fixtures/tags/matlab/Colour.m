classdef Colour < uint8
%        ^ definition.class scope=- signature="classdef Colour < uint8"
%                 ^ reference.implementation
    enumeration
        Red (1)
%       ^ definition.enumerator scope=Colour signature="Red (1)"
        Green (2)
%       ^ definition.enumerator scope=Colour signature="Green (2)"
        Blue
%       ^ definition.enumerator scope=Colour
    end
    methods (Access = protected)
        function name = label(obj)
%                       ^ definition.method scope=Colour signature="function name = label(obj)"
            name = char(obj);
%                  ^ reference.call
        end
    end
end
