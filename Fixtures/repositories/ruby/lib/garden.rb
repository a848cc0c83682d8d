require 'garden/version'
require 'garden/plant'
require 'garden/bed'
require 'garden/watering'
require 'garden/planner'

# Plans which plants get water when.
module Garden
  class Error < StandardError; end

  def self.plan(path, **options, &block)
    Planner.new(Loader.read(path), **options).plan(&block)
  end
end
