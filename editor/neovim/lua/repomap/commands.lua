--- The subcommands of `:Repomap`.

local repomap = require("repomap")
local client = require("repomap.client")

local M = {}
local commands = {}

--- Shows places in the quickfix list.
local function show_list(title, items)
  vim.fn.setqflist({}, " ", { title = title, items = items })
  vim.cmd("botright copen")
end

--- What JSON holds for a text. It isn't a string where the text isn't UTF-8.
local function text(value)
  return type(value) == "string" and value or "…"
end

--- `:Repomap[!] map [TOKENS] [TASK]`
function commands.map(arguments, is_whole_tree, modifiers)
  local tokens, task = arguments:match("^(%d*)%s*(.*)$")
  client.here(function(server)
    local params = not is_whole_tree and client.position(server) or { root = server.config.root_dir }
    params.lineNumbers = true
    params.tokens = tonumber(tokens)
    params.task = task ~= "" and task or nil
    client.request(server, "repomap/map", params, function(map)
      require("repomap.map").show(map, modifiers)
    end)
  end)
end

--- Lists the uses of what `params` name.
local function list_references(server, params, what)
  params.root = server.config.root_dir
  client.request(server, "repomap/references", params, function(answer)
    local items, count, name = {}, 0, what
    for _, target in ipairs(answer.targets) do
      count = count + target.useCount
      name = name or text(target.definitions[1].name)
      for _, use in ipairs(target.uses) do
        table.insert(items, {
          filename = server.config.root_dir .. "/" .. text(use.path),
          lnum = use.line,
          col = use.column,
          text = text(use.text),
        })
      end
    end
    if #items == 0 then
      repomap.notify("no references to " .. (name or "what is under the cursor"), vim.log.levels.WARN)
      return
    end
    local of = #items < count and (" of " .. count) or ""
    show_list(("%d%s references to %s"):format(#items, of, name or "?"), items)
  end)
end

--- `:Repomap references [SYMBOL]`
function commands.references(symbol)
  client.here(function(server)
    if symbol ~= "" then
      list_references(server, { symbol = symbol }, symbol)
      return
    end
    local params = client.position(server)
    if params then
      list_references(server, params)
    else
      repomap.notify("this buffer is no file: name a symbol")
    end
  end)
end

--- What a code lens does: lists the uses of the definition at a position.
function M.show_references(params, bufnr)
  vim.api.nvim_buf_call(bufnr, function()
    client.here(function(server)
      list_references(server, vim.deepcopy(params))
    end)
  end)
  -- Neovim takes a lens away that was run.
  require("repomap.lenses").refresh(bufnr)
end

--- Names of files in arguments, where a space in a name has a backslash in front.
local function file_names(arguments)
  local names = {}
  for name in arguments:gsub("\\ ", "\0"):gmatch("%S+") do
    table.insert(names, vim.fn.fnamemodify(name:gsub("%z", " "), ":p"))
  end
  return names
end

--- `:Repomap related [FILE…]`
function commands.related(arguments)
  local files = file_names(arguments)
  client.here(function(server)
    local params = #files > 0 and { root = server.config.root_dir, files = files } or client.position(server)
    if not params then
      repomap.notify("this buffer is no file: name one")
      return
    end
    client.request(server, "repomap/related", params, function(answer)
      local items = {}
      for _, file in ipairs(answer.files) do
        local names = vim.tbl_map(text, file.names or {})
        table.insert(items, {
          filename = server.config.root_dir .. "/" .. text(file.path),
          lnum = 1,
          text = ("%s, distance %d: %s"):format(file.relation, file.distance, table.concat(names, ", ")),
        })
      end
      if #items == 0 then
        repomap.notify("nothing is related", vim.log.levels.WARN)
      else
        show_list("Related files", items)
      end
    end)
  end)
end

--- The place of a symbol, as the quickfix list has it.
local function symbol_item(server, symbol)
  local item = vim.lsp.util.locations_to_items({ symbol.location }, server.offset_encoding)[1]
  local kind = vim.lsp.protocol.SymbolKind[symbol.kind] or "Symbol"
  local scope = symbol.containerName and symbol.containerName .. "." or ""
  return {
    filename = item.filename,
    lnum = item.lnum,
    col = item.col,
    text = ("[%s] %s%s"):format(kind, scope, symbol.name),
  }
end

local function select_symbol(items)
  vim.ui.select(items, {
    prompt = "Symbols:",
    format_item = function(item)
      return ("%s  %s:%d"):format(item.text, vim.fn.fnamemodify(item.filename, ":."), item.lnum)
    end,
  }, function(item)
    if item then
      require("repomap.map").open(item.filename, item.lnum)
      vim.fn.cursor(item.lnum, item.col)
    end
  end)
end

--- `:Repomap[!] symbols [QUERY]`
function commands.symbols(query, is_selection)
  client.here(function(server)
    client.request(server, "workspace/symbol", { query = query }, function(symbols)
      local items = vim.tbl_map(function(symbol)
        return symbol_item(server, symbol)
      end, symbols or {})
      if #items == 0 then
        repomap.notify(("no symbol has the letters of '%s'"):format(query), vim.log.levels.WARN)
      elseif is_selection then
        select_symbol(items)
      else
        show_list("Symbols " .. query, items)
      end
    end)
  end)
end

--- `:Repomap status`
function commands.status()
  client.here(function(server)
    client.request(server, "repomap/status", { root = server.config.root_dir }, function(status)
      local languages = vim.tbl_map(function(language)
        return ("%s %d"):format(language.name, language.files)
      end, status.languages)
      local lines = {
        "tree         " .. text(status.root),
        ("files        %d (%s)"):format(status.files, table.concat(languages, ", ")),
        ("definitions  %d"):format(status.definitions),
        ("edges        %d"):format(status.graph.edges),
        ("server       %s, %s"):format(table.concat(server.config.cmd, " "), repomap.config.profile),
      }
      vim.lsp.util.open_floating_preview(lines, "", { border = "single", focus_id = "repomap" })
    end)
  end)
end

--- `:Repomap start`
function commands.start()
  client.here(function(server)
    repomap.notify("answers about " .. server.config.root_dir, vim.log.levels.INFO)
  end)
end

--- `:Repomap stop`
function commands.stop()
  local root = client.root(vim.api.nvim_get_current_buf())
  local server = root and client.find(root)
  if server then
    client.stop(server)
  else
    repomap.notify("isn't running here", vim.log.levels.WARN)
  end
end

--- Runs a subcommand.
function M.run(line, has_bang, modifiers)
  local name, arguments = line:match("^(%S+)%s*(.-)%s*$")
  if commands[name] then
    commands[name](arguments, has_bang == 1, modifiers)
  else
    repomap.notify(("there is no ':Repomap %s'; see :help :Repomap"):format(name))
  end
end

--- Names of symbols that begin with `lead`, from a server that runs already.
local function complete_symbol(lead)
  local root = client.root(vim.api.nvim_get_current_buf())
  local server = root and client.find(root)
  local symbols = server and client.request_sync(server, "workspace/symbol", { query = lead }, 500)
  local names = {}
  for _, symbol in ipairs(symbols or {}) do
    if vim.startswith(symbol.name, lead) and not vim.tbl_contains(names, symbol.name) then
      table.insert(names, symbol.name)
    end
  end
  return names
end

--- Completes the command line of `:Repomap`.
function M.complete(lead, line)
  local name = line:match("Repomap!?%s+(%S+)%s")
  if name == "related" then
    return vim.tbl_map(vim.fn.fnameescape, vim.fn.getcompletion(lead:gsub("\\ ", " "), "file"))
  elseif name == "references" or name == "symbols" then
    return complete_symbol(lead)
  elseif name then
    return {}
  end
  local names = vim.tbl_filter(function(command)
    return vim.startswith(command, lead)
  end, vim.tbl_keys(commands))
  table.sort(names)
  return names
end

return M
