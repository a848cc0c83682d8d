-- Tests with LuaUnit and with busted.
local lu = require("luaunit")
--         ^ reference.call
--                  ^ import.module source=luaunit alias=lu

TestQueue = {}
-- <- definition.variable scope=- signature="TestQueue ="

function TestQueue:setUp()
--                 ^ definition.method scope=TestQueue signature="function TestQueue:setUp()"
  self.queue = Queue.new("x")
--                   ^ reference.call
end

function TestQueue:testPush()
--                 ^ definition.method scope=TestQueue test signature="function TestQueue:testPush()"
  lu.assertEquals(self.queue:push(1), 1)
--   ^ reference.call
--                           ^ reference.call
end

function TestQueue.test_pop() end
--                 ^ definition.function scope=TestQueue test signature="function TestQueue.test_pop()"

function test_size() end
--       ^ definition.function scope=- test signature="function test_size()"

local function helper() end
--             ^ definition.function scope=- private signature="local function helper()"

describe("queue", function()
-- <- reference.call
  local function make() return Queue.new() end
--               ^ definition.function scope=- private signature="local function make()"
--                                   ^ reference.call
  it("is empty", function()
--^ reference.call
    assert.is_true(make():empty())
--         ^ reference.call
--                 ^ reference.call
--                        ^ reference.call
  end)
end)
