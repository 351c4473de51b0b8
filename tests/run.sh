#!/usr/bin/env bash
# Everything that shows it works, in one go: `make test`.
set -uo pipefail
cd "$(dirname "$0")/.."
. tests/steps.sh

fresh_schema() { "$target/debug/stoa" schema | diff --unified=2 schema.graphql - || { echo "schema.graphql is stale: make schema"; return 1; }; }

tests/tools.sh cargo node redis postgres chromium || exit 2
# Sets a node's clock wrong; where there is none, that one test says so.
tests/tools.sh faketime >/dev/null 2>&1 || true
# Takes the mail of one test.
tests/tools.sh aiosmtpd >/dev/null 2>&1 || true
cargo fetch --locked --quiet || exit 2

echo "Testing on $(uname -sm), $(nproc 2>/dev/null || echo '?') cores, $(rustc --version)"
step "graphiql: build" 300 make --no-print-directory graphiql
step "style: cargo fmt" 60 cargo fmt --all --check -- --color never
step "rules: clippy, warnings refused" 2400 cargo clippy --locked --workspace --all-targets -- -D warnings
if step "build" 3000 cargo test --locked --workspace --no-run && step "build: stoa" 1200 cargo build --locked --package api --bin stoa; then
  step "rooms: unit and property tests" 900 cargo test --locked --workspace --exclude tests --no-fail-fast
  step "journeys on SQLite" 1800 env -u STOA_TEST_DATABASE_URL -u STOA_TEST_REDIS_URL cargo test --locked --package tests
  if servers; then
    step "journeys on PostgreSQL and Redis" 1800 cargo test --locked --package tests
  else
    failed=$((failed + 1)); echo "  FAIL  PostgreSQL or Redis did not start"; tail -n 20 "$work"/*.log
  fi
  export -f fresh_schema; export target
  step "schema.graphql is fresh" 60 bash -c fresh_schema
  step "protocol: audits and clients" 600 tests/protocol/run.sh "$target/debug/stoa"
  step "graphiql: the purchase in a browser" 300 tests/browser/run.sh "$target/debug/stoa"
  step "apps: built without a server" 900 tests/apps/build.sh
  step "apps: documents, style, types, tests" 300 tests/apps/checks.sh
  step "apps: journeys in a browser" 1200 tests/apps/run.sh "$target/debug/stoa"
fi

echo
echo "$passed passed, $failed failed, in $((SECONDS - started)) s"
[ "$failed" = 0 ]
