#!/usr/bin/env bash
# tests/browser/run.sh STOA [PICTURE.png]: a demonstration of its own on a free port, and the purchase in a real browser against it.
set -euo pipefail
stoa=$(realpath "$1") picture=${2:+$(realpath -m "$2")}
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts --loglevel=error

work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-browser.XXXXXX")
server=
finish() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }; rm -rf "$work"; }
trap finish EXIT
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
env -u DATABASE_URL -u REDIS_URL STOA_ENV=demo STOA_SIGN_IN_PROVIDERS='[{"kind":"github","clientId":"demo","clientSecret":"demo"}]' STOA_DATA="$work/var" STOA_BIND="127.0.0.1:$port" STOA_LOG=warn "$stoa" demo >"$work/stoa.log" 2>&1 &
server=$!
for _ in $(seq 1200); do
  curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$port/readyz" && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
code=0
node journey.mjs "http://127.0.0.1:$port" "$work/var/mail" ${picture:+"$picture"} || { code=$?; tail -n 30 "$work/stoa.log"; }
exit $code
