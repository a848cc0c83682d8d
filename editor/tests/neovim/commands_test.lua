--- Each subcommand does what it says.

local H = require("harness")

--- Places of a list that `repomap … --json` prints.
local function places(items, text)
  return vim.tbl_map(function(item)
    return ("%s:%d:%d: %s"):format(item.path, item.line or 1, item.column or 0, text(item))
  end, items)
end

H.test("references of the cursor are those of the command line", function()
  H.edit("shop/money.py")
  vim.api.nvim_win_set_cursor(0, { 1, 7 })
  H.repomap("Repomap references", H.quickfix())
  local expected = vim.fn.json_decode(H.run("refs", "shop/money.py:1:8", "--json")).targets[1]
  H.equal(H.list(), places(expected.uses, function(use)
    return use.text
  end))
  H.equal(vim.fn.getqflist({ title = 1 }).title, expected.useCount .. " references to Money")
  H.equal(vim.bo.buftype, "quickfix")
end)

H.test("references of a name are found from any buffer of the tree", function()
  H.edit("shop/cart.py")
  H.repomap("Repomap references Cart.total", H.quickfix())
  H.equal(H.list(), {
    "shop/web.py:6:17: return cart.total()",
    "tests/test_cart.py:5:19: assert Cart().total().cents == 0",
  })
end)

H.test("a cursor behind characters that count differently is where it is", function()
  H.edit("shop/money.py")
  vim.fn.append(0, { "x = 'Ж😀', 'Ж😀', Money" })
  vim.fn.cursor(1, #"x = 'Ж😀', 'Ж😀', M")
  H.repomap("Repomap references", H.quickfix())
  H.equal(vim.fn.getqflist({ title = 1 }).title:match("references to %w+"), "references to Money")
  H.equal(vim.tbl_contains(H.list(), ("shop/money.py:1:%d: x = 'Ж😀', 'Ж😀', Money"):format(#"x = 'Ж😀', 'Ж😀', M")), true)
  vim.cmd("cclose")
  H.repomap("Repomap symbols Money", H.quickfix())
  H.equal(H.list()[1], "shop/money.py:2:7: [Class] Money")
  vim.cmd("cclose | edit!")
end)

H.test("what has no references, or isn't there, is told in one line", function()
  H.edit("shop/web.py")
  H.quickfix()
  H.repomap("Repomap references free", function()
    return #H.messages > 0
  end)
  H.equal(H.messages, { "repomap: no references to free" })
  H.repomap("Repomap references nowhere", function()
    return #H.messages > 1
  end)
  H.equal(#H.messages, 2)
  H.equal(H.messages[2]:find("\n"), nil)
  H.equal(vim.fn.getqflist(), {})
end)

H.test("related files are those of the command line", function()
  H.edit("shop/cart.py")
  H.repomap("Repomap related", H.quickfix())
  local expected = vim.fn.json_decode(H.run("related", "shop/cart.py", "--json")).files
  H.equal(H.list(), places(expected, function(file)
    return ("%s, distance %d: %s"):format(file.relation, file.distance, table.concat(file.names, ", "))
  end))
  vim.cmd("lcd " .. vim.fn.fnameescape(H.root .. "/shop"))
  H.quickfix()
  H.edit("shop/web.py")
  vim.cmd("lcd " .. vim.fn.fnameescape(H.root .. "/shop"))
  H.repomap("Repomap related money.py", H.quickfix())
  local money = H.list()
  H.equal(#money >= 2, true)
  H.repomap("Repomap related " .. vim.fn.fnameescape(H.root .. "/shop/money.py"), H.quickfix())
  H.equal(H.list(), money)
  vim.cmd("cclose | lcd " .. vim.fn.fnameescape(H.root))
end)

H.test("symbols fill quickfix by rank, and can be chosen from", function()
  H.edit("shop/cart.py")
  H.repomap("Repomap symbols total", H.quickfix())
  local expected = vim.fn.json_decode(H.run("symbols", "total", "--json")).symbols
  local list = H.list()
  H.equal(#list, #expected)
  H.equal(list[1], "shop/cart.py:10:9: [Method] Cart.total")
  vim.cmd("cclose")

  H.repomap("Repomap symbols Ж", H.quickfix())
  H.equal(H.list()[1], "shop/windows.py:1:7: [Class] Ж")
  vim.cmd("cclose")

  local offered
  local select = vim.ui.select
  vim.ui.select = function(items, options, choose)
    offered = vim.tbl_map(options.format_item, items)
    choose(items[1])
  end
  H.repomap("Repomap! symbols Money", function()
    return offered
  end)
  vim.ui.select = select
  H.equal(offered[1], "[Class] Money  shop/money.py:1")
  H.equal(vim.api.nvim_buf_get_name(0), H.root .. "/shop/money.py")
  H.equal({ vim.fn.line("."), vim.fn.col(".") }, { 1, 7 })

  H.repomap("Repomap symbols zzzzqqq", function()
    return #H.messages > 0
  end)
  H.equal(H.messages, { "repomap: no symbol has the letters of 'zzzzqqq'" })
end)

H.test("status is shown in a float", function()
  H.edit("shop/cart.py")
  local float
  H.repomap("Repomap status", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        float = window
      end
    end
    return float
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float), 0, -1, true)
  local status = vim.fn.json_decode(H.run("status", "--json"))
  H.equal(lines[1], "tree         " .. H.root)
  H.equal(lines[2], ("files        %d (python %d)"):format(status.files, status.files))
  H.equal(lines[3], ("definitions  %d"):format(status.definitions))
  vim.api.nvim_win_close(float, true)
end)

H.test("the command line is completed", function()
  H.edit("shop/cart.py")
  local function complete(line)
    return vim.fn.getcompletion(line, "cmdline")
  end
  H.equal(complete("Repomap "), { "map", "references", "related", "start", "status", "stop", "symbols" })
  H.equal(complete("Repomap re"), { "references", "related" })
  H.equal(complete("Repomap! symbols Mone"), { "Money" })
  H.equal(complete("Repomap references mon"), { "moneyless" })
  H.equal(complete("Repomap map "), {})
  vim.cmd("lcd " .. vim.fn.fnameescape(H.root))
  H.equal(complete("Repomap related sho"), { "shop/" })
  H.equal(complete("Repomap related od"), { "odd:\\ name.py" })
  H.equal(complete("Repomap related odd:\\ n"), { "odd:\\ name.py" })
end)

H.test("an unknown subcommand and an unknown option are told", function()
  vim.cmd("Repomap nonsense")
  require("repomap").setup({ colour = "red", profile = 3 })
  table.sort(H.messages)
  H.equal(H.messages, {
    "repomap: option 'profile' is to be a string",
    "repomap: there is no ':Repomap nonsense'; see :help :Repomap",
    "repomap: there is no option 'colour'",
  })
end)

H.test("mappings run the commands", function()
  H.edit("shop/money.py")
  vim.api.nvim_win_set_cursor(0, { 1, 7 })
  vim.cmd("nmap <buffer> gm <Plug>(repomap-references)")
  local is_filled = H.quickfix()
  vim.cmd("normal gm")
  H.wait(is_filled, "references")
  vim.cmd("cclose")
end)

H.test("a program that isn't there is told", function()
  H.edit("shop/money.py")
  H.stop()
  local repomap = require("repomap")
  local cmd = repomap.config.cmd
  repomap.setup({ cmd = { "/nowhere/repomap", "lsp" } })
  vim.cmd("Repomap map")
  H.equal(H.messages, { "repomap: '/nowhere/repomap' can't be run; see :help repomap-install" })
  repomap.setup({ cmd = cmd })
end)

H.test("files of some types start the server", function()
  require("repomap").setup({ filetypes = { "python" } })
  vim.cmd("silent! %bwipeout!")
  H.edit("shop/web.py")
  H.wait(H.client, "the server")
  H.wait(function()
    return vim.lsp.buf_is_attached(0, H.client().id)
  end, "the buffer")
  vim.cmd("silent edit " .. H.outside .. "/lonely.py")
  H.equal(H.messages, {})
end)

H.finish()
