" Commands for Vim without a language client. See docs/editors.md of repomap's checkout.

if exists('g:loaded_repomap') || has('nvim')
  finish
endif
let g:loaded_repomap = 1

command! -bar RepomapTags call repomap#WriteTags()
command! -bar RepomapMap call repomap#ListMap()
command! -nargs=? RepomapReferences call repomap#ListReferences(<q-args>)
