#!/usr/bin/env bash
# tests/protocol/run.sh STOA: a demonstration of its own on a free port; the audits of GraphQL over HTTP and the usual clients against it.
set -euo pipefail
stoa=$(realpath "$1")
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts --loglevel=error

work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-protocol.XXXXXX")
server=
finish() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }; rm -rf "$work"; }
trap finish EXIT
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
env -u DATABASE_URL -u REDIS_URL STOA_ENV=demo STOA_DATA="$work/var" STOA_BIND="127.0.0.1:$port" STOA_LOG=warn "$stoa" demo >"$work/stoa.log" 2>&1 &
server=$!
for _ in $(seq 1200); do
  curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$port/readyz" && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
code=0
for part in audits clients; do
  timeout 120 node "$part.mjs" "http://127.0.0.1:$port" || { code=1; tail -n 30 "$work/stoa.log"; }
done
exit $code
