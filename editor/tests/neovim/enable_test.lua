--- `vim.lsp.enable("repomap")`, which Neovim has since 0.11.

local H = require("harness")

if vim.lsp.enable then
  H.test("enabling starts the server for files of repositories", function()
    require("repomap").setup({ cmd = { H.program, "lsp" } })
    vim.lsp.enable("repomap")
    H.edit("shop/money.py")
    H.wait(H.client, "the server")
    local id = H.client().id
    H.repomap("Repomap map", function()
      return vim.bo.filetype == "repomap"
    end)
    H.equal(H.client().id, id, "the same server answers the command")
    H.equal(#vim.lsp.get_clients({ name = "repomap" }), 1)
    vim.cmd("silent! only | silent edit " .. H.outside .. "/lonely.py")
    vim.wait(200)
    H.equal(#vim.lsp.get_clients({ bufnr = 0 }), 0)
  end)
end

H.finish()
