--- Buffers that belong to no repository, and those that belong to none yet.

local H = require("harness")

for _, command in ipairs({ "map", "related", "references", "symbols", "status", "start" }) do
  H.test(command .. " outside of any repository is one clear message", function()
    vim.cmd("silent! only | cd / | silent edit! " .. H.outside .. "/lonely.py")
    vim.cmd("Repomap " .. command)
    vim.wait(300)
    H.equal(H.messages, { "repomap: " .. H.outside .. "/lonely.py is in no git repository" })
    H.equal(#(vim.lsp.get_clients or vim.lsp.get_active_clients)(), 0)
  end)
end

H.test("a buffer without a file is about the repository of the working directory", function()
  vim.cmd("silent! only | enew | cd " .. vim.fn.fnameescape(H.root .. "/shop"))
  H.repomap("Repomap map", function()
    return vim.bo.filetype == "repomap"
  end)
  H.equal(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n", H.run("map", "-n"))
  vim.cmd("silent! only | enew")
  vim.cmd("Repomap references")
  vim.wait(100)
  H.equal(H.messages, { "repomap: this buffer is no file: name a symbol" })
  vim.cmd("silent! only | enew | cd " .. H.outside)
  vim.cmd("Repomap map")
  H.equal(H.messages[2], "repomap: " .. H.outside .. " is in no git repository")
end)

H.test("a file that isn't saved yet belongs to the repository of its folder", function()
  vim.cmd("silent! only | silent edit " .. vim.fn.fnameescape(H.root .. "/shop/new.py"))
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { "def brand_new(x):", "    return x" })
  H.repomap("Repomap symbols brand_new", H.quickfix())
  H.equal(H.list(), { "shop/new.py:1:5: [Function] brand_new" })
end)

H.finish()
