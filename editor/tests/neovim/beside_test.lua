--- Beside another server for the same buffer, the companion adds nothing to its answers; the full profile answers all.

local H = require("harness")

local other

local function start_other(cmd)
  local config = {
    name = "other",
    cmd = cmd,
    root_dir = H.root,
    on_exit = function() end,
  }
  other = (vim.fn.has("nvim-0.11") == 1 and vim.lsp.start or vim.lsp.start_client)(config)
  vim.lsp.buf_attach_client(0, other)
  H.wait(function()
    local client = vim.lsp.get_client_by_id(other)
    return client and client.initialized and client.server_capabilities
  end, "the other server")
end

--- Names of the clients that answer a request for a position.
local function answering(method, line, column)
  vim.api.nvim_win_set_cursor(0, { line or 5, column or 16 })
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  params.context = { includeDeclaration = true }
  params.query = "Money"
  local names = {}
  for id, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 10000) or {}) do
    if answer.result and not vim.tbl_isempty(answer.result) then
      table.insert(names, vim.lsp.get_client_by_id(id).name)
    end
  end
  table.sort(names)
  return names
end

H.test("the companion leaves navigation to the other server", function()
  H.edit("shop/web.py")
  start_other({ H.program, "lsp", "--profile", "full" })
  H.start()
  H.wait(function()
    return vim.lsp.buf_is_attached(0, H.client().id)
  end, "the buffer")
  for _, method in ipairs({ "definition", "references", "hover", "documentSymbol" }) do
    H.equal(answering("textDocument/" .. method), { "other" }, method)
  end
  H.equal(answering("workspace/symbol"), { "other", "repomap" })
end)

H.test("the full profile answers like a language server", function()
  H.edit("shop/web.py")
  vim.lsp.buf_attach_client(0, other)
  H.stop()
  require("repomap").setup({ profile = "full" })
  H.start()
  H.wait(function()
    return vim.lsp.buf_is_attached(0, H.client().id)
  end, "the buffer")
  H.equal(answering("textDocument/definition"), { "other", "repomap" })
end)

H.test("the companion leaves C to clangd", function()
  if vim.fn.executable("clangd") == 0 then
    io.stdout:write("    clangd isn't installed: left out\n")
    return
  end
  H.stop()
  require("repomap").setup({ profile = "companion" })
  vim.fn.writefile({
    "int area(int side) { return side * side; }",
    "int twice(int side) { return 2 * area(side); }",
  }, H.root .. "/shape.c")
  H.edit("shape.c")
  start_other({ "clangd" })
  H.start()
  H.wait(function()
    return vim.lsp.buf_is_attached(0, H.client().id)
  end, "the buffer")
  for _, method in ipairs({ "definition", "references", "hover", "documentSymbol" }) do
    H.equal(answering("textDocument/" .. method, 2, 34), { "other" }, method)
  end
  H.equal(answering("textDocument/prepareCallHierarchy", 2, 34), { "other", "repomap" })
  -- The other tests know the files of the repository.
  vim.fn.delete(H.root .. "/shape.c")
end)

H.finish()
