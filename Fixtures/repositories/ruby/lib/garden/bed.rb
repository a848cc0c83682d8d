require 'garden/plant'

module Garden
  class Bed
    include Enumerable

    attr_accessor :shaded

    def initialize(capacity = 12)
      @capacity = capacity
      @plants = []
    end

    def add(plant)
      raise Error, 'bed is full' if full?

      @plants << plant
      self
    end
    alias << add

    def each(&block)
      @plants.each(&block)
    end

    def full?
      @plants.size >= @capacity
    end

    def need
      sum(&:litres)
    end
  end
end
