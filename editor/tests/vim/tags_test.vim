" Tags and lists without a language client.

execute 'cd' fnameescape($ROOT . '/tests')
execute 'edit' fnameescape($ROOT . '/shop/web.py')

RepomapTags
tag total
call assert_equal('shop/cart.py', expand('%:p')[len($ROOT) + 1 :])
call assert_equal('    def total(self):', getline('.'))
tag Ж
call assert_equal('shop/windows.py', expand('%:p')[len($ROOT) + 1 :])
call assert_equal(1, line('.'))
call assert_equal(['free'], getcompletion('fre', 'tag'))

function! s:Places() abort
  return map(getqflist(), 'bufname(v:val.bufnr)->fnamemodify(":p")[len($ROOT) + 1 :] . ":" . v:val.lnum . ":" . v:val.col')
endfunction

RepomapReferences Cart.total
call assert_equal(['shop/web.py:6:17', 'tests/test_cart.py:5:19'], s:Places())
cfirst
call assert_equal('    return cart.total()', getline('.'))
call assert_equal('total', expand('<cword>'))
RepomapReferences
call assert_true(len(getqflist()) >= 2)

cclose
execute 'edit' fnameescape($ROOT . '/shop/cart.py')
RepomapMap
call assert_true(index(s:Places(), 'shop/money.py:1:7') >= 0)

execute 'edit' fnameescape($OUTSIDE . '/lonely.py')
messages clear
RepomapMap
call assert_equal('repomap: ' . $OUTSIDE . ' is in no git repository', execute('messages')[1:])

call writefile(v:errors, $RESULT)
qall!
