--- 500 random edits, after which the server has the text that the client's messages make.
---
--- That text is also the buffer's, but for two cases that Neovim tells wrongly itself: an empty buffer, and one whose
--- last line has no end.

local H = require("harness")

local pieces = {
  "x", "def f(a):", "    return a", "Ж", "ЖЖ = 1", "😀", "'😀Ж'", "", " ", "\t", "e\u{301}", "中文", "\u{2028}",
}

local function pick(list)
  return list[math.random(#list)]
end

--- The text of a buffer as `vim.lsp` makes it for `didOpen`.
local function client_text(bufnr)
  local ending = ({ unix = "\n", dos = "\r\n", mac = "\r" })[vim.bo[bufnr].fileformat]
  local lines = vim.api.nvim_buf_get_lines(bufnr, 0, -1, true)
  return table.concat(lines, ending) .. (vim.bo[bufnr].eol and ending or "")
end

--- The offset of a position of the protocol in a text.
local function offset(text, position, encoding)
  local start = 1
  for _ = 1, position.line do
    local _, last = text:find("\r?\n", start)
    if not last then
      return #text
    end
    start = last + 1
  end
  local line = text:sub(start):match("^[^\r\n]*")
  if encoding == "utf-8" then
    return start - 1 + math.min(position.character, #line)
  end
  local _, units = vim.str_utfindex(line)
  return start - 1 + vim.str_byteindex(line, math.min(position.character, units), true)
end

--- What the client's messages make of each document, by URI.
local model = {}

local function follow(client)
  local notify = client.rpc.notify
  client.rpc.notify = function(method, params)
    local document = type(params) == "table" and params.textDocument
    if method == "textDocument/didOpen" then
      model[document.uri] = document.text
    elseif method == "textDocument/didChange" then
      local text = model[document.uri]
      for _, change in ipairs(params.contentChanges) do
        local range = change.range
        local from = offset(text, range.start, client.offset_encoding)
        local to = offset(text, range["end"], client.offset_encoding)
        text = text:sub(1, from) .. change.text .. text:sub(to + 1)
      end
      model[document.uri] = text
    end
    return notify(method, params)
  end
end

--- The start of a character of a line, or its end.
local function column(line)
  local starts = vim.str_utf_pos and vim.str_utf_pos(line)
  if not starts then
    starts = {}
    for index = 1, #line do
      local byte = line:byte(index)
      if byte < 0x80 or byte >= 0xC0 then
        table.insert(starts, index)
      end
    end
  end
  table.insert(starts, #line + 1)
  return pick(starts) - 1
end

local function set_text()
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  local first = math.random(#lines)
  local last = math.min(#lines, first + math.random(3) - 1)
  local from, to = column(lines[first]), column(lines[last])
  if first == last and from > to then
    from, to = to, from
  end
  local text = {}
  for _ = 1, math.random(3) do
    table.insert(text, pick(pieces) .. pick(pieces))
  end
  vim.api.nvim_buf_set_text(0, first - 1, from, last - 1, to, text)
end

local normal = {
  "dd", "yyp", "x", "J", "D", "P", "ggdj", "Gdk", "~", "ggyGGp", "3x", "gUU",
  "iЖ😀\27", "o😀 = 'Ж'\27", "Oclass Ж:\27", "A  # 😀\27", "cwЖ\27", "i\r\27", "i\8\27",
  "ddp", "u", "\18", ">>", "rЖ", "s😀\27",
}

local function type_normal()
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  local row = math.random(#lines)
  vim.api.nvim_win_set_cursor(0, { row, column(lines[row]) })
  vim.cmd("silent! normal! " .. pick(normal))
end

local function set_lines()
  local count = vim.api.nvim_buf_line_count(0)
  local first = math.random(0, count)
  local last = math.min(count, first + math.random(0, 2))
  vim.api.nvim_buf_set_lines(0, first, last, true, math.random(4) == 1 and {} or { pick(pieces), pick(pieces) })
end

local function substitute()
  vim.cmd("silent! " .. pick({ "%s/x/😀/e", "%s/Ж/ab/e", "s/$/Ж/e", "%s/a\\n/a/e", "sort", "2,3m0", "1,2t$", "g/^$/d" }))
end

local function check_edits(name, seed, format, has_end)
  H.edit("shop/money.py")
  H.start()
  follow(H.client())
  H.edit(name)
  vim.bo.fileformat = format
  vim.bo.endofline = has_end
  vim.bo.fixendofline = has_end
  vim.cmd("silent write | silent edit!")
  H.equal(vim.lsp.buf_is_attached(0, H.client().id), true)
  math.randomseed(seed)
  local edits = { set_text, set_text, type_normal, type_normal, type_normal, set_lines, substitute }
  local document = vim.lsp.util.make_text_document_params()
  for step = 1, 500 do
    pick(edits)()
    -- Several changes travel together, as when somebody types.
    if math.random(4) == 1 or step == 500 then
      local answer = H.request("repomap/fileText", { textDocument = document })
      local where = ("%s, seed %d, step %d"):format(name, seed, step)
      H.equal(answer.text, model[document.uri], where)
      if has_end then
        H.equal(answer.text, client_text(0), where .. ", the buffer")
      end
    end
    local line_count = vim.api.nvim_buf_line_count(0)
    if has_end and line_count < 8 then
      vim.api.nvim_buf_set_lines(0, 0, 0, true, vim.fn["repeat"]({ "x = 'Ж'" }, 8))
    elseif line_count > 300 then
      vim.api.nvim_buf_set_lines(0, 20, -1, true, {})
    end
  end
  vim.cmd("edit!")
  H.stop()
end

local seed = tonumber(vim.env.REPOMAP_SEED) or 1

H.test("500 edits of a file with LF", function()
  check_edits("shop/cart.py", seed, "unix", true)
end)

H.test("500 edits of a file with CRLF", function()
  check_edits("shop/windows.py", seed + 1, "dos", true)
end)

H.test("500 edits of a file that doesn't end its last line", function()
  check_edits("shop/web.py", seed + 2, "unix", false)
end)

H.finish()
