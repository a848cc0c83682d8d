# references: some
require "minitest/autorun"
#        ^ import.module source=minitest/autorun

class ShopTest < Minitest::Test
#     ^ definition.class test
  def test_sum
#     ^ definition.method scope=ShopTest test
    assert_equal 3, sum(1, 2)
  end
end

class Shop < Base
#     ^ definition.class
  def sum; end
#     ^ definition.method scope=Shop
end
