require "json"
#        ^ import.module source=json

class Good
#     ^ definition.class scope=-
  ANSWER = 42
# ^ definition.constant scope=Good

  def fine
#     ^ definition.method scope=Good signature="def fine"
    helper(1)
#   ^ reference.call
  end

  def broken
#     ^ definition.method scope=Good
    oops = )
  end

  def after
#     ^ definition.method scope=Good
    fine()
#   ^ reference.call
  end
end

module Tail
#      ^ definition.module scope=- signature="module Tail"
  def self.last; end
#          ^ definition.method scope=Tail
end
