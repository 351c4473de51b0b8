#!/usr/bin/env bash
# tests/apps/run.sh STOA [NAME]: a demonstration of its own with both apps as they run in production, on free ports, and journeys in a real
# browser; with NAME those whose names fit it. With PICTURES=FOLDER pictures of what was passed are kept there.
set -euo pipefail
stoa=$(realpath "$1")
[ -z "${PICTURES:-}" ] || { mkdir -p "$PICTURES"; PICTURES=$(realpath "$PICTURES"); export PICTURES; }
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
root=$(realpath ../..)

work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-apps.XXXXXX")
started=()
finish() {
  # The server may have been started anew on the way.
  started+=("$(cat "$work/pid" 2>/dev/null || true)")
  for process in "${started[@]}"; do [ -z "$process" ] || kill "$process" 2>/dev/null || true; done
  for process in "${started[@]}"; do
    for _ in $(seq 200); do [ -n "$process" ] && kill -0 "$process" 2>/dev/null || break; sleep 0.1; done
  done
  rm -rf "$work"
}
trap finish EXIT
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
ready() {
  for _ in $(seq 1200); do
    curl --silent --fail --output /dev/null --max-time 2 "$1" && return
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
api_port=$(free_port) shop_port=$(free_port) desk_port=$(free_port)
api=http://localhost:$api_port shop=http://localhost:$shop_port desk=http://localhost:$desk_port
export STOA_APP_SECRET=the-secret-of-a-journey-and-of-nothing-else
manifest=lib/graphql/generated/persisted-documents.json
# The server, as journeys may start it again; what they set besides (the clock) is kept.
cat >"$work/start" <<END
#!/usr/bin/env bash
unset DATABASE_URL REDIS_URL
export STOA_ENV=\${STOA_ENV:-demo} STOA_DATA=$work/var STOA_BIND=127.0.0.1:$api_port PUBLIC_URL=$api STOA_SHOP_URL=$shop STOA_DESK_URL=$desk
export STOA_PAGES_URL=$shop/api/revalidate STOA_DOCUMENTS=$root/frontend-customer/$manifest,$root/frontend-vendor/$manifest STOA_LOG=warn
exec "$stoa" demo >>"$work/stoa.log" 2>&1
END
chmod +x "$work/start"
unset STOA_ENV STOA_CLOCK_AHEAD
"$work/start" &
echo $! >"$work/pid"
ready "$api/readyz" "$!" || { tail -n 30 "$work/stoa.log"; exit 1; }
for one in "frontend-customer $shop_port" "frontend-vendor $desk_port"; do
  read -r folder port <<<"$one"
  # A copy: what an app keeps of one demonstration is nothing for the next.
  cp -r "$root/$folder/.next/standalone" "$work/$folder"
  PORT=$port HOSTNAME=localhost STOA_API_URL=$api STOA_MEDIA_URL=$api STOA_APP_URL=http://localhost:$port node "$work/$folder/server.js" >"$work/$folder.log" 2>&1 &
  started+=($!)
  ready "http://localhost:$port/api/health" "${started[-1]}" || { tail -n 30 "$work/$folder.log"; exit 1; }
done
code=0
SHOP=$shop DESK=$desk API=$api MAIL=$work/var/mail SERVER=$work node journeys.mjs "${2:-}" || { code=$?; tail -n 20 "$work"/*.log; }
[ -n "${2:-}" ] || SHOP=$shop DESK=$desk API=$api node budgets.mjs || code=$?
exit $code
