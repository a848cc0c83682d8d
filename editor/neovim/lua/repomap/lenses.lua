--- Code lenses that are kept up to date, for the option `code_lens`.

local M = {}

--- Asks for the lenses of a buffer. Neovim 0.7 knows those of the current one only.
function M.refresh(bufnr)
  vim.api.nvim_buf_call(bufnr, function()
    vim.lsp.codelens.refresh({ bufnr = bufnr })
  end)
end

--- Shows lenses in a buffer, again after each change.
function M.show(bufnr)
  vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "BufWritePost" }, {
    group = vim.api.nvim_create_augroup("repomap_lenses_" .. bufnr, {}),
    buffer = bufnr,
    desc = "Ask repomap for code lenses",
    callback = function()
      M.refresh(bufnr)
    end,
  })
  M.refresh(bufnr)
end

return M
