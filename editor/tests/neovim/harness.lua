--- Runs the tests of one file, tells what came out, and ends Neovim with 0 or 1.

local H = {
  root = vim.env.ROOT,
  outside = vim.env.OUTSIDE,
  program = vim.env.REPOMAP,
  -- What the user was told.
  messages = {},
  -- Whether the plugin was loaded before it was used.
  was_loaded = package.loaded["repomap"] ~= nil,
}

local tests = {}

function H.test(name, body)
  table.insert(tests, { name = name, body = body })
end

function H.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(("%s\n  is        %s\n  should be %s"):format(
      what or "not equal", vim.inspect(actual), vim.inspect(expected)), 2)
  end
end

function H.wait(condition, what, seconds)
  if not vim.wait((seconds or 30) * 1000, condition, 10) then
    error(("waited in vain for %s; messages: %s"):format(what, vim.inspect(H.messages)), 2)
  end
end

--- The output of the program, run in a folder.
function H.run_in(folder, ...)
  return vim.fn.system({ "sh", "-c", 'cd "$0" && exec "$@"', folder, H.program, ... })
end

--- The output of the program, run in the repository.
function H.run(...)
  return H.run_in(H.root, ...)
end

--- Opens a file of the repository, in the only window.
function H.edit(name)
  vim.cmd("silent! only | silent edit! " .. vim.fn.fnameescape(H.root .. "/" .. name))
end

function H.client()
  return require("repomap.client").find(H.root)
end

--- Runs `:Repomap` in a file and waits until its answer is there.
function H.repomap(command, is_there)
  vim.cmd(command)
  H.wait(is_there, command)
end

function H.start()
  vim.cmd("Repomap start")
  H.wait(H.client, "the server")
end

--- Stops the server, and waits for its end.
function H.stop()
  local id = H.client().id
  vim.cmd("Repomap stop")
  H.wait(function()
    return not vim.lsp.get_client_by_id(id)
  end, "the end of the server")
end

--- The result of a request.
function H.request(method, params)
  return require("repomap.client").request_sync(H.client(), method, params, 30000)
end

--- Empties the quickfix list and gives a condition for its being filled.
function H.quickfix()
  vim.cmd("silent! cclose")
  vim.fn.setqflist({}, "f")
  return function()
    return #vim.fn.getqflist() > 0
  end
end

--- Lines of the quickfix list: file, line, column and text.
function H.list()
  return vim.tbl_map(function(item)
    local name = vim.api.nvim_buf_get_name(item.bufnr):sub(#H.root + 2)
    return ("%s:%d:%d: %s"):format(name, item.lnum, item.col, item.text)
  end, vim.fn.getqflist())
end

local function report(line)
  io.stdout:write(line, "\n")
end

function H.finish()
  vim.notify = function(message)
    table.insert(H.messages, message)
  end
  require("repomap").setup({ cmd = { H.program, "lsp" } })
  local failures = 0
  for _, test in ipairs(tests) do
    H.messages = {}
    local is_passed, problem = xpcall(test.body, debug.traceback)
    report((is_passed and "  ok      " or "  FAILED  ") .. test.name)
    if not is_passed then
      failures = failures + 1
      report(problem)
    end
  end
  vim.cmd(failures == 0 and "qa!" or "cq")
end

return H
