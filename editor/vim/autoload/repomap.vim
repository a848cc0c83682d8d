" repomap for Vim: a server for ALE, tags and lists of places.

let g:repomap_executable = get(g:, 'repomap_executable', 'repomap')
let g:repomap_profile = get(g:, 'repomap_profile', 'companion')

" Tells ALE to ask repomap about files of a type. Those in ale_linters/ are known already.
function! repomap#DefineLinter(filetype) abort
  call ale#linter#Define(a:filetype, {
        \ 'name': 'repomap',
        \ 'lsp': 'stdio',
        \ 'executable': {_ -> g:repomap_executable},
        \ 'command': {_ -> '%e lsp --profile ' . g:repomap_profile},
        \ 'project_root': {buffer -> repomap#Root(fnamemodify(bufname(buffer), ':p:h'))},
        \})
endfunction

" The nearest folder with a .git at or above a folder; '' where there is none.
function! repomap#Root(folder) abort
  let l:folder = a:folder
  while empty(glob(l:folder . '/.git', 1))
    let l:parent = fnamemodify(l:folder, ':h')
    if l:parent ==# l:folder
      return ''
    endif
    let l:folder = l:parent
  endwhile
  return l:folder
endfunction

" Writes the file 'tags' of the repository, for ':tag', CTRL-] and completion.
function! repomap#WriteTags() abort
  let l:root = s:RootHere()
  if l:root ==# ''
    return
  endif
  let l:file = l:root . '/tags'
  call s:Run(['map', l:root, '--format', 'tags', '--tokens', '1000000', '--output', l:file])
  execute 'setglobal tags+=' . escape(escape(l:file, ' ,\'), ' \|')
endfunction

" Lists the uses of a name, by default of the word under the cursor, in the quickfix list.
function! repomap#ListReferences(name) abort
  let l:root = s:RootHere()
  if l:root !=# ''
    let l:name = a:name ==# '' ? expand('<cword>') : a:name
    call s:List(l:root, ['refs', l:name, l:root, '--format', 'quickfix'], 'References to ' . l:name)
  endif
endfunction

" Lists the definitions that matter for work on the current file in the quickfix list.
function! repomap#ListMap() abort
  let l:root = s:RootHere()
  if l:root !=# ''
    let l:file = expand('%:p')
    let l:focus = l:file ==# '' ? [] : ['--focus', l:file]
    call s:List(l:root, ['map', l:root, '--format', 'quickfix'] + l:focus, 'Map of ' . l:root)
  endif
endfunction

function! s:RootHere() abort
  let l:folder = expand('%:p:h')
  let l:root = repomap#Root(l:folder)
  if l:root ==# ''
    call s:Complain(l:folder . ' is in no git repository')
  endif
  return l:root
endfunction

" The lines that repomap prints; none where it fails, of which the user is told.
function! s:Run(arguments) abort
  let l:command = join(map([g:repomap_executable] + a:arguments, 'shellescape(v:val)'))
  let l:lines = systemlist(l:command)
  if v:shell_error > 1 || v:shell_error == 1 && !empty(l:lines)
    call s:Complain(get(l:lines, 0, g:repomap_executable . ' fails'))
    return []
  endif
  return l:lines
endfunction

" Lists places, which are lines 'path:line:column: text'. The last line may only count.
function! s:List(root, arguments, title) abort
  let l:places = filter(s:Run(a:arguments), 'v:val =~# ''\v^.+:\d+:\d+: ''')
  call map(l:places, 'a:root . "/" . v:val')
  call setqflist([], ' ', {'title': a:title, 'lines': l:places, 'efm': '%f:%l:%c: %m'})
  if empty(l:places)
    call s:Complain('nothing was found')
  else
    botright copen
  endif
endfunction

function! s:Complain(message) abort
  echohl ErrorMsg
  echomsg 'repomap: ' . substitute(a:message, '^repomap: ', '', '')
  echohl None
endfunction
