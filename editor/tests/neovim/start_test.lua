local H = require("harness")

H.test("nothing is loaded at the start, and there are no mappings but <Plug>", function()
  H.equal(H.was_loaded, false)
  H.equal(vim.g.loaded_repomap, 1)
  for _, mapping in ipairs(vim.api.nvim_get_keymap("n")) do
    if (mapping.rhs or ""):find("Repomap") then
      H.equal(mapping.lhs:sub(1, 6), "<Plug>")
    end
  end
end)

H.test("start attaches the buffers of the repository, those of later too", function()
  H.edit("shop/money.py")
  H.start()
  H.wait(function()
    return vim.lsp.buf_is_attached(0, H.client().id)
  end, "the buffer")
  H.edit("shop/cart.py")
  H.equal(vim.lsp.buf_is_attached(0, H.client().id), true)
  vim.cmd("silent edit! " .. H.outside .. "/lonely.py")
  H.equal(vim.lsp.buf_is_attached(0, H.client().id), false)
  H.equal(H.messages, { "repomap: answers about " .. H.root })
end)

H.test("workspace_symbol fills quickfix in the order of ranks", function()
  H.edit("shop/money.py")
  for _, query in ipairs({ "Mon", "a", "" }) do
    local is_filled = H.quickfix()
    vim.cmd("silent! wincmd p")
    vim.lsp.buf.workspace_symbol(query)
    H.wait(is_filled, "symbols")
    local expected = {}
    local found = vim.fn.json_decode(H.run("symbols", query, "--json", "--limit", "100"))
    for _, symbol in ipairs(found.symbols) do
      table.insert(expected, ("%s:%d"):format(symbol.path, symbol.line))
    end
    local actual = vim.tbl_map(function(item)
      return ("%s:%d"):format(vim.api.nvim_buf_get_name(item.bufnr):sub(#H.root + 2), item.lnum)
    end, vim.fn.getqflist())
    H.equal(actual, expected, "symbols of '" .. query .. "'")
    vim.cmd("cclose")
  end
end)

H.test("stop ends the server, and the next command starts another", function()
  H.edit("shop/money.py")
  local first = H.client().id
  H.stop()
  H.equal(H.client(), nil)
  H.equal(H.messages, {})
  vim.cmd("Repomap stop")
  H.equal(H.messages, { "repomap: isn't running here" })
  H.repomap("Repomap map", function()
    return vim.bo.filetype == "repomap"
  end)
  H.equal(H.client().id ~= first, true)
end)

H.test("a server that is told to stop is not used any more, also while it takes its time", function()
  H.edit("shop/money.py")
  H.start()
  local first = H.client().id
  vim.cmd("Repomap stop")
  H.repomap("Repomap symbols Money", H.quickfix())
  H.equal(H.client().id ~= first, true)
  H.wait(function()
    return not vim.lsp.get_client_by_id(first)
  end, "the end")
  vim.cmd("cclose")
end)

H.finish()
