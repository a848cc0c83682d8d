local H = require("harness")

--- Titles of the lenses of a buffer, by line.
local function titles()
  local found = {}
  for _, lens in ipairs(vim.lsp.codelens.get(vim.api.nvim_get_current_buf())) do
    found[lens.range.start.line + 1] = lens.command and lens.command.title
  end
  return found
end

local function count(text)
  return tonumber((text or ""):match("^(%d+) references? · rank #%d+$"))
end

H.test("lenses are shown, and counted", function()
  require("repomap").setup({ code_lens = true })
  H.edit("shop/money.py")
  H.start()
  H.wait(function()
    return titles()[1]
  end, "lenses")
  H.wait(function()
    return titles()[11]
  end, "all lenses")
  local expected = vim.fn.json_decode(H.run("refs", "shop/money.py:1:7", "--json")).targets[1].useCount
  H.equal(count(titles()[1]), expected, titles()[1])
  H.equal(count(titles()[11]), 0, titles()[11])
  H.equal(H.messages, { "repomap: answers about " .. H.root })
end)

H.test("a lens that is run lists the references, and stays", function()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  local source = vim.api.nvim_get_current_win()
  local is_filled = H.quickfix()
  vim.lsp.codelens.run()
  H.wait(is_filled, "references")
  H.equal(#H.list(), count(titles()[1] or "") or #H.list())
  H.equal(vim.fn.getqflist({ title = 1 }).title:match("references to %w+"), "references to Money")
  vim.api.nvim_set_current_win(source)
  H.wait(function()
    return count(titles()[1])
  end, "the lens")
  vim.cmd("cclose")
end)

H.test("what is typed moves lenses, when insert mode is left", function()
  vim.cmd([[execute "normal! ggO# one\<CR># two\<Esc>"]])
  -- Neovim 0.7 leaves out what it is asked for while it is still resolving lenses.
  H.wait(function()
    vim.cmd("doautocmd InsertLeave")
    return titles()[3] and not titles()[1]
  end, "moved lenses")
  vim.cmd("edit!")
end)

H.finish()
