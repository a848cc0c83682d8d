--- The buffer of a map: text with numbers of lines, each of which leads to its place in the source.

local repomap = require("repomap")

local M = {}

--- The place that a line of a map is about: path and line. Nil for the last one, which only counts.
---
--- A file is a line `path:`, and below it stand its lines, `12│text`.
function M.place(lines, row)
  local number = lines[row]:match("^(%d+)│")
  for above = row, 1, -1 do
    if not lines[above]:match("^%d+│") then
      return lines[above]:match("^(.+):$"), tonumber(number) or 1
    end
  end
end

--- The file that a path of a map means. Bytes that no line can show are written as `\x1b`.
local function file(root, path)
  local name = root .. "/" .. path
  if vim.fn.filereadable(name) == 1 then
    return name
  end
  local decoded = name:gsub("\\x(%x%x)", function(digits)
    return string.char(tonumber(digits, 16))
  end)
  return vim.fn.filereadable(decoded) == 1 and decoded or nil
end

--- Goes to the window that was used before this one, or a new one where that shows no file.
local function enter_source_window()
  vim.cmd("wincmd p")
  if vim.bo.buftype ~= "" then
    vim.cmd("split")
  end
end

--- Jumps to a line of a file.
function M.open(path, line)
  local bufnr = vim.fn.bufadd(path)
  vim.bo[bufnr].buflisted = true
  vim.cmd("normal! m'")
  vim.api.nvim_win_set_buf(0, bufnr)
  vim.api.nvim_win_set_cursor(0, { math.min(line, vim.api.nvim_buf_line_count(bufnr)), 0 })
  vim.cmd("normal! ^zv")
end

--- Jumps from the line of the map under the cursor to its source.
function M.jump()
  local root = vim.b.repomap_root
  local row = vim.api.nvim_win_get_cursor(0)[1]
  local path, line = M.place(vim.api.nvim_buf_get_lines(0, 0, -1, true), row)
  if not path then
    return
  end
  local name = file(root, path)
  if not name then
    repomap.notify(("%s/%s isn't there any more"):format(root, path))
    return
  end
  enter_source_window()
  M.open(name, line)
end

local function buffer(root)
  local bufnr = vim.fn.bufadd("repomap://" .. root)
  vim.fn.bufload(bufnr)
  vim.bo[bufnr].buftype = "nofile"
  vim.bo[bufnr].swapfile = false
  vim.bo[bufnr].filetype = "repomap"
  vim.b[bufnr].repomap_root = root
  vim.keymap.set("n", "<CR>", M.jump, { buffer = bufnr, desc = "Jump to the source" })
  return bufnr
end

--- Shows a map, as `repomap/map` answers it. `modifiers` are those of the command: `vertical`, `tab` and the like.
function M.show(map, modifiers)
  local bufnr = buffer(map.root)
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, true, vim.split(map.text, "\n", { trimempty = true }))
  vim.bo[bufnr].modifiable = false
  local window = vim.fn.bufwinid(bufnr)
  if window == -1 then
    vim.cmd(modifiers .. " sbuffer " .. bufnr)
  else
    vim.api.nvim_set_current_win(window)
  end
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  for _, warning in ipairs(map.warnings) do
    repomap.notify(warning, vim.log.levels.WARN)
  end
end

return M
