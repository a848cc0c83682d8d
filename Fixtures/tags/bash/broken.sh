#!/bin/sh
. ./common.sh
# ^ import.include source=./common.sh
LIMIT=3
# <- definition.variable scope=- signature="LIMIT=3"

before() {
# <- definition.function scope=- signature="before()"
  prepare "$1"
# ^ reference.call
}

broken() {
# <- reference.call
  if [ -n "$1" ]; then
    echo $(( 1 + 
  fi
}

after() {
# <- definition.function scope=- signature="after()"
  finish
# ^ reference.call
}
