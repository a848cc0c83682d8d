--- The language server: one for each repository, shared by all buffers of its files.

local repomap = require("repomap")

local M = {}

--- By root: what waits until the server that was started there is ready.
local waiting = {}
--- By id: clients that were told to stop, and may take a moment.
local stopping = {}

local has_methods = vim.fn.has("nvim-0.11") == 1
local uv = vim.uv or vim.loop

--- Calls a function of a client. They have become methods in Neovim 0.11.
local function invoke(client, name, ...)
  if has_methods then
    return client[name](client, ...)
  end
  return client[name](...)
end

--- Whether a buffer is a file, whether it was saved yet or not.
local function is_file(bufnr)
  return vim.bo[bufnr].buftype == "" and vim.startswith(vim.api.nvim_buf_get_name(bufnr), "/")
end

--- The nearest folder with a `.git` around a buffer's file, or around the working directory for one without a file.
---
--- Gives nil and the path where there is none.
function M.root(bufnr)
  local root = vim.b[bufnr].repomap_root
  if root then
    return root
  end
  local path = is_file(bufnr) and vim.api.nvim_buf_get_name(bufnr) or uv.cwd()
  local folder = path
  while true do
    if uv.fs_stat(folder .. "/.git") then
      return folder
    end
    local parent = vim.fn.fnamemodify(folder, ":h")
    if parent == folder then
      return nil, path
    end
    folder = parent
  end
end

--- What Neovim is to know of the server, without the root.
function M.config()
  local options = repomap.config
  return {
    name = "repomap",
    cmd = options.cmd,
    filetypes = #options.filetypes > 0 and options.filetypes or nil,
    init_options = {
      profile = options.profile,
      features = next(options.features) and options.features or nil,
      tokens = options.tokens,
    },
    commands = {
      ["repomap.showReferences"] = function(command, context)
        require("repomap.commands").show_references(command.arguments[1], context.bufnr)
      end,
    },
    on_attach = function(_, bufnr)
      if options.code_lens then
        require("repomap.lenses").show(bufnr)
      end
    end,
  }
end

--- The client of a root that is ready; nil where there is none.
function M.find(root)
  local clients = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  for _, client in ipairs(clients) do
    if client.name == "repomap" and client.config.root_dir == root and not stopping[client.id] then
      return client
    end
  end
end

--- Attaches a client to a buffer, if that is a file of its repository.
local function attach(client, bufnr)
  if
    vim.api.nvim_buf_is_loaded(bufnr)
    and is_file(bufnr)
    and M.root(bufnr) == client.config.root_dir
  then
    vim.lsp.buf_attach_client(bufnr, client.id)
  end
end

--- Attaches a client to all buffers of its repository: what they hold counts before it is saved.
local function attach_all(client)
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    attach(client, bufnr)
  end
  vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile", "BufFilePost" }, {
    group = vim.api.nvim_create_augroup("repomap_attach", {}),
    desc = "Tell repomap about files of repositories where it runs",
    callback = function(event)
      local root = M.root(event.buf)
      local running = root and M.find(root)
      if running then
        attach(running, event.buf)
      end
    end,
  })
end

local function start(root)
  local config = M.config()
  if vim.fn.executable(config.cmd[1]) == 0 then
    repomap.notify(("'%s' can't be run; see :help repomap-install"):format(config.cmd[1]))
    return
  end
  local callbacks = {}
  local function finish_start()
    if waiting[root] == callbacks then
      waiting[root] = nil
    end
  end
  config.root_dir = root
  config.on_init = function(client)
    -- Buffers that are attached by now are opened behind this.
    vim.schedule(function()
      finish_start()
      attach_all(client)
      for _, callback in ipairs(callbacks) do
        callback(client)
      end
    end)
  end
  config.on_exit = function(_, _, id)
    finish_start()
    stopping[id] = nil
  end
  waiting[root] = callbacks
  local id
  if has_methods then
    id = vim.lsp.start(config, { attach = false })
  else
    id = vim.lsp.start_client(config)
  end
  if not id then
    finish_start()
  end
end

--- Calls `callback` with the client of a root, which is started where that is needed.
function M.with(root, callback)
  local client = M.find(root)
  if client and not waiting[root] then
    attach(client, vim.api.nvim_get_current_buf())
    callback(client)
    return
  end
  if not waiting[root] then
    start(root)
  end
  if waiting[root] then
    table.insert(waiting[root], callback)
  end
end

--- Starts the server for a buffer's repository; says nothing where there is none.
function M.open(bufnr)
  local root = M.root(bufnr)
  if root then
    M.with(root, function(client)
      attach(client, bufnr)
    end)
  end
end

--- Calls `callback` with the client for the current buffer; tells the user where there can't be one.
function M.here(callback)
  local root, path = M.root(vim.api.nvim_get_current_buf())
  if not root then
    repomap.notify(path .. " is in no git repository")
    return
  end
  M.with(root, callback)
end

--- Sends a request, and calls `callback` with its result. The user is told of an error.
function M.request(client, method, params, callback)
  local function answer(err, result)
    if err then
      repomap.notify(err.message or vim.inspect(err))
    else
      callback(result)
    end
  end
  invoke(client, "request", method, params, answer, vim.api.nvim_get_current_buf())
end

--- The result of a request; nil where there is none within `milliseconds`.
function M.request_sync(client, method, params, milliseconds)
  local answer = invoke(client, "request_sync", method, params, milliseconds, vim.api.nvim_get_current_buf())
  return answer and answer.result
end

--- The document and the position of the cursor, as a request names them; nil where the buffer is no file.
function M.position(client)
  if is_file(vim.api.nvim_get_current_buf()) then
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
  end
end

--- Stops a client.
function M.stop(client)
  stopping[client.id] = true
  invoke(client, "stop")
end

return M
