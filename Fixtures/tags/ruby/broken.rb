require "json"
#        ^ import.module source=json

class Good
#     ^ definition.class scope=-
  ANSWER = 42
# ^ definition.constant scope=-

  def fine
#     ^ definition.method scope=- signature="def fine"
    helper(1)
#   ^ reference.call
  end

  def broken(
    oops = [1, 2
  end

  def after
    fine()
#   ^ reference.call
  end
end

module Tail
#      ^ definition.module scope=- signature="module Tail"
  def self.last; end
#          ^ definition.method scope=Tail
end
