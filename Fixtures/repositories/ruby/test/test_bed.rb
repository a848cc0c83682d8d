require 'minitest/autorun'
require 'garden'

class TestBed < Minitest::Test
  def setup
    @bed = Garden::Bed.new(1)
  end

  def test_need
    @bed << Garden::Plant.new('basil', litres: 2)
    assert_equal 2, @bed.need
  end

  def test_full
    @bed.add(Garden::Plant.new('basil', litres: 2))
    assert_raises(Garden::Error) { @bed.add(Garden::Plant.new('mint', litres: 1)) }
  end
end
