-- What a person would do in Neovim, done by a script: start, hover, definition, references, call hierarchy, edit.
-- Arguments come in vim.g.cpgd_root and vim.g.cpgd_results.
local out = io.open(vim.g.cpgd_results, 'w')
local function say(name, value)
  out:write(name .. '\t' .. vim.fn.json_encode(value == nil and vim.NIL or value) .. '\n')
  out:flush()
end

local function ask(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 120000)
  if problem then return { problem = problem } end
  for _, answer in pairs(answers) do
    if answer.error then return { problem = answer.error.message } end
    return answer.result
  end
end

-- Cursor on the first place of a text at or after a line.
local function goto_text(text, line)
  vim.api.nvim_win_set_cursor(0, { line or 1, 0 })
  vim.fn.search('\\V' .. text, 'c')
end

local function first_line(result)
  local one = result and (result[1] or result)
  return one and one.range and { uri = one.uri, line = one.range.start.line } or result
end

vim.cmd('edit ' .. vim.g.cpgd_root .. '/src/flask/views.py')
say('attached', vim.wait(60000, function() return #vim.tbl_keys(vim.lsp.buf_get_clients(0)) > 0 end))

local client
for _, one in pairs(vim.lsp.buf_get_clients(0)) do client = one end
say('encoding', client.offset_encoding)

-- Asked while the first index is made: answered from what is known.
goto_text('request.method.lower()')
say('early', first_line(ask('textDocument/definition', vim.lsp.util.make_position_params())))
say('sync', ask('cpg/sync', { timeoutMs = 60000 }))

goto_text('request.method.lower()')
local position = vim.lsp.util.make_position_params()
say('hover', ask('textDocument/hover', position).contents.value)
say('definition', first_line(ask('textDocument/definition', position)))

goto_text('class View')
vim.fn.search('View', 'c')
local references = vim.lsp.util.make_position_params()
references.context = { includeDeclaration = false }
local found = ask('textDocument/references', references)
local files = {}
for _, one in ipairs(found) do files[one.uri] = true end
say('references', { count = #found, files = #vim.tbl_keys(files) })

goto_text('def as_view')
vim.fn.search('as_view', 'c')
local items = ask('textDocument/prepareCallHierarchy', vim.lsp.util.make_position_params())
say('item', items[1].name)
local incoming = ask('callHierarchy/incomingCalls', { item = items[1] })
say('incoming', #incoming)

goto_text('def __init__')
vim.fn.search('__init__', 'c')
items = ask('textDocument/prepareCallHierarchy', vim.lsp.util.make_position_params())
local names = {}
for _, call in ipairs(ask('callHierarchy/outgoingCalls', { item = items[1] })) do table.insert(names, call.to.name) end
say('outgoing', names)

-- The module is an item too.
vim.api.nvim_win_set_cursor(0, { 1, 0 })
say('module', ask('textDocument/prepareCallHierarchy', vim.lsp.util.make_position_params())[1].name)

-- An edit in another file moves the definition; nothing is saved.
vim.cmd('edit ' .. vim.g.cpgd_root .. '/src/flask/globals.py')
vim.wait(60000, function() return #vim.tbl_keys(vim.lsp.buf_get_clients(0)) > 0 end)
vim.api.nvim_buf_set_lines(0, 0, 0, false, { '# one', '# two', '# three' })
vim.cmd('buffer views.py')
goto_text('request.method.lower()')
-- Neovim sends edits of other buffers a moment later (debounce_text_changes).
local moved
vim.wait(10000, function()
  moved = first_line(ask('textDocument/definition', vim.lsp.util.make_position_params()))
  return moved.line ~= 54
end, 50)
say('edited', moved)

-- A rename changes every mention, or says which it cannot be sure of.
local function rename(place, name, new)
  goto_text(place)
  vim.fn.search(name, 'c')
  local params = vim.lsp.util.make_position_params()
  params.newName = new
  return ask('textDocument/rename', params)
end
local renamed = rename('class MethodViewType', 'MethodViewType', 'ViewType')
local edits = 0
for _, list in pairs(renamed.changes or {}) do edits = edits + #list end
for _, change in pairs(renamed.documentChanges or {}) do edits = edits + #change.edits end
say('renamed', renamed.problem or edits)
say('refused', rename('class MethodViewType', 'MethodViewType', 'View'))

client.stop()
say('stopped', vim.wait(10000, function() return client.is_stopped() end))
out:close()
vim.cmd('qall!')
