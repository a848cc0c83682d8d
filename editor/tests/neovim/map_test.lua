--- The map in a buffer is that of the command line, and its lines lead to the sources.

local H = require("harness")

local function map_text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
end

local function is_map()
  return vim.bo.filetype == "repomap" and vim.fn.line("$") > 1
end

--- Runs `:Repomap map …` and gives the text of the buffer that it opens.
local function map(command)
  vim.cmd("silent! bwipeout! repomap://" .. vim.fn.fnameescape(H.root))
  H.repomap(command, is_map)
  return map_text()
end

--- The answer to a request for a map, without a buffer for it.
local function request(params)
  return H.request("repomap/map", params).text
end

local cursor_focus = "shop/cart.py:10:9"

H.test("a map of a place that is saved is that of the command line", function()
  H.edit("shop/cart.py")
  vim.api.nvim_win_set_cursor(0, { 10, 8 })
  H.equal(map("Repomap map"), H.run("map", "-n", "--focus", cursor_focus))
  H.edit("shop/cart.py")
  vim.api.nvim_win_set_cursor(0, { 10, 8 })
  H.equal(map("Repomap map 60"), H.run("map", "-n", "-t", "60", "--focus", cursor_focus))
  H.edit("shop/cart.py")
  vim.api.nvim_win_set_cursor(0, { 10, 8 })
  H.equal(
    map("Repomap map 200 an amount in cents"),
    H.run("map", "-n", "-t", "200", "--focus", cursor_focus, "--task", "an amount in cents"))
  H.equal(H.messages, {})
end)

H.test("a map of the tree is that of the command line, and one from a map is too", function()
  H.edit("shop/cart.py")
  H.equal(map("Repomap! map"), H.run("map", "-n"))
  H.repomap("Repomap map", is_map)
  H.equal(map_text(), H.run("map", "-n"))
end)

H.test("questions without a command are answered as the command line does", function()
  H.edit("shop/cart.py")
  local document = { uri = vim.uri_from_bufnr(0) }
  H.equal(request({ textDocument = document }), H.run("map", "--focus", "shop/cart.py"))
  H.equal(
    request({ textDocument = document, position = { line = 9, character = 8 } }),
    H.run("map", "--focus", cursor_focus))
  H.equal(
    request({ root = H.root, mentions = { "Money" }, tokens = 90 }),
    H.run("map", "--mention", "Money", "-t", "90"))
  H.equal(request({ root = H.root, format = "json" }), H.run("map", "--format", "json"))
  H.equal(request({ root = H.root, globs = { "tests/" } }), H.run("map", "--glob", "tests/"))
  local command = { command = "repomap.map", arguments = { { root = H.root, tokens = 64 } } }
  H.equal(H.request("workspace/executeCommand", command).text, H.run("map", "-t", "64"))
end)

H.test("what isn't saved counts, as if it were", function()
  H.edit("shop/money.py")
  vim.api.nvim_buf_set_lines(0, 6, 6, true, { "    def Ж(self, 😀=1):", "        return self.unsaved()", "" })
  vim.api.nvim_win_set_cursor(0, { 8, 16 })
  local unsaved = map("Repomap map")
  H.equal(unsaved:find("Ж", 1, true) ~= nil, true, unsaved)
  -- The same tree with the same text on disk.
  local copy = H.root .. " saved"
  vim.fn.system({ "cp", "-r", H.root, copy })
  local lines = vim.api.nvim_buf_get_lines(vim.fn.bufnr("shop/money.py$"), 0, -1, true)
  vim.fn.writefile(lines, copy .. "/shop/money.py")
  local saved = H.run_in(copy, "map", "-n", "--focus", "shop/money.py:8:17")
  H.equal(unsaved, saved)
  vim.cmd("bufdo! if &modified | edit! | endif")
end)

H.test("each line of a map leads to its source", function()
  H.edit("shop/cart.py")
  map("Repomap! map")
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  local jumps, path = 0, nil
  for row, line in ipairs(lines) do
    local source = vim.fn.bufwinid("repomap://" .. H.root)
    vim.api.nvim_set_current_win(source)
    vim.api.nvim_win_set_cursor(source, { row, 0 })
    vim.cmd([[execute "normal \<CR>"]])
    local number, text = line:match("^(%d+)│(.*)$")
    path = not number and line:match("^(.*):$") or path
    if row == #lines then
      H.equal(vim.bo.filetype, "repomap", "the last line leads nowhere")
    else
      jumps = jumps + 1
      H.equal(vim.api.nvim_buf_get_name(0), H.root .. "/" .. path)
      H.equal(vim.fn.line("."), tonumber(number) or 1)
      if text then
        H.equal(vim.fn.getline("."):sub(1, #text), text)
      end
    end
  end
  H.equal(jumps > 10, true)
  H.equal(#vim.api.nvim_list_wins(), 2, "the source has one window")
  H.equal(H.messages, {})
end)

H.test("a line whose file is gone says so, and modifiers place the window", function()
  vim.fn.writefile({ "def brief(): pass" }, H.root .. "/brief.py")
  H.edit("shop/cart.py")
  map("tab Repomap! map 500")
  H.equal(vim.fn.tabpagenr("$"), 2)
  vim.fn.search("^brief.py:$")
  vim.fn.delete(H.root .. "/brief.py")
  vim.cmd([[execute "normal \<CR>"]])
  H.equal(H.messages, { "repomap: " .. H.root .. "/brief.py isn't there any more" })
  vim.cmd("tabonly")
end)

H.test("text of a map is told apart from paths", function()
  local place = require("repomap.map").place
  local lines = { "a: b.py:", "12│def f():", "130│x:", "c.py:", "(2 of 2 files · 1 of 1 definitions · 9/32 tokens)" }
  H.equal({ place(lines, 1) }, { "a: b.py", 1 })
  H.equal({ place(lines, 2) }, { "a: b.py", 12 })
  H.equal({ place(lines, 3) }, { "a: b.py", 130 })
  H.equal({ place(lines, 4) }, { "c.py", 1 })
  H.equal(place(lines, 5), nil)
end)

H.finish()
