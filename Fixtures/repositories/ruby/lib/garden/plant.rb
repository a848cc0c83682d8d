module Garden
  # A kind of plant and what it needs.
  class Plant
    include Comparable

    attr_reader :name, :litres

    def initialize(name, litres:, tolerates_shade: false)
      @name = name
      @litres = litres
      @tolerates_shade = tolerates_shade
    end

    def tolerates_shade?
      @tolerates_shade
    end

    def <=>(other)
      litres <=> other.litres
    end
  end
end
