# The work is done by small scripts in scripts/; this file says what depends on what. The first goal
# is `help`, so that a bare `make` neither installs nor compiles anything.

# What a user may set: make map DIR=… ARGS=…, make install PREFIX=… DESTDIR=…
DIR = .
ARGS =
PREFIX = /usr/local
DESTDIR =

# As in scripts/environment: each tree-sitter has a build folder of its own.
scratch := $(if $(filter 1,$(REPOMAP_SYSTEM_TREE_SITTER)),.build-system,.build)
binary := $(scratch)/release/repomap

# Folders are in the lists too: their times change when a file is added or removed.
sources := $(shell find Sources 2>/dev/null)
queries := $(shell find queries report 2>/dev/null)

# Standard output belongs to the goal: `make map >map.txt` holds the map and nothing else.
.SILENT:
MAKEFLAGS += --no-print-directory --no-builtin-rules
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help set-up build map test clients bench compare lint install clean FORCE

help:
	echo 'make map DIR=<path>         print the map of a repository (default: this one)'
	echo '         ARGS="--tokens 4096 --task @file"   with options of `repomap map`'
	echo 'make test                   build everything and run all tests'
	echo '          ARGS="--filter GraphBuilding"      with options of `swift test`'
	echo 'make build                  build $(binary)'
	echo 'make install PREFIX=<path>  install it, its grammars, queries, manual pages and completions'
	echo '                            (default: /usr/local)'
	echo 'make clients ARGS="NAME…"   run real editors and agents against the release binary'
	echo 'make lint                   check format and generated sources'
	echo 'make bench ARGS="DIRECTORY…"  run the benchmarks, write docs/performance.md'
	echo 'make compare ARGS="[--language L…] DIRECTORY…"  compare our tags with those of ctags and aider'
	echo 'make clean                  remove the build; grammars in the data directory stay'
	echo
	echo 'Each sets up what is missing first: Debian packages, the tree-sitter library, grammars.'

# Takes some 20 ms when there is nothing to do. Only ever an order-only prerequisite: it mustn't
# make anything look out of date.
set-up:
	scripts/set-up

# The stamps, not the outputs, are compared: neither writes its output when it would be the same.
$(scratch)/generated: scripts/generate-sources $(queries) | set-up
	scripts/generate-sources
	touch $@

# `swift build` finds out by itself that there is nothing to do, but takes most of a second.
$(scratch)/built: $(sources) $(scratch)/generated Package.swift grammars.lock scripts/environment \
		$(if $(wildcard $(binary)),,FORCE) | set-up
	echo 'building repomap' >&2
	scripts/swift-build -c release --product repomap
	touch $@

build: $(scratch)/built

map: export REPOMAP_DIR = $(DIR)
map: $(scratch)/built
	. scripts/environment && exec $(binary) map $(ARGS) "$$REPOMAP_DIR"

test: $(scratch)/generated
	echo 'building the tests' >&2
	scripts/swift-build --build-tests
	. scripts/environment && \
	  exec swift test --scratch-path $(scratch) --skip-build --disable-xctest $(ARGS)

clients: $(scratch)/built
	REPOMAP=$(binary) editor/tests/run $(ARGS)

bench: $(scratch)/built
	for product in edit-map discovery cache-tiers increments; do \
	  REPOMAP_BENCHMARKS=1 scripts/swift-build -c release --product $$product || exit; \
	done
	. scripts/environment && exec scripts/bench --write $(ARGS)

compare: $(scratch)/built
	. scripts/environment && exec scripts/compare --repomap $(binary) $(ARGS)

lint: | set-up
	swift format lint --strict -r -p $(wildcard Sources Tests Benchmarks Fuzz Package.swift)
	scripts/generate-sources --check

# Below PREFIX: bin/repomap looks for its grammars in ../lib/repomap/grammars.
install: $(scratch)/built
	. scripts/environment && exec scripts/install "$(binary)" "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build .build-system .build-stock .build-fuzz

FORCE:
