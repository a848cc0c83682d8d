--- A queue of jobs.
-- @module jobs.queue
local Job = require("jobs.job")
--          ^ reference.call
--                   ^ import.module source=jobs.job alias=Job
local clock = require "jobs.clock"
--            ^ reference.call
--                     ^ import.module source=jobs.clock alias=clock
local json, log = require("cjson"), require('jobs.log')
--                ^ reference.call
--                         ^ import.module source=cjson
--                                  ^ reference.call
--                                           ^ import.module source=jobs.log
local format = require("jobs.text").format
--             ^ reference.call
--                      ^ import.module source=jobs.text
local has_lfs, lfs = pcall(require, "lfs")
--                   ^ reference.call
--                                   ^ import.module source=lfs alias=lfs
require("jobs.compat")
-- <- reference.call
--       ^ import.module source=jobs.compat

local DEFAULT_LIMIT = 100
--    ^ definition.constant scope=- private signature="local DEFAULT_LIMIT = 100"
local retries <const> = 3
--    ^ definition.constant scope=- private signature="local retries <const> = 3"
local states = {
--    ^ definition.variable scope=- private signature="local states ="
  waiting = 1,
  done = 2,
}
local started = clock.now()
--    ^ definition.variable scope=- private signature="local started = clock.now()"
--                    ^ reference.call

--- Holds jobs until somebody takes them.
local Queue = {}
--    ^ definition.class scope=- doc exported signature="local Queue ="
Queue.__index = Queue

--- Makes a queue.
-- @param name string
function Queue.new(name, limit)
--             ^ definition.function scope=Queue doc signature="function Queue.new(name, limit)"
  local self = setmetatable({}, Queue)
--             ^ reference.call
  self.items = {}
  return self
end

-- Appends a job.
function Queue:push(job, ...)
--             ^ definition.method scope=Queue doc signature="function Queue:push(job, ...)"
  if not Job.is_valid(job) then
--           ^ reference.call
    error(format("bad job %s", tostring(job)))
--  ^ reference.call
--        ^ reference.call
--                             ^ reference.call
  end
  self.items[#self.items + 1] = json.encode(job)
--                                   ^ reference.call
  return self:notify("push"):wait()
--            ^ reference.call
--                           ^ reference.call
end

function Queue:clear() end
--             ^ definition.method scope=Queue signature="function Queue:clear()"

local PriorityQueue = setmetatable({}, { __index = Queue })
--    ^ definition.class scope=- private signature="local PriorityQueue = setmetatable({}, { __index = Queue })"
--                    ^ reference.call
--                                                 ^ reference.implementation

function PriorityQueue:push(
--                     ^ definition.method scope=PriorityQueue lines=4 signature=")"
  job,
  priority
)
  Queue.push(self, job)
--      ^ reference.call
end

local function drain(queue)
--             ^ definition.function scope=- exported signature="local function drain(queue)"
  local function step(item)
--               ^ definition.function scope=drain private local signature="local function step(item)"
    log.info(item)
--      ^ reference.call
  end
  while queue:size() > 0 do step(queue:pop()) end
--            ^ reference.call
--                          ^ reference.call
--                                     ^ reference.call
end

function Queue.__tostring(self)
--             ^ definition.function scope=Queue private signature="function Queue.__tostring(self)"
  return self.name
end

return {
  Queue = Queue,
  drain = drain,
  open = function(path) return Queue.new(path) end,
--^ definition.function scope=- signature="open = function(path)"
--                                   ^ reference.call
}
