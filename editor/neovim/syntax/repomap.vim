" The text format of maps, with the number of each line in front of it.

if exists('b:current_syntax')
  finish
endif
let b:current_syntax = 'repomap'

syntax match repomapFile /^.*:$/
syntax match repomapSource /^\d*│.*/ contains=repomapNumber
syntax match repomapNumber /^\d*│/ contained
syntax match repomapCoverage /^(.* tokens.*)$/

highlight default link repomapFile Directory
highlight default link repomapNumber LineNr
highlight default link repomapCoverage Comment
