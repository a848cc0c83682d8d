# frozen_string_literal: true

require "json"
#        ^ import.module source=json
require 'store/errors'
#        ^ import.module source=store/errors
require_relative "store/version"
#                 ^ import.include source=store/version
require File.expand_path("../support/helper", __FILE__)
#       ^ reference.constant
#            ^ reference.call
#                         ^ import.include source=../support/helper
autoload :Backend, "store/backend"
#        ^ import.module source=store/backend name=Backend
load "tasks.rb"
#     ^ import.include source=tasks.rb

# Keeps things.
#
# It has several backends.
module Store
#      ^ definition.module scope=- doc signature="module Store"
  VERSION = "1.0"
# ^ definition.constant scope=Store
  LEVELS = %i[low high].freeze
# ^ definition.constant scope=Store signature="LEVELS ="
#                       ^ reference.call
  OPTIONS = {
# ^ definition.constant scope=Store signature="OPTIONS ="
    retries: 3,
  }.freeze
#   ^ reference.call
  LOW, HIGH = 1, 2
# ^ definition.constant scope=Store
#      ^ definition.constant scope=Store

  Entry = Struct.new(:key, :value) do
# ^ definition.struct scope=Store signature="Entry = Struct.new(:key, :value)"
#         ^ reference.class
#                    ^ definition.property scope=Store.Entry
#                          ^ definition.property scope=Store.Entry
    def expired?(now) = value < now
#       ^ definition.method scope=Store.Entry signature="def expired?(now) ="
  end
  Point = Data.define(:x)
# ^ definition.struct scope=Store
#         ^ reference.constant
#              ^ reference.call
#                     ^ definition.property scope=Store.Point
  Error = Class.new(StandardError)
# ^ definition.class scope=Store
#         ^ reference.class
#                   ^ reference.implementation

  # One cache.
  class Cache < Base::Adapter
#       ^ definition.class scope=Store doc signature="class Cache < Base::Adapter"
#               ^ reference.constant
#                     ^ reference.implementation
    # A comment of the body, not of the signature.
    include Comparable, Enumerable
#           ^ reference.implementation
#                       ^ reference.implementation
    extend Forwardable::Tools
#          ^ reference.constant
#                       ^ reference.implementation
    prepend Logging
#           ^ reference.implementation

    attr_reader :name, :size
#               ^ definition.property scope=Store.Cache
#                      ^ definition.property scope=Store.Cache
    attr_accessor "limit"
#                  ^ definition.property scope=Store.Cache

    class << self
      attr_writer :default
#                 ^ definition.property scope=Store.Cache

      def open(path)
#         ^ definition.method scope=Store.Cache signature="def open(path)"
        new(path).tap(&:connect)
#       ^ reference.call
#                 ^ reference.call
#                      ^ reference.call
      end
    end

    def self.build(name:, **options)
#            ^ definition.method scope=Store.Cache signature="def self.build(name:, **options)"
      cache = Cache.new(name, **options)
#             ^ reference.class
      cache.configure(options)
#           ^ reference.call
      yield cache
      cache
    end

    # Makes it.
    def initialize(name,
#       ^ definition.method scope=Store.Cache doc lines=3 signature="&block)"
                   size: 10,
                   &block)
      @name = name
      reset
#     ^ reference.call
      block.call
#           ^ reference.call
    end

    def ==(other)
#       ^ definition.method scope=Store.Cache signature="def ==(other)"
      name == other.name
#                   ^ reference.call
    end

    def size=(value)
#       ^ definition.method scope=Store.Cache signature="def size=(value)"
      @size = value
    end

    def [](key) = fetch(key)
#       ^ definition.method scope=Store.Cache signature="def [](key) ="
#                 ^ reference.call

    def empty?
#       ^ definition.method scope=Store.Cache signature="def empty?"
    end

    def reset
#       ^ definition.method scope=Store.Cache signature="def reset"
      clear
#     ^ reference.call
    end

    def echo(value)
#       ^ definition.method scope=Store.Cache signature="def echo(value)"
      value
    end

    def load_all
#       ^ definition.method scope=Store.Cache signature="def load_all"
      setup
#     ^ reference.call
      entries.each do |entry|
#             ^ reference.call
        store entry, LEVELS
#       ^ reference.call
#                    ^ reference.constant
      end
      raise ArgumentError, "none" unless entries&.any?
#     ^ reference.call
#           ^ reference.constant
#                                                 ^ reference.call
      Store::Registry.lookup(name)
#     ^ reference.constant
#            ^ reference.constant
#                     ^ reference.call
      result
    end

    alias_method :length, :size
#                ^ definition.method scope=Store.Cache
    alias count size
#         ^ definition.method scope=Store.Cache
    alias :total :size
#         ^ definition.method scope=Store.Cache

    define_method(:dump) { |io| io.write to_s }
#                 ^ definition.method scope=Store.Cache signature="define_method(:dump)"
#                                  ^ reference.call
    define_method("restore") do |io|
#                  ^ definition.method scope=Store.Cache
      io.read
#        ^ reference.call
    end

    private def secret(x)
#               ^ definition.method scope=Store.Cache private signature="private def secret(x)"
      x
    end

    memoize def slow
#   ^ reference.call
#               ^ definition.method scope=Store.Cache signature="memoize def slow"
      compute
#     ^ reference.call
    end

    private_class_method def self.hidden; end
#                                 ^ definition.method scope=Store.Cache private

    protected

    def guarded; end
#       ^ definition.method scope=Store.Cache
  end
end
