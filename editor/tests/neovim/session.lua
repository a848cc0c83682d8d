--- The session that is recorded for tests without Neovim: start, open, edit, symbols, map, end.
---
--- nvim --headless -u init.lua -i NONE -n -S session.lua, in a repository, with RECORD as the command of the server.

local client = require("repomap.client")

local function wait(condition)
  assert(vim.wait(20000, condition, 10), "waited in vain")
end

local root = vim.env.ROOT
require("repomap").setup({ cmd = vim.split(vim.env.RECORD, " ") })

vim.cmd("edit " .. root .. "/shop/money.py")
vim.cmd("Repomap start")
wait(function()
  return client.find(root)
end)
vim.wait(500)

-- What is typed: characters of two and four bytes, a new line, and a line less.
vim.cmd([[execute "normal! ggOclass Ж:\<CR>    pass  # 😀\<Esc>"]])
vim.cmd([[execute "normal! jA😀\<Esc>"]])
vim.cmd("normal! Gdd")

vim.cmd("Repomap symbols Ж")
wait(function()
  return #vim.fn.getqflist() > 0
end)
vim.cmd("cclose")

vim.api.nvim_win_set_cursor(0, { 4, 7 })
vim.cmd("Repomap map")
wait(function()
  return vim.bo.filetype == "repomap"
end)
vim.cmd("qall!")
