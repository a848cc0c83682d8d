require 'garden/watering'
require 'garden/loader'

module Garden
  class Planner
    include Watering

    waters_at 6

    def initialize(beds, dry_run: false)
      @beds = beds
      @dry_run = dry_run
    end

    def plan
      @beds.sort_by(&:need).each_with_object({}) do |bed, plan|
        plan[bed] = @dry_run ? bed.need : water(bed)
        yield bed if block_given?
      end
    end

    private

    def thirsty
      @beds.select { |bed| bed.need > 5 }
    end
  end
end
