-- For `vim.lsp.enable("repomap")` of Neovim 0.11: the server runs wherever a file of a git repository is opened.

local config = require("repomap.client").config()
config.root_markers = { ".git" }
config.workspace_required = true
return config
