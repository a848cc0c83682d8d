" What a user of Vim and ALE has in .vimrc.
set nocompatible noswapfile viminfo=
let &runtimepath = fnamemodify(expand('<sfile>:p'), ':h:h:h') . '/vim,' . &runtimepath
let g:repomap_executable = $REPOMAP
let g:repomap_profile = 'full'
let g:ale_linters_explicit = 1
let g:ale_linters = {'python': ['repomap']}
filetype plugin on
silent! packadd! ale
