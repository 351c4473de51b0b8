#!/usr/bin/env bash
# Ends with a table of what was tried, how long it took and which figures it gave. `make faults DATABASES=postgres` tries that form alone,
# `make faults TRIALS=histories` what has this in its name.
set -uo pipefail
cd "$(dirname "$0")/.."
unset STOA_TEST_DATABASE_URL STOA_TEST_REDIS_URL
export STOA_TEST_SCALE=full
. tests/steps.sh
trials=() figures=()
forms=" ${DATABASES:-sqlite postgres} "

# trial NAME SECONDS FILTER...: the tests of these names, one after the other: each of them is many hands already.
trial() {
  local name=$1 limit=$2 began=$SECONDS had=$passed tests result=ok
  shift 2
  [[ $name =~ ${TRIALS:-.} ]] || return 0
  step "$name" "$limit" cargo test --locked --package tests --test it -- --test-threads=1 --nocapture "$@" || result=FAILED
  tests=$(sed -nE 's/^running ([0-9]+) tests?$/\1/p' "$log" | paste -sd+ - | bc_or_zero)
  if [ "$tests" = 0 ] && [ "$result" = ok ]; then
    failed=$((failed + 1)) passed=$had result="no such tests"
  fi
  trials+=("$(printf '%-44s %6d s %5d passed  %s' "$name" $((SECONDS - began)) $((passed - had)) "$result")")
  while IFS= read -r line; do figures+=("$line"); done < <(grep -oE 'figure \| .*' "$log" | sed 's/^figure | //')
}

on_sqlite() {
  trial "races on SQLite" 1500 races::
  trial "kills and a gateway on bad days, SQLite" 2400 crash::
  trial "sockets and connections" 900 sockets:: connections::
  trial "hostile documents and everybody's questions" 900 gate:: access::
  trial "a full disk, pictures away, restarts" 900 outage::
  trial "how long an answer takes, SQLite" 1500 --include-ignored timing::
  trial "histories against the reference, SQLite" 3600 model::
}

on_postgres() {
  if ! servers; then
    failed=$((failed + 1)); echo "  FAIL  PostgreSQL or Redis did not start"; tail -n 20 "$work"/*.log
    return
  fi
  trial "races on PostgreSQL and Redis" 2400 races::
  trial "kills and a gateway on bad days, PostgreSQL" 2400 crash::
  trial "PostgreSQL and Redis taken away" 2400 outage:: rate:: kept::
  trial "histories against the reference, PostgreSQL" 2400 model::
  trial "how long an answer takes, PostgreSQL" 1500 --include-ignored timing::
}

tests/tools.sh cargo node redis postgres || exit 2
cargo fetch --locked --quiet || exit 2

echo "Trying in full on $(uname -sm), $(nproc 2>/dev/null || echo '?') cores, $(rustc --version)"
if step "build" 3000 cargo test --locked --package tests --no-run && step "build: stoa" 1200 cargo build --locked --package api --bin stoa; then
  [[ $forms = *" sqlite "* ]] && on_sqlite
  [[ $forms = *" postgres "* ]] && on_postgres
fi

echo
echo "What was tried:"
printf '  %s\n' ${trials[@]+"${trials[@]}"}
echo
echo "Figures:"
printf '  %s\n' ${figures[@]+"${figures[@]}"} | awk -F ' \\| ' '{ printf "%-78s %s\n", $1, $2 }'
echo
echo "$passed passed, $failed failed, in $((SECONDS - started)) s"
[ "$failed" = 0 ]
