#!/usr/bin/env ruby
require "optparse"
#        ^ import.module source=optparse
require "plugins/#{name}"

class Store::Cache::Entry < ::Record
#     ^ reference.constant
#            ^ reference.constant
#                   ^ definition.class scope=Store.Cache signature="class Store::Cache::Entry < ::Record"
#                             ^ reference.implementation
  def key; @key; end
#     ^ definition.method scope=Store.Cache.Entry
end

module Store::Tools
#      ^ reference.constant
#             ^ definition.module scope=Store signature="module Store::Tools"
end

class Empty < Migration[7.0]; end
#     ^ definition.class scope=-
#             ^ reference.implementation

class Failure < Struct.new(:reason)
#     ^ definition.class scope=- signature="class Failure < Struct.new(:reason)"
#               ^ reference.class
  def to_s
#     ^ definition.method scope=Failure signature="def to_s"
    reason.to_s
#          ^ reference.call
  end
end

Store::LIMIT = 10
# <- reference.constant
#      ^ definition.constant scope=Store
CACHE ||= {}
# <- definition.constant scope=-
handler = ->(x) { x + 1 }
HANDLER = lambda do |event|
# <- definition.constant scope=- signature="HANDLER = lambda"
#         ^ reference.call
  event.run
#       ^ reference.call
end

# Runs.
def run(args)
#   ^ definition.function scope=- doc signature="def run(args)"
  count = args.size
#              ^ reference.call
  puts "#{count} of #{total_of(args)}"
# ^ reference.call
#                     ^ reference.call
  items.map(&:name)
#       ^ reference.call
#            ^ reference.call
end

def Store.reopen(path)
#   ^ reference.constant
#         ^ definition.method scope=Store signature="def Store.reopen(path)"
end

def quick = compute
#   ^ definition.function scope=- signature="def quick ="
#           ^ reference.call

describe "Store" do
# <- reference.call
  it "works" do
# ^ reference.call
    subject.save
#           ^ reference.call
  end
end

main
# <- reference.call
