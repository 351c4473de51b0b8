#!/usr/bin/env bash
# tests/apps/beside.sh STOA COMMAND...: a demonstration of its own on free ports, as `make demo` starts it, and a command beside it that
# finds it at API, SHOP and DESK. Run from where the command is to run.
set -euo pipefail
stoa=$(realpath "$1")
shift
here=$(realpath "$(dirname "$0")")
[ "$here/node_modules/.package-lock.json" -nt "$here/package-lock.json" ] || (cd "$here" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-beside.XXXXXX")
api_port=$(free_port) shop_port=$(free_port) desk_port=$(free_port)
STOA_DATA=$work/var STOA_API_PORT=$api_port STOA_SHOP_PORT=$shop_port STOA_DESK_PORT=$desk_port "$here/../../deploy/demo.sh" "$stoa" >"$work/demo.log" 2>&1 &
demo=$!
finish() {
  kill "$demo" 2>/dev/null || true
  wait "$demo" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
echo "Starting a demonstration; apps that changed are built first." >&2
# The desk is the last to start.
until curl --silent --fail --max-time 5 --output /dev/null "http://localhost:$desk_port/api/health"; do
  kill -0 "$demo" 2>/dev/null || { tail -n 40 "$work/demo.log" >&2; exit 1; }
  sleep 0.5
done
API=http://localhost:$api_port SHOP=http://localhost:$shop_port DESK=http://localhost:$desk_port "$@"
