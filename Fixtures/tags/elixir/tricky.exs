defprotocol Shop.Priced do
#           ^ definition.protocol scope=- doc signature="defprotocol Shop.Priced"
  @moduledoc "Whatever costs something."
  @fallback_to_any true

  @doc "In cents."
  @spec price(t) :: integer
  #     ^ reference.identifier
  def price(thing)
  #   ^ definition.function scope=Shop.Priced doc signature="def price(thing)"
end

defimpl Shop.Priced, for: [Shop.Item, Map] do
#       ^ reference.implementation
#                          ^ reference.constant
#                          ^ scope.implementation scope=- signature="defimpl Shop.Priced, for: [Shop.Item, Map]"
#                                     ^ reference.constant
  def price(%{price: price}), do: price
  #   ^ definition.function scope=Shop.Item signature="def price(%{price: price})"
end

defimpl Shop.Priced, for: Any do
#       ^ reference.implementation
#                         ^ reference.constant
#                         ^ scope.implementation scope=- signature="defimpl Shop.Priced, for: Any"
  def price(_), do: 0
  #   ^ definition.function scope=Any signature="def price(_)"
end

defmodule Shop.EmptyError do
#         ^ definition.module scope=- signature="defmodule Shop.EmptyError"
  defexception [:message, code: 404]
  #             ^ definition.field scope=Shop.EmptyError
  #                       ^ definition.field scope=Shop.EmptyError
end

defmodule Shop.Order do
#         ^ definition.module scope=- signature="defmodule Shop.Order"
  use Ecto.Schema
  #   ^ import.module source=Ecto.Schema
  alias Shop.{
    Customer,
#   ^ import.module source=Shop.Customer
    Line
#   ^ import.module source=Shop.Line
  }

  schema "orders" do
# ^ reference.call
    field :number, :integer
#   ^ reference.call
    #     ^ definition.field scope=Shop.Order
    belongs_to :customer, Customer
#   ^ reference.call
    #          ^ definition.field scope=Shop.Order
    #                     ^ reference.constant
    has_many(:lines, Line, on_replace: :delete)
#   ^ reference.call
    #        ^ definition.field scope=Shop.Order
    #                ^ reference.constant
  end
end

defmodule Shop.Macros do
#         ^ definition.module scope=- signature="defmodule Shop.Macros"
  @doc "Joins two prices."
  def left <~> right, do: left + right
  #        ^ definition.function scope=Shop.Macros signature="def left <~> right"
  defp a ~>> b when is_nil(b) do
  #      ^ definition.function scope=Shop.Macros private signature="defp a ~>> b when is_nil(b)"
  #                 ^ reference.call
    a
  end

  defmacro __using__(options) do
  #        ^ definition.macro scope=Shop.Macros signature="defmacro __using__(options)"
    quote do
      import Shop.Macros, except: [twice: 1]
      #      ^ import.module source=Shop.Macros
      @limit unquote(options[:limit])
#      ^ reference.call

      def limit, do: @limit
      #   ^ definition.function scope=Shop.Macros.__using__ signature="def limit"
      #               ^ reference.constant
    end
  end

  @doc false
  defmacro twice(block), do: {:__block__, [], [block, block]}
  #        ^ definition.macro scope=Shop.Macros signature="defmacro twice(block)"
  defmacrop hidden(x) do
  #         ^ definition.macro scope=Shop.Macros private signature="defmacrop hidden(x)"
    x
  end

  for name <- [:one, :two] do
    def unquote(name)(), do: unquote(name)
  end

  def zero, do: 0
  #   ^ definition.function scope=Shop.Macros signature="def zero"
  def größe?(x) when is_integer(x) when is_float(x), do: x
  #   ^ definition.function scope=Shop.Macros signature="def größe?(x) when is_integer(x) when is_float(x)"
  #                    ^ reference.call
  #                                       ^ reference.call
  def many(
  #   ^ definition.function scope=Shop.Macros lines=4 signature=")"
        first,
        second
      ) do
    first.run(second)
    #     ^ reference.call
    :lists.reverse(first)
    #      ^ reference.call
  end

  def one(x), do: x; def two(x), do: one(x)
  #   ^ definition.function scope=Shop.Macros signature="def one(x)"
  #                      ^ definition.function scope=Shop.Macros signature="def two(x)"
  #                                  ^ reference.call
end

defmodule Shop.OrderTest do
#         ^ definition.module scope=- test signature="defmodule Shop.OrderTest"
  use Shop.DataCase, async: true
  #   ^ import.module source=Shop.DataCase

  describe "total/1" do
  #         ^ definition.module scope=Shop.OrderTest test
    setup :create_order
#   ^ reference.call

    test "sums the lines", %{order: order} do
    #     ^ definition.function scope=Shop.OrderTest.total/1 test
      assert Shop.Order.total(order) == 3
#     ^ reference.call
      #      ^ reference.constant
      #                 ^ reference.call
    end
  end

  test "is not written yet"
  #     ^ definition.function scope=Shop.OrderTest test

  property "never negative" do
  #         ^ definition.function scope=Shop.OrderTest test
    check all(n <- integer()) do
#   ^ reference.call
    #     ^ reference.call
      assert abs(n) >= 0
#     ^ reference.call
      #      ^ reference.call
    end
  end
end
