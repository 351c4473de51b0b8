#!/usr/bin/env bash
# What the shop's requests cost: `make bench`. It builds the release program, starts a PostgreSQL of its own that keeps what it
# is told (fsync on), and drives the program. Filled databases are kept between runs. Choose with:
#   SIZES="10000"  DATABASES="postgres sqlite"  SCENARIOS="q1 q2 q5"  QUICK=1  PROFILE=1 (counts every statement in PostgreSQL)
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${CI:-}" = true ]; then export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/stoa/target}; fi
target=${CARGO_TARGET_DIR:-target}
tests/tools.sh cargo postgres || exit 2
# Ten thousand sockets have two ends.
ulimit -n "$(ulimit -Hn)"

cargo build --release --locked --package api --bin stoa --package tests --bin bench
bin=$(tests/tools.sh --postgres-bin)
home=${STOA_BENCH_HOME:-$HOME/.cache/stoa/bench}
# What a filled database holds is decided by these.
key=$(find migration/src entity/src api/src/seed api/search api/catalog/bulk_insert.rs api/pricing/seed.rs api/inventory/seed.rs api/shipping/seed.rs -type f -print0 |
  sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12)
kept=$home/$key
mkdir -p "$kept" && chmod 755 "$home" "$kept"
# Those of earlier forms are of no use to anybody.
find "$home" -mindepth 1 -maxdepth 1 -type d ! -name "$key" -exec rm -rf {} +

as_postgres() {
  if [ "$(id -u)" = 0 ]; then exec setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$kept/postgres" "$@"; else exec "$@"; fi
}
reachable() { # PostgreSQL's user has to reach its folder through ours
  local folder=$1
  while [ "$folder" != / ]; do [ "$(id -u)" != 0 ] || chmod o+x "$folder"; folder=$(dirname "$folder"); done
}

postgres=() server=
work=$(mktemp -d "$home/run.XXXXXX")
finish() {
  [ -z "$server" ] || { kill -INT "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

databases=${DATABASES:-postgres sqlite}
if [[ " $databases " == *" postgres "* ]]; then
  reachable "$kept"
  mkdir -p "$kept/postgres" && { [ "$(id -u)" != 0 ] || chown postgres "$kept/postgres"; }
  [ -s "$kept/postgres/data/PG_VERSION" ] ||
    (as_postgres "$bin/initdb" -D "$kept/postgres/data" -A trust -U postgres --encoding=UTF8 --locale=C) >"$work/initdb.log" 2>&1
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  (as_postgres "$bin/postgres" -D "$kept/postgres/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$kept/postgres" \
    -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=200 -c shared_buffers=512MB -c random_page_cost=1.1 \
    -c effective_cache_size=2GB -c max_wal_size=4GB -c checkpoint_timeout=15min ${PROFILE:+-c shared_preload_libraries=pg_stat_statements}) >"$work/postgres.log" 2>&1 &
  server=$!
  for _ in $(seq 300); do "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" && break; sleep 0.1; done
  "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || { cat "$work/postgres.log"; exit 1; }
  postgres=(--postgres "postgres://postgres@127.0.0.1:$port" --postmaster "$(head -n 1 "$kept/postgres/data/postmaster.pid")")
fi

about="stoa $(git describe --always --dirty 2>/dev/null || echo unknown), $(rustc --version), $("$bin/postgres" --version), fsync on, shared_buffers 512 MB"
"$target/release/bench" run --stoa "$target/release/stoa" --kept "$kept" --work "$work" --out "$target/bench" --databases "$databases" \
  --sizes "${SIZES:-10000 100000}" --scenarios "${SCENARIOS:-}" ${QUICK:+--quick} ${PROFILE:+--profile} --about "$about" ${postgres[@]+"${postgres[@]}"}
