-module(tricky_tests).
%       ^ definition.module scope=- test signature="-module(tricky_tests)."
-moduledoc "Tests of what is tricky.".
-compile([export_all, nowarn_export_all]).
-include_lib("eunit/include/eunit.hrl").
%            ^ import.include source=eunit/include/eunit.hrl

-doc "Documented in the new way.".
-spec documented(X) -> {ok, X} when X :: term().
documented(X) -> {ok, X}.
% <- definition.function scope=- doc exported signature="documented(X)"

-doc """
A type of its own.
""".
-type shape() :: circle | square.
%     ^ definition.type scope=- doc signature="-type shape() :: circle | square."
-nominal metres() :: float().
%        ^ definition.type scope=- signature="-nominal metres() :: float()."

-spec clauses(a) -> one; (b) -> two.
clauses(a) -> one;
% <- definition.function scope=- exported signature="clauses(a)"
clauses(b) -> two.

same_line() -> a. next() -> same_line().
% <- definition.function scope=- exported signature="same_line()"
%                 ^ definition.function scope=- exported signature="next()"
%                           ^ reference.call

many(First,
% <- definition.function scope=- exported lines=4 signature="Third =:= []"
     Second,
     #{key := Third}) when First > Second;
                           Third =:= [] ->
    case First of
        [] -> try parse(Third) catch error:_ -> fail end;
        %         ^ reference.call
        _ -> fun(Y) -> Y + 1 end
    end.

-ifdef(TEST).
größe(X) -> X.
% <- definition.function scope=- exported signature="größe(X)"
-else.
größe(X) -> -X.
-endif.

-define(assertBoth(A, B), begin ?assert(A), ?assert(B) end).
%       ^ definition.macro scope=- signature="-define(assertBoth(A, B), begin ?assert(A), ?assert(B) end)."
%                                ^ reference.macro
%                                            ^ reference.macro

add_test() ->
% <- definition.function scope=- exported test signature="add_test()"
    ?assertEqual(3, stock:add(1, 2)),
%    ^ reference.macro
    %               ^ reference.constant
    %                     ^ reference.call
    ?assertBoth(true, true).
%    ^ reference.macro

all_test_() -> [{"adds", fun add_test/0}, {setup, fun start/0, fun(_) -> ok end}].
% <- definition.function scope=- exported test signature="all_test_()"
%                            ^ reference.call
%                                                     ^ reference.call

prop_reverse() -> ?FORALL(L, list(int()), lists:reverse(lists:reverse(L)) =:= L).
% <- definition.function scope=- exported test signature="prop_reverse()"
%                  ^ reference.macro
%                                 ^ reference.call
%                                         ^ reference.constant
%                                               ^ reference.call
%                                                       ^ reference.constant
%                                                             ^ reference.call

dynamic(Module) -> Module:run(), (fun erlang:self/0)().
% <- definition.function scope=- exported signature="dynamic(Module)"
%                         ^ reference.call
%                                     ^ reference.constant
%                                            ^ reference.call
