#!/usr/bin/env bash
# deploy/demo.sh STOA: the server, the shop and the desk with data to look at; `make demo` calls it. Ctrl-C ends all three, what was
# bought is kept in STOA_DATA. With APPS=off the server alone. Ports: STOA_API_PORT, STOA_SHOP_PORT, STOA_DESK_PORT.
set -euo pipefail
stoa=$(realpath "$1")
data=$(realpath -m "${STOA_DATA:-$(dirname "$0")/../var}")
cd "$(dirname "$0")/.."
apps=${APPS:-on}
api_port=${STOA_API_PORT:-8000} shop_port=${STOA_SHOP_PORT:-8001} desk_port=${STOA_DESK_PORT:-8002}
api=http://localhost:$api_port shop=http://localhost:$shop_port desk=http://localhost:$desk_port
# Of what runs well nobody is told, so that the addresses stay in sight.
export NEXT_TELEMETRY_DISABLED=1 npm_config_loglevel=error STOA_LOG=${STOA_LOG:-warn}
mkdir -p "$data"

fail() { echo "$1" >&2; exit 1; }

# free VARIABLE PORT: before anything is built, since that takes minutes.
free() {
  if (exec 3<>"/dev/tcp/localhost/$2") 2>/dev/null; then
    fail "Port $2 is taken, perhaps by another demonstration. End that, or choose a port: $1=$(($2 + 100)) make demo"
  fi
}

# app FOLDER: built, where its sources changed since.
app() {
  local sum began=$SECONDS log="$data/$1.build.log"
  sum=$(find "$1" -type f -not -path '*/node_modules/*' -not -path '*/.next*' -not -name '*.tsbuildinfo' -not -name next-env.d.ts -not -name '*.log' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  if [ -f "$1/.next/standalone/server.js" ] && [ "$(cat "$1/.next/built" 2>/dev/null)" = "$sum" ]; then return; fi
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || { echo "$1: fetching its packages"; (cd "$1" && npm ci --no-audit --no-fund); }
  echo "$1: building, one to two minutes"
  (cd "$1" && npm run --silent build) >"$log" 2>&1 || { tail -n 40 "$log" >&2; fail "$1 was not built; all that was said is in $log"; }
  printf '%s' "$sum" >"$1/.next/built"
  echo "$1: built in $((SECONDS - began)) s"
}

# ready ADDRESS PROCESS: waits for its first answer, as long as the process is there.
ready() {
  for _ in $(seq 1200); do
    kill -0 "$2" 2>/dev/null || return 1
    curl --silent --fail --max-time 2 --output /dev/null "$1" && return
    sleep 0.1
  done
  return 1
}

# All that was started: asked to end, and after five seconds made to, whoever may still be listening to them.
started=()
end() {
  trap '' INT TERM HUP
  for process in ${started[@]+"${started[@]}"}; do kill "$process" 2>/dev/null || true; done
  for _ in $(seq 50); do
    [ -n "$(jobs -rp)" ] || return 0
    sleep 0.1
  done
  for process in ${started[@]+"${started[@]}"}; do kill -KILL "$process" 2>/dev/null || true; done
}
trap end EXIT
trap 'exit 0' INT TERM HUP

free STOA_API_PORT "$api_port"
if [ "$apps" != off ]; then
  free STOA_SHOP_PORT "$shop_port"
  free STOA_DESK_PORT "$desk_port"
  app frontend-customer
  app frontend-vendor
fi

# What the apps sign with: made once, and known to this demonstration alone.
[ -s "$data/app-secret" ] || (umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$data/app-secret")
STOA_APP_SECRET=$(cat "$data/app-secret")
export STOA_APP_SECRET
documents=lib/graphql/generated/persisted-documents.json
STOA_BIND=127.0.0.1:$api_port PUBLIC_URL=$api STOA_DATA=$data STOA_SHOP_URL=$shop STOA_DESK_URL=$desk STOA_PAGES_URL=$shop/api/revalidate \
  STOA_DOCUMENTS=frontend-customer/$documents,frontend-vendor/$documents "$stoa" demo &
started+=($!)
ready "$api/readyz" "${started[-1]}" || fail "The server did not start."
if [ "$apps" != off ]; then
  for one in "frontend-customer $shop" "frontend-vendor $desk"; do
    read -r folder url <<<"$one"
    PORT=${url##*:} HOSTNAME=localhost STOA_API_URL=$api STOA_MEDIA_URL=$api STOA_APP_URL=$url node "$folder/.next/standalone/server.js" >"$data/$folder.log" 2>&1 &
    started+=($!)
    ready "$url/api/health" "${started[-1]}" || { tail -n 20 "$data/$folder.log" >&2; fail "$folder did not start."; }
  done
  printf '\n  the shop   %s\n  the desk   %s   vendor@demo.test, stoa-demo-2026' "$shop" "$desk"
fi
printf '\n  GraphiQL   %s/graphiql\n\n  Ctrl-C ends it; what was done is kept in %s\n\n' "$api" "$data"
wait -n || true
fail "One of them ended by itself; the apps' words are in $data."
