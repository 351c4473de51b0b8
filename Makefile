# What people type. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo apps test lighthouse faults bench graphiql schema

# CI builds outside the clone, so that a fresh clone need not start from nothing.
ifeq ($(CI),true)
export CARGO_TARGET_DIR ?= $(HOME)/.cache/stoa/target
endif
TARGET := $(or $(CARGO_TARGET_DIR),target)

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: ## a marketplace to look at: shop, desk and GraphiQL with people, products and a year of orders; APPS=off for the server alone
	@tests/tools.sh cargo node
	@if [ ! -x "$(TARGET)/debug/stoa" ]; then echo "The first time takes 6 to 8 minutes on two cores: the server is built (4), both apps (2), the demonstration filled (1). After that it is seconds."; fi
	@started=$$SECONDS; $(MAKE) --no-print-directory graphiql; cargo build --locked --package api --bin stoa; \
	  spent=$$((SECONDS - started)); if [ $$spent -gt 2 ]; then echo "Built in $$spent s."; fi
	@exec deploy/demo.sh "$(TARGET)/debug/stoa"

test: ## everything that shows it works: style, rules, journeys on both databases, the page in a browser
	@tests/run.sh

apps: ## both apps built, checked, and gone through in a browser beside the real server
	@tests/tools.sh cargo node chromium
	@$(MAKE) --no-print-directory graphiql; cargo build --locked --package api --bin stoa
	@tests/apps/build.sh
	@tests/apps/checks.sh
	@tests/apps/run.sh "$(TARGET)/debug/stoa"

lighthouse: ## both apps by Lighthouse, and how long they take to answer a press, on a slowed processor; for a calm machine
	@tests/tools.sh cargo node chromium
	@$(MAKE) --no-print-directory graphiql; cargo build --locked --package api --bin stoa
	@tests/apps/lighthouse.sh "$(TARGET)/debug/stoa"

faults: ## races, kills, a gateway on bad days and hostile connections in full, with a table of figures; an hour and a half
	@tests/faults.sh

bench: ## what the shop's requests cost the release program, on PostgreSQL and SQLite, with 10,000 and 100,000 products
	@tests/bench.sh

graphiql: ## the page at /graphiql, when its sources changed
	@tests/tools.sh node
	@cd api/graphiql && if ! node build.mjs --check; then \
	  [ node_modules/.package-lock.json -nt package-lock.json ] || { echo "GraphiQL: fetching its packages"; npm ci --no-audit --no-fund --ignore-scripts --loglevel=error; }; \
	  node build.mjs; fi

schema: ## writes schema.graphql anew
	@cargo build --locked --quiet --package api --bin stoa
	@"$(TARGET)/debug/stoa" schema > schema.graphql.new && mv schema.graphql.new schema.graphql
	@git --no-pager diff --stat -- schema.graphql
