#!/usr/bin/env bash
# tests/apps/lighthouse.sh STOA: a demonstration on free ports, as `make demo` starts it; Lighthouse on the shop's pages and the time
# that presses take on a slowed processor. Prints Markdown, keeps it in tests/apps/lighthouse/told.md. ROUNDS=3 is how often each.
set -euo pipefail
stoa=$(realpath "$1")
cd "$(dirname "$0")"
for folder in . lighthouse; do
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] || (cd "$folder" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
done
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-lighthouse.XXXXXX")
export STOA_DATA=$work/var STOA_API_PORT STOA_SHOP_PORT STOA_DESK_PORT
STOA_API_PORT=$(free_port) STOA_SHOP_PORT=$(free_port) STOA_DESK_PORT=$(free_port)
../../deploy/demo.sh "$stoa" >"$work/demo.log" 2>&1 &
demo=$!
finish() {
  kill "$demo" 2>/dev/null || true
  wait "$demo" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
echo "Starting a demonstration; apps that changed are built first."
until curl --silent --fail --max-time 5 --output /dev/null "http://localhost:$STOA_DESK_PORT/api/health"; do
  kill -0 "$demo" 2>/dev/null || { tail -n 40 "$work/demo.log" >&2; exit 1; }
  sleep 0.5
done

export API=http://localhost:$STOA_API_PORT SHOP=http://localhost:$STOA_SHOP_PORT DESK=http://localhost:$STOA_DESK_PORT
code=0
(node lighthouse/run.mjs && echo && node interactions.mjs) | tee lighthouse/told.md || code=$?
exit $code
