defmodule Shop.Stock do
#         ^ definition.module scope=- doc signature="defmodule Shop.Stock"
  @moduledoc """
  Keeps what lies on the shelves.
  """
  use GenServer, restart: :transient
  #   ^ import.module source=GenServer

  import Ecto.Query, only: [from: 2]
  #      ^ import.module source=Ecto.Query
  import Shop.Guards
  #      ^ import.module source=Shop.Guards wildcard
  require Logger
  #       ^ import.module source=Logger
  alias Shop.{Item, Units.Weight}
  #           ^ import.module source=Shop.Item
  #                 ^ import.module source=Shop.Units.Weight
  alias Shop.Repo, as: Store
  #     ^ import.module source=Shop.Repo alias=Store
  alias __MODULE__.Shelf
  #     ^ import.module source=__MODULE__.Shelf

  @behaviour Shop.Store
  #          ^ reference.implementation

  @typedoc "What is counted."
  @type t :: %__MODULE__{items: [Item.t()], count: non_neg_integer()}
  #     ^ definition.type scope=Shop.Stock doc
  #                              ^ reference.type
  @typep key :: atom
  #      ^ definition.type scope=Shop.Stock signature="@typep key :: atom"
  @opaque state(value) :: {value, key()}
  #       ^ definition.type scope=Shop.Stock signature="@opaque state(value) :: {value, key()}"
  #                               ^ reference.call

  @doc "Looks up one item."
  @callback fetch(name :: String.t()) :: {:ok, Item.t()} | :error
  #         ^ definition.method scope=Shop.Stock doc signature="@callback fetch(name :: String.t()) :: {:ok, Item.t()} | :error"
  #                       ^ reference.type
  #                                            ^ reference.type
  @callback sort(list) :: list when list: [Item.t()]
  #         ^ definition.method scope=Shop.Stock signature="@callback sort(list) :: list when list: [Item.t()]"
  #                                        ^ reference.type

  # How many items fit.
  @default_limit 100
#  ^ definition.constant scope=Shop.Stock doc signature="@default_limit 100"
  @units [
#  ^ definition.constant scope=Shop.Stock doc signature="@units"
    :piece,
    :box
  ]

  @enforce_keys [:items]
  defstruct [:items, count: 0, limit: @default_limit]
  #          ^ definition.field scope=Shop.Stock
  #                  ^ definition.field scope=Shop.Stock
  #                            ^ definition.field scope=Shop.Stock
  #                                    ^ reference.constant

  @doc """
  Adds an item.
  """
  @spec add(t(), Item.t() | nil) :: t()
  #     ^ reference.identifier
  #              ^ reference.type
  def add(stock, item \\ nil)
  #   ^ definition.function scope=Shop.Stock doc
  def add(%__MODULE__{} = stock, nil), do: stock

  def add(stock, %Item{} = item) when is_map(item) do
  #               ^ reference.class
  #                                   ^ reference.call
    Logger.info("adding")
#   ^ reference.constant
    #      ^ reference.call

    stock
    |> Map.update!(:items, &[item | &1])
    #  ^ reference.constant
    #      ^ reference.call
    |> Store.insert!()
    #  ^ reference.constant
    #        ^ reference.call
    |> recount(@default_limit)
    #  ^ reference.call
    #           ^ reference.constant
  end

  # Counts again.
  @spec recount(t(), integer) :: t()
  #     ^ reference.identifier
  defp recount(stock, limit) do
  #    ^ definition.function scope=Shop.Stock doc private signature="defp recount(stock, limit)"
    count = Enum.count(stock.items, &full?/1) + Enum.sum(&Weight.of/1)
    #       ^ reference.constant
    #            ^ reference.call
    #                                ^ reference.call
    #                                           ^ reference.constant
    #                                                ^ reference.call
    #                                                     ^ reference.constant
    #                                                            ^ reference.call
    %__MODULE__{stock | count: min(count, limit)}
    #                          ^ reference.call
  end

  defp full?(item), do: item.count > 0
  #    ^ definition.function scope=Shop.Stock private signature="defp full?(item)"

  @doc ~S"The size."
  defdelegate size(stock), to: Shop.Counter, as: :count
  #           ^ definition.function scope=Shop.Stock doc signature="defdelegate size(stock), to: Shop.Counter, as: :count"
  #                            ^ reference.constant

  @impl true
  def init(_arguments), do: {:ok, %{}}
  #   ^ definition.function scope=Shop.Stock signature="def init(_arguments)"

  defguard is_empty(stock) when stock.count == 0
  #        ^ definition.macro scope=Shop.Stock signature="defguard is_empty(stock) when stock.count == 0"
  defguardp is_known(unit) when unit in @units
  #         ^ definition.macro scope=Shop.Stock private signature="defguardp is_known(unit) when unit in @units"
  #                                      ^ reference.constant

  defmodule Shelf do
  #         ^ definition.module scope=Shop.Stock signature="defmodule Shelf"
    @moduledoc false
    def new(), do: struct!(Shop.Stock, [])
    #   ^ definition.function scope=Shop.Stock.Shelf signature="def new()"
    #              ^ reference.call
    #                      ^ reference.constant
  end

  defimpl String.Chars do
  #       ^ reference.implementation
  #       ^ scope.implementation scope=Shop.Stock signature="defimpl String.Chars"
    def to_string(stock), do: inspect(stock)
    #   ^ definition.function scope=Shop.Stock.String.Chars signature="def to_string(stock)"
    #                         ^ reference.call
  end
end
