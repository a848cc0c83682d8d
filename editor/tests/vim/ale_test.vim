" ALE asks the server.

if !exists(':ALELint')
  call writefile(['ALE is missing: install the Debian package vim-ale'], $RESULT)
  qall!
endif

function! s:WaitFor(condition) abort
  for _ in range(600)
    if eval(a:condition)
      return 1
    endif
    sleep 50m
  endfor
  call assert_report('waited in vain for ' . a:condition)
  return 0
endfunction

execute 'edit' fnameescape($ROOT . '/shop/web.py')
call assert_equal('python', &filetype)
call assert_equal(['repomap'], map(ale#linter#Get('python'), 'v:val.name'))

ALELint
" Definition of Cart in 'def show(cart: Cart)'. What is asked before the server is ready is answered then.
call cursor(5, 16)
ALEGoToDefinition
if s:WaitFor('expand("%:t") ==# "cart.py"')
  call assert_equal([4, 7], [line('.'), col('.')])
endif

ALESymbolSearch Money
if s:WaitFor('&filetype ==# "ale-preview-selection"')
  call assert_match('shop/money.py:1:7 Money$', getline(1))
  call assert_match('moneyless$', getline(2))
  bwipeout!
endif

" What is typed counts before it is saved.
execute 'edit' fnameescape($ROOT . '/shop/money.py')
call append(0, ['class ЖCoin:  # 😀', '    pass', ''])
doautocmd TextChanged
ALELint
sleep 200m
ALESymbolSearch Coin
if s:WaitFor('&filetype ==# "ale-preview-selection"')
  call assert_match('shop/money.py:1:7 ЖCoin$', getline(1))
endif

call writefile(v:errors, $RESULT)
qall!
