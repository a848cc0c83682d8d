defmodule Broken do
#         ^ definition.module scope=- signature="defmodule Broken"
  @doc "Stands before the damage."
  def sound(x), do: String.trim(x)
  #   ^ definition.function scope=Broken doc signature="def sound(x)"
  #                 ^ reference.constant
  #                        ^ reference.call

  def half(x) do
  #   ^ definition.function scope=Broken signature="def half(x)"
    y = [1, 2
  end

  def torn(x) do
  #   ^ definition.function scope=Broken signature="def torn(x)"
    x = ) + 1
  end

  @doc "Stands after it."
  def whole(x) do
  #   ^ definition.function scope=Broken doc signature="def whole(x)"
    sound(x)
#   ^ reference.call
  end
end
