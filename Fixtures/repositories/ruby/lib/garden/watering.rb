module Garden
  module Watering
    HOURS = (5..8).freeze

    def self.included(base)
      base.extend(ClassMethods)
    end

    module ClassMethods
      def waters_at(hour)
        define_method(:hour) { hour }
      end
    end

    def water(bed, litres: bed.need)
      Can.new(litres).pour(bed)
    end

    class Can
      def initialize(litres)
        @litres = litres
      end

      def pour(bed)
        bed.each { |plant| @litres -= plant.litres }
        @litres
      end
    end
  end
end
