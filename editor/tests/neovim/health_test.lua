local H = require("harness")

local function checkhealth()
  vim.cmd("silent! only | checkhealth repomap")
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n")
end

H.test("checkhealth finds no error", function()
  H.edit("shop/money.py")
  H.start()
  vim.cmd("cd " .. vim.fn.fnameescape(H.root))
  local text = checkhealth()
  H.equal(text:find("ERROR"), nil, text)
  for _, part in ipairs({ "The server answers", "repomap 0", "It runs for " .. H.root, "grammars: " }) do
    H.equal(text:find(part, 1, true) ~= nil, true, part .. " in " .. text)
  end
end)

H.test("a working directory without sources is no error", function()
  vim.cmd("cd /")
  vim.fn.mkdir(H.outside .. "/empty", "p")
  vim.cmd("cd " .. H.outside .. "/empty")
  local text = checkhealth()
  H.equal(text:find("ERROR"), nil, text)
  H.equal(text:find("WARN") ~= nil, true, text)
end)

H.test("a program that isn't there, or isn't repomap, is an error", function()
  local repomap = require("repomap")
  local cmd = repomap.config.cmd
  for _, program in ipairs({ "/nowhere/repomap", "false" }) do
    repomap.setup({ cmd = { program, "lsp" } })
    local text = checkhealth()
    H.equal(text:find("ERROR") ~= nil, true, text)
  end
  repomap.setup({ cmd = cmd })
end)

H.finish()
