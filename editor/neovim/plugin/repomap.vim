" Maps of the repository around what is edited: see ':help repomap'.

if exists('g:loaded_repomap')
  finish
endif
let g:loaded_repomap = 1

command! -bang -nargs=+ -complete=customlist,v:lua.require'repomap.commands'.complete Repomap
      \ call v:lua.require'repomap.commands'.run(<q-args>, <bang>0, <q-mods>)

nnoremap <silent> <Plug>(repomap-map) <Cmd>Repomap map<CR>
nnoremap <silent> <Plug>(repomap-related) <Cmd>Repomap related<CR>
nnoremap <silent> <Plug>(repomap-references) <Cmd>Repomap references<CR>
nnoremap <silent> <Plug>(repomap-symbols) <Cmd>Repomap! symbols<CR>
nnoremap <silent> <Plug>(repomap-status) <Cmd>Repomap status<CR>
