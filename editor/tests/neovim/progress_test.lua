--- A tree that nobody has read yet: progress rises and ends once.

local H = require("harness")
local root = vim.env.SANDBOX .. "/large"

H.test("progress of a cold tree is monotone, and ends once", function()
  local values = {}
  local shown = vim.lsp.handlers["$/progress"]
  vim.lsp.handlers["$/progress"] = function(err, params, context, config)
    values[params.token] = values[params.token] or {}
    table.insert(values[params.token], params.value)
    return shown(err, params, context, config)
  end
  vim.cmd("silent edit " .. root .. "/part1/module1.py")
  H.repomap("Repomap! map", function()
    return vim.bo.filetype == "repomap"
  end)
  local function ended()
    for _, list in pairs(values) do
      if list[#list].kind == "end" then
        return true
      end
    end
  end
  H.wait(ended, "the end of progress", 60)
  vim.wait(500)
  local reports = 0
  for token, list in pairs(values) do
    H.equal(list[1].kind, "begin", token)
    local percentage = list[1].percentage
    for index = 2, #list - 1 do
      H.equal(list[index].kind, "report")
      H.equal(list[index].percentage > percentage, true, "rises")
      percentage = list[index].percentage
      reports = reports + 1
    end
    H.equal(list[#list].kind, "end")
    H.equal(percentage <= 100, true)
  end
  io.stdout:write(("    %d reports\n"):format(reports))
  H.equal(H.messages, {})
end)

H.finish()
