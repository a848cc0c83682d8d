#!/usr/bin/env lua
local M = {}
--    ^ definition.variable scope=- exported signature="local M ="
local class = require("middleclass")
--            ^ reference.call
--                     ^ import.module source=middleclass alias=class
local Shape = class("Shape", Base)
--    ^ definition.class scope=-
--            ^ reference.call
Circle = Shape:extend()
-- <- definition.class scope=- signature="Circle = Shape:extend()"
--             ^ reference.call
Square = setmetatable({ side = 1 }, { __call = function(cls, ...) return cls.new(...) end, __index = M.Base })
-- <- definition.class scope=- signature="Square = setmetatable"
--       ^ reference.call
--                                    ^ definition.function scope=Square private signature="__call = function(cls, ...)"
--                                                                           ^ reference.call
--                                                                                                     ^ reference.implementation

function a.b.c:d() end function a.b.e() return 1 end
--             ^ definition.method scope=a.b.c signature="function a.b.c:d()"
--                                  ^ definition.function scope=a.b signature="function a.b.e()"
function global(x) return M[x] end
--       ^ definition.function scope=- signature="function global(x)"
M.run = function(x, y) return x + y end
--^ definition.function scope=M signature="M.run = function(x, y)"
M["odd name"] = function() end
-- ^ definition.function scope=M
M.limits, M.rest = { low = 1 }, 2
--^ definition.field scope=M signature="M.limits, M.rest ="
M.config = require("app.config")
--^ definition.field scope=M
--         ^ reference.call
--                  ^ import.module source=app.config alias=M.config
local compare = function(l, r) return l < r end
--    ^ definition.function scope=- private signature="local compare = function(l, r)"
local fallback, other = nil, 1
--    ^ definition.variable scope=- private signature="local fallback, other = nil, 1"
handler = function() end
-- <- definition.function scope=- signature="handler = function()"
M.handlers = {
--^ definition.field scope=M signature="M.handlers ="
  start = function(event) return event:stop() end,
--^ definition.function scope=M.handlers signature="start = function(event)"
--                                     ^ reference.call
  ["on stop"] = function() end,
--  ^ definition.function scope=M.handlers
  nested = { deep = function() end },
--           ^ definition.function scope=M.handlers signature="deep = function()"
  count = 3,
}
VERSION = "1.0"
-- <- definition.constant scope=-
verbose = false
-- <- definition.variable scope=- signature="verbose = false"
do
  local function scoped() end
--               ^ definition.function scope=- private signature="local function scoped()"
  M.late = 1
end
if jit then
  function M.fast() return dofile("fast.lua") end
--           ^ definition.function scope=M signature="function M.fast()"
--                         ^ reference.call
--                                 ^ import.include source=fast.lua
end
goto done
local text = [[
--    ^ definition.variable scope=- private signature="local text ="
function not_one() end
]]
--[[ A block
comment. ]]
local function blocky(...)
--             ^ definition.function scope=- doc private signature="local function blocky(...)"
  local captured <close> = open{ name = "x" }
--                         ^ reference.call
  callback "string call"
--^ reference.call
  return select("#", ...)
--       ^ reference.call
end
::done::
return M
