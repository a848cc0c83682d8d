-module(broken).
%       ^ definition.module scope=- signature="-module(broken)."
-export([sound/1, whole/1]).

%% Stands before the damage.
sound(X) -> trim(X).
% <- definition.function scope=- doc exported signature="sound(X)"
%           ^ reference.call

half(X) -> X + .
% <- definition.function scope=- signature="half(X)"

-record(torn, {name = , count}).
%       ^ definition.struct scope=- signature="-record(torn"
%              ^ definition.field scope=torn
%                       ^ definition.field scope=torn

torn(X -> [X.
% <- definition.function scope=- signature="torn(X"

%% Stands after it.
whole(X) -> sound(X).
% <- definition.function scope=- doc exported signature="whole(X)"
%           ^ reference.call
