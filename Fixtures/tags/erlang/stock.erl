%% Keeps what lies on the shelves.
-module(stock).
%       ^ definition.module scope=- doc signature="-module(stock)."
-behaviour(gen_server).
%          ^ reference.implementation

-export([start_link/0, add/2, 'odd name'/0]).
-export([init/1]).
-export_type([item/0, kind/0]).

-import(lists, [map/2, foldl/3]).
%               ^ import.name source=lists name=map
%                      ^ import.name source=lists name=foldl
-include("shop.hrl").
%        ^ import.include source=shop.hrl
-include_lib("kernel/include/logger.hrl").
%            ^ import.include source=kernel/include/logger.hrl

%% How many items fit.
-define(LIMIT, 100).
%       ^ definition.macro scope=- doc signature="-define(LIMIT, 100)."
-define(LOG(Format, Value), io:format(Format, [Value])).
%       ^ definition.macro scope=- signature="-define(LOG(Format, Value), io:format(Format, [Value]))."
%                           ^ reference.constant
%                              ^ reference.call

%% What lies on a shelf.
-record(item, {
%       ^ definition.struct scope=- doc exported signature="-record(item"
    name :: binary(),
%   ^ definition.field scope=item
    count = 0 :: non_neg_integer(),
%   ^ definition.field scope=item
    tags = [] :: [tag()]
%   ^ definition.field scope=item
    %             ^ reference.type
}).

-type item() :: #item{}.
%     ^ definition.type scope=- exported signature="-type item() :: #item{}."
%                ^ reference.class
-type kind() :: tool | {toy, age()} | [kind()].
%     ^ definition.type scope=- exported signature="-type kind() :: tool | {toy, age()} | [kind()]."
%                            ^ reference.type
%                                      ^ reference.call
-opaque key(Value) :: {key, Value}.
%       ^ definition.type scope=- signature="-opaque key(Value) :: {key, Value}."

-callback fetch(Name :: binary()) -> {ok, item()} | error.
%         ^ definition.method scope=- signature="-callback fetch(Name :: binary()) -> {ok, item()} | error."
%                                         ^ reference.type

%% @doc Starts the server.
-spec start_link() -> supervisor:startlink_ret().
%                     ^ reference.constant
%                                ^ reference.type
start_link() ->
% <- definition.function scope=- doc exported signature="start_link()"
    gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).
%   ^ reference.constant
    %          ^ reference.call

init([]) -> {ok, #item{name = <<>>}}.
% <- definition.function scope=- exported signature="init([])"
%                 ^ reference.class

%% @doc Adds an item.
-spec add(item() | undefined, [item()]) -> [item()].
%         ^ reference.type
%                              ^ reference.type
%                                           ^ reference.type
add(undefined, Items) ->
% <- definition.function scope=- doc exported signature="add(undefined, Items)"
    Items;
add(#item{name = Name} = Item, Items) when is_binary(Name) ->
%    ^ reference.class
%                                          ^ reference.call
    ?LOG("~p", ?LIMIT),
%    ^ reference.macro
    %           ^ reference.macro
    Full = lists:filter(fun is_full/1, Items),
    %      ^ reference.constant
    %            ^ reference.call
    %                       ^ reference.call
    Sorted = map(fun shop_sort:rank/1, Full),
    %                ^ reference.constant
    %                          ^ reference.call
    [Item#item{count = weigh(Item)} | merge(Sorted)].
    %     ^ reference.type
    %                  ^ reference.call
    %                                 ^ reference.call

is_full(#item{count = Count}) -> Count >= ?LIMIT;
% <- definition.function scope=- signature="is_full(#item{count = Count})"
%        ^ reference.class
%                                          ^ reference.macro
is_full(_) -> false.

weigh(Item) -> Item#item.count * 2.
% <- definition.function scope=- signature="weigh(Item)"
%                   ^ reference.type

'odd name'() -> ok.
% <- definition.function scope=- exported signature="'odd name'()"
