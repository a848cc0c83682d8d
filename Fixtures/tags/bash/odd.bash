#!/bin/bash
DEBUG=1 VERBOSE=0
# <- definition.variable scope=- doc signature="DEBUG=1"
#       ^ definition.variable scope=- doc signature="VERBOSE=0"
declare -rx LEVEL=3
#           ^ definition.constant scope=- exported signature="declare -rx LEVEL=3"
typeset -i tries=1
#          ^ definition.variable scope=- signature="typeset -i tries=1"
export -f shout
export PATH_TO=/x
#      ^ definition.variable scope=- exported signature="export PATH_TO=/x"
shout() { echo "${1^^}"; }
# <- definition.function scope=- exported signature="shout()"
pkg::install() { shout "$@"; }; with-dash() { pkg::install x; }
# <- definition.function scope=- signature="pkg::install()"
#                ^ reference.call
#                               ^ definition.function scope=- signature="with-dash()"
#                                             ^ reference.call
function outer {
#        ^ definition.function scope=- signature="function outer"
  inner() { shout in; }
# ^ definition.function scope=outer local signature="inner()"
#           ^ reference.call
  inner && "$CMD" run
# ^ reference.call
  ./local.sh
  command ls
  FOO=bar env_user
#         ^ reference.call
}
once() if true; then shout x; fi
# <- definition.function scope=- signature="once()"
#                    ^ reference.call
loop() for i in 1 2; do shout "$i"; done
# <- reference.call
#                    ^ reference.call
#                                   ^ reference.call
cond() [[ -n $1 && $1 =~ ^a ]]
# <- definition.function scope=- signature="cond()"
math() (( $1 > 2 ))
# <- definition.function scope=- signature="math()"
quiet() { shout y; } >/dev/null 2>&1
# <- definition.function scope=- signature="quiet()"
#         ^ reference.call
größe() { :; }
# <- definition.function scope=- signature="größe()"
cat <<EOF
not_a_function() { $(shout z) }
#                    ^ reference.call
EOF
case $1 in
  start) outer ;;
#        ^ reference.call
  stop | halt) with-dash & ;;
#              ^ reference.call
esac
while read -r line; do once "$line"; done < <(loop)
#                      ^ reference.call
#                                             ^ reference.call
source "${DIR}/tools.sh" arg
#             ^ import.include source=/tools.sh
. "${DIR}"/more.sh
#         ^ import.include source=/more.sh
source lib/*.sh
#      ^ import.include source=lib/*.sh
$(cond x) | math 3
# ^ reference.call
#           ^ reference.call
testEquality() { assertEquals 1 1; }
# <- definition.function scope=- test signature="testEquality()"
#                ^ reference.call
test_shout() { shout; }
# <- definition.function scope=- test signature="test_shout()"
#              ^ reference.call
