" ALE looks for linters of a type of files here.
call repomap#DefineLinter(expand('<sfile>:p:h:t'))
