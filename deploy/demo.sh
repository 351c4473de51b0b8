#!/usr/bin/env bash
# The server and both apps, with data to look at: `make demo`. Ctrl-C ends all three; what was bought is kept in ./var.
set -euo pipefail
cd "$(dirname "$0")/.."
stoa=$1
shop_port=${STOA_SHOP_PORT:-8001} desk_port=${STOA_DESK_PORT:-8002}
data=${STOA_DATA:-./var}
export NEXT_TELEMETRY_DISABLED=1 npm_config_loglevel=error

# app FOLDER: built, where its sources or the schema changed since.
app() {
  local sum
  sum=$(find "$1" -type f -not -path '*/node_modules/*' -not -path '*/.next*' -not -name '*.tsbuildinfo' -not -name next-env.d.ts -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  [ "$(cat "$1/.next/built" 2>/dev/null)" = "$sum" ] && return
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || { echo "$1: fetching its packages"; (cd "$1" && npm ci --no-audit --no-fund); }
  echo "$1: building"
  (cd "$1" && npm run --silent build >.build.log 2>&1) || { tail -n 40 "$1/.build.log" >&2; exit 1; }
  printf '%s' "$sum" >"$1/.next/built"
}

# ready ADDRESS PROCESS: waits for its first answer, as long as the process is there.
ready() {
  for _ in $(seq 600); do
    curl --silent --fail --max-time 2 --output /dev/null "$1" && return
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

app frontend-customer
app frontend-vendor

mkdir -p "$data"
[ -s "$data/app-secret" ] || (umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$data/app-secret")
STOA_APP_SECRET=$(cat "$data/app-secret")
export STOA_APP_SECRET
api=http://localhost:8000
started=()
end() { for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done; wait; }
trap end EXIT
trap 'exit 0' INT TERM

STOA_BIND=${STOA_BIND:-127.0.0.1:8000} PUBLIC_URL=$api STOA_DATA=$data \
  STOA_SHOP_URL=http://localhost:$shop_port STOA_DESK_URL=http://localhost:$desk_port \
  STOA_PAGES_URL=http://localhost:$shop_port/api/revalidate \
  STOA_DOCUMENTS=frontend-customer/lib/graphql/generated/persisted-documents.json,frontend-vendor/lib/graphql/generated/persisted-documents.json \
  "$stoa" demo &
started+=($!)
ready "$api/readyz" "${started[0]}" || { echo "The server did not start." >&2; exit 1; }
for one in "frontend-customer $shop_port" "frontend-vendor $desk_port"; do
  read -r folder port <<<"$one"
  PORT=$port HOSTNAME=localhost STOA_API_URL=$api STOA_MEDIA_URL=$api STOA_APP_URL=http://localhost:$port node "$folder/.next/standalone/server.js" >"$data/$folder.log" 2>&1 &
  started+=($!)
  ready "http://localhost:$port/api/health" "${started[-1]}" || { tail -n 20 "$data/$folder.log" >&2; exit 1; }
done
cat <<EOF

  shop      http://localhost:$shop_port
  desk      http://localhost:$desk_port
  GraphiQL  $api/graphiql

EOF
wait -n
