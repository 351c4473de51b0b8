#!/usr/bin/env bash
# tests/apps/checks.sh: style, types, generated documents and shared files of both apps, and their own tests; ends with how many passed.
set -uo pipefail
cd "$(dirname "$0")/../.."
export NEXT_TELEMETRY_DISABLED=1 npm_config_loglevel=error
passed=0 failed=0
check() {
  local what=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL  $what"; fi
}
same_documents() {
  local before after
  before=$(cat lib/graphql/generated/*)
  npm run --silent codegen >/dev/null || return 1
  after=$(cat lib/graphql/generated/*)
  [ "$before" = "$after" ] || { echo "lib/graphql/generated was stale: npm run codegen"; return 1; }
}
tests() {
  local said ok
  said=$(npx vitest run --no-color 2>&1) || { echo "$said" | tail -n 60; return 1; }
  ok=$(echo "$said" | sed -nE 's/^ *Tests +([0-9]+) passed.*/\1/p')
  passed=$((passed + ${ok:-0}))
}
for app in frontend-customer frontend-vendor; do
  [ "$app/node_modules/.package-lock.json" -nt "$app/package-lock.json" ] || (cd "$app" && npm ci --no-audit --no-fund) || exit 2
  pushd "$app" >/dev/null || exit 2
  check "$app: documents" same_documents
  check "$app: style" npx biome check --max-diagnostics=30 .
  check "$app: types" npx tsc --noEmit
  check "$app: tests" tests
  popd >/dev/null || exit 2
done
check "shared files" node frontend-customer/scripts/sync-shared.mjs --check
if grep -rlE 'gh[ps]_|STOA_APP_SECRET=|BEGIN [A-Z ]*PRIVATE KEY' frontend-customer/.next/static frontend-vendor/.next/static 2>/dev/null; then failed=$((failed + 1)); echo "FAIL  a secret in a bundle"; fi
echo "test result: $([ "$failed" = 0 ] && echo ok || echo FAILED). $passed passed; $failed failed;"
[ "$failed" = 0 ]
