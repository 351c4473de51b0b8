# Sourced by run.sh and faults.sh: steps that are timed and bounded, and servers of their own, on free ports in a folder of
# their own, ended by their number.
started=$SECONDS
passed=0 failed=0
children=()
if [ "${CI:-}" = true ]; then export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/stoa/target}; fi
target=${CARGO_TARGET_DIR:-target}
export CARGO_TERM_COLOR=never
work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-test.XXXXXX")
chmod 755 "$work"

finish() {
  for child in ${children[@]+"${children[@]}"}; do kill "$child" 2>/dev/null; done
  for child in ${children[@]+"${children[@]}"}; do wait "$child" 2>/dev/null; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# step NAME SECONDS COMMAND...: one line when it went well, the end of its log when not. Rust's own counts are added up; the
# log stays at $log until the end.
step() {
  local name=$1 limit=$2 began=$SECONDS code=0 ok bad
  shift 2
  log="$work/$(echo "$name" | tr -c 'a-z0-9\n' '-').log"
  timeout --kill-after=20 "$limit" "$@" >"$log" 2>&1 </dev/null || code=$?
  ok=$(sed -nE 's/^test result: .* ([0-9]+) passed; .*/\1/p' "$log" | paste -sd+ - | bc_or_zero)
  bad=$(sed -nE 's/^test result: .* passed; ([0-9]+) failed;.*/\1/p' "$log" | paste -sd+ - | bc_or_zero)
  if [ "$code" = 0 ]; then
    [ "$ok" -gt 0 ] || ok=1
    passed=$((passed + ok))
    printf '  ok    %-46s %4d s  %s\n' "$name" $((SECONDS - began)) "$([ "$ok" -gt 1 ] && echo "$ok tests")"
    # What a step wants to be read beside its count.
    sed -n 's/^told: /        /p' "$log"
    return 0
  fi
  [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + ok)) failed=$((failed + bad))
  printf '  FAIL  %-46s %4d s  %s\n' "$name" $((SECONDS - began)) "$([ "$code" = 124 ] && echo "stopped after $limit s")"
  grep -vE '^test .* \.\.\. ok$|^ +(Compiling|Checking|Downloaded|Downloading) ' "$log" | tail -n 120 | sed 's/^/        /'
  return 1
}
bc_or_zero() { local sum; read -r sum || true; echo $((${sum:-0})); }

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# until_up COMMAND...: asks ten times a second, for at most half a minute.
until_up() { for _ in $(seq 300); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done; return 1; }

# PostgreSQL refuses to run as root, so it then runs as the user its package made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then exec setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$work/pg" "$@"; else exec "$@"; fi
}

start_postgres() {
  local bin port
  bin=$(tests/tools.sh --postgres-bin) port=$(free_port)
  mkdir "$work/pg" && { [ "$(id -u)" != 0 ] || chown postgres "$work/pg"; }
  (as_postgres "$bin/initdb" -D "$work/pg/data" -A trust -U postgres --encoding=UTF8 --locale=C --no-sync) || return 1
  # Nothing here has to outlive a power cut.
  (as_postgres "$bin/postgres" -D "$work/pg/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$work/pg" \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=128MB) >"$work/postgres.log" 2>&1 &
  children+=($!)
  until_up "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || { cat "$work/postgres.log"; return 1; }
  export STOA_TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
}

start_redis() {
  local port
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$work" >"$work/redis.log" 2>&1 &
  children+=($!)
  until_up redis-cli -h 127.0.0.1 -p "$port" ping || { cat "$work/redis.log"; return 1; }
  export STOA_TEST_REDIS_URL="redis://127.0.0.1:$port"
}

servers() { start_postgres >"$work/initdb.log" 2>&1 && start_redis; }
