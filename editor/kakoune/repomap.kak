# Maps and places by repomap, for Kakoune: `source` this file in kakrc.
#
# Lists are shown as those of `grep`: <ret> jumps, `grep-next-match` goes on. Files count as they are saved.

declare-option -docstring "program that the repomap commands run" str repomap_program repomap

# Runs the program in the repository of the buffer, and shows what it prints.
define-command -hidden -params 1.. repomap-list %{ evaluate-commands %sh{
    folder=$PWD
    [ -f "$kak_buffile" ] && folder=$(dirname "$kak_buffile")
    if ! root=$(git -C "$folder" rev-parse --show-toplevel 2>/dev/null); then
        printf "fail 'repomap: no git repository here'"
        exit
    fi
    output=$(mktemp -d "${TMPDIR:-/tmp}"/kak-repomap.XXXXXXXX)/fifo
    mkfifo "$output"
    # Places become absolute, so that they are found from any directory.
    ( cd "$root" && "$kak_opt_repomap_program" "$@" 2>&1 |
        root=$root awk '/^.+:[0-9]+:[0-9]+: / { $0 = ENVIRON["root"] "/" $0 } { print }' >"$output" &
    ) >/dev/null 2>&1 </dev/null
    printf %s\\n "evaluate-commands -try-client '$kak_opt_toolsclient' %{
        edit! -fifo $output *grep*
        set-option buffer filetype grep
        set-option buffer grep_current_line 0
        hook -always -once buffer BufCloseFifo .* %{ nop %sh{ rm -r $(dirname "$output") } }
    }"
}}

define-command -params ..1 -docstring %{
    repomap-references [<symbol>]: list the uses of a symbol, by default of what is at the cursor, the surest first
} repomap-references %{ evaluate-commands %sh{
    if [ $# -eq 0 ]; then
        set -- "$kak_buffile:$kak_cursor_line:$kak_cursor_column"
    fi
    printf "repomap-list refs '%s' --format quickfix" "$(printf %s "$1" | sed "s/'/''/g")"
}}

define-command -docstring %{
    repomap-map: list the definitions that matter for work at the cursor
} repomap-map %{ evaluate-commands %sh{
    focus="$kak_buffile:$kak_cursor_line:$kak_cursor_column"
    printf "repomap-list map --format quickfix --focus '%s'" "$(printf %s "$focus" | sed "s/'/''/g")"
}}

define-command -params 1 -docstring %{
    repomap-symbols <query>: list the definitions with the letters of a query, by match and rank
} repomap-symbols %{ repomap-list symbols %arg{1} }
