--- `:checkhealth repomap`

local repomap = require("repomap")

local M = {}

--- The functions of `vim.health`, which had other names before Neovim 0.10 and lay elsewhere before 0.8.
local health = setmetatable({}, {
  __index = function(_, name)
    local known = vim.health or require("health")
    return known[name] or known["report_" .. name]
  end,
})

local function frame(message)
  local body = vim.fn.json_encode(message)
  return ("Content-Length: %d\r\n\r\n%s"):format(#body, body)
end

--- Lets a server of its own say who it is, and end.
local function check_server(cmd)
  local input = frame({ jsonrpc = "2.0", id = 1, method = "initialize", params = { capabilities = vim.empty_dict() } })
    .. frame({ jsonrpc = "2.0", id = 2, method = "shutdown" })
    .. frame({ jsonrpc = "2.0", method = "exit" })
  local output = vim.fn.system(cmd, input)
  if vim.v.shell_error == 0 and output:find('"name":"repomap"', 1, true) then
    health.ok("The server answers: " .. table.concat(cmd, " "))
  else
    health.error("The server doesn't answer: " .. table.concat(cmd, " "), vim.split(vim.trim(output), "\n"))
  end
end

--- Shows what `repomap doctor` finds. A working directory without sources is no fault of the installation.
local function check_doctor(program)
  local output = vim.fn.system({ program, "doctor", "--json" })
  local is_read, report = pcall(vim.fn.json_decode, output)
  if not is_read or type(report) ~= "table" then
    health.error("'repomap doctor' doesn't answer", vim.split(vim.trim(output), "\n"))
    return
  end
  local levels = { ok = health.ok, warn = health.warn, fail = health.error }
  for _, finding in ipairs(report.findings) do
    local level = finding.topic == "map" and finding.level == "fail" and "warn" or finding.level
    local show = levels[level] or health.warn
    show(finding.topic .. ": " .. finding.detail, finding.advice and { finding.advice } or nil)
  end
end

local function check_clients()
  local clients = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  local count = 0
  for _, client in ipairs(clients) do
    if client.name == "repomap" then
      count = count + 1
      health.info("It runs for " .. (client.config.root_dir or "no tree"))
    end
  end
  if count == 0 then
    health.info("It doesn't run now: each ':Repomap' starts it, except 'stop'")
  end
end

--- Checks program, server, grammars and cache.
function M.check()
  health.start("repomap")
  local cmd = repomap.config.cmd
  local path = vim.fn.exepath(cmd[1])
  if path == "" then
    health.error(("'%s' can't be run"):format(cmd[1]), { "See :help repomap-install" })
    return
  end
  local version = vim.trim(vim.fn.system({ path, "--version" }))
  health.ok(("%s: %s"):format(path, version))
  check_server(cmd)
  check_clients()
  health.start("repomap doctor")
  check_doctor(path)
end

return M
