local util = require("util")
--           ^ reference.call
--                    ^ import.module source=util alias=util

local function before(x)
--             ^ definition.function scope=- private signature="local function before(x)"
  return util.trim(x)
--            ^ reference.call
end

function M.broken(
--         ^ definition.function scope=M lines=2 signature="if"
  if then = 3
end

function M.after(y)
--         ^ definition.function scope=M signature="function M.after(y)"
  return y
end

local function last() return before(1) end
--             ^ definition.function scope=- private signature="local function last()"
--                           ^ reference.call
