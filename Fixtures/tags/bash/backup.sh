#!/usr/bin/env bash
# Makes a copy of what changed since the last one.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# <- definition.variable scope=-
#            ^ reference.call
source "$here/lib/log.sh"
#            ^ import.include source=/lib/log.sh
. ./settings.env
# ^ import.include source=./settings.env
source /etc/backup.conf
#      ^ import.include source=/etc/backup.conf

readonly KEEP_DAYS=14
#        ^ definition.constant scope=- signature="readonly KEEP_DAYS=14"
export BACKUP_ROOT="${BACKUP_ROOT:-/var/backups}"
#      ^ definition.variable scope=- exported
export LC_ALL=C LANG=C
#      ^ definition.variable scope=- exported signature="export LC_ALL=C LANG=C"
#               ^ definition.variable scope=- exported signature="export LC_ALL=C LANG=C"
declare -r ARCHIVE_TYPES=(tar zip)
#          ^ definition.constant scope=- signature="declare -r ARCHIVE_TYPES="
declare -A targets=(
#          ^ definition.variable scope=- signature="declare -A targets="
  [home]=/home
  [etc]=/etc
)
count=0
# <- definition.variable scope=- signature="count=0"
excluded=(
# <- definition.variable scope=- signature="excluded="
  "*.tmp"
  "*.log"
)

# Tells what is wrong and gives up.
die() {
# <- definition.function scope=- doc signature="die()"
  log_error "$1"
# ^ reference.call
  exit "${2:-1}"
}

# Names the archive of a target.
function archive_name {
#        ^ definition.function scope=- doc signature="function archive_name"
  local target=$1
  local day
  day=$(date +%F)
#       ^ reference.call
  printf '%s/%s-%s.tar.gz' "$BACKUP_ROOT" "$target" "$day"
}

function back_up()
#        ^ definition.function scope=- signature="function back_up()"
{
  local name=$1 path
  path=${targets[$name]} || die "no target $name"
#                           ^ reference.call
  if is_changed "$path"; then
#    ^ reference.call
    tar czf "$(archive_name "$name")" --exclude-from=<(printf '%s\n' "${excluded[@]}") "$path"
#   ^ reference.call
#              ^ reference.call
    count=$((count + 1))
  fi
  readonly LAST=$name
}

cleanup() ( rm -rf "$TMPDIR/work" )
# <- definition.function scope=- signature="cleanup()"
#           ^ reference.call

trap cleanup EXIT
#    ^ reference.call

for target in "${!targets[@]}"; do
  back_up "$target" || continue
# ^ reference.call
done

find "$BACKUP_ROOT" -mtime +"$KEEP_DAYS" -print0 | xargs -0 rm -f
# <- reference.call
#                                                  ^ reference.call
log_info "$count archives"
# <- reference.call
