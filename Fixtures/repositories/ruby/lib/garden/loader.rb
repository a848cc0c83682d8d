require 'garden/bed'
require 'garden/plant'

module Garden
  class Loader
    class << self
      def read(path)
        File.readlines(path, chomp: true).map { |line| parse(line) }
      end

      private

      def parse(line)
        name, litres = line.split(',')
        Bed.new.add(Plant.new(name, litres: Float(litres)))
      end
    end
  end
end
