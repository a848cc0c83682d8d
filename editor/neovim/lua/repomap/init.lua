--- Maps of the repository around what is edited: see `:help repomap`.

local M = {}

--- What is used where `setup` doesn't say otherwise.
M.config = {
  cmd = { "repomap", "lsp" },
  profile = "companion",
  features = {},
  filetypes = {},
  code_lens = false,
  -- `tokens`, the budget of maps, is the server's matter where it isn't set.
}

local types = {
  cmd = "table",
  profile = "string",
  features = "table",
  tokens = "number",
  filetypes = "table",
  code_lens = "boolean",
}

--- Tells the user something in one line.
function M.notify(message, level)
  vim.notify("repomap: " .. message:gsub("%s*\n%s*", " "), level or vim.log.levels.ERROR)
end

--- Changes the options in `options`, see |repomap-options|. Nobody has to call it.
function M.setup(options)
  for name, value in pairs(options or {}) do
    if not types[name] then
      M.notify(("there is no option '%s'"):format(name))
    elseif type(value) ~= types[name] then
      M.notify(("option '%s' is to be a %s"):format(name, types[name]))
    else
      M.config[name] = value
    end
  end

  local group = vim.api.nvim_create_augroup("repomap_start", {})
  if #M.config.filetypes == 0 then
    return
  end
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.config.filetypes,
    desc = "Start repomap for the repository of the file",
    callback = function(event)
      require("repomap.client").open(event.buf)
    end,
  })
end

return M
