#!/usr/bin/env bash
# tests/tools.sh NAME...: sees that these are there, installs what it may, and names what it may not in one line.
set -euo pipefail

# The folder PostgreSQL's own programs are in, newest first; Debian keeps them out of PATH.
postgres_bin() {
  local found
  found=$( (ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin 2>/dev/null || true) | sort -V | tail -n 1)
  [ -n "$found" ] && [ -x "$found/initdb" ] && echo "$found" && return
  command -v initdb >/dev/null && dirname "$(command -v initdb)"
}
present() {
  case $1 in
    postgres) [ -n "$(postgres_bin)" ] ;;
    chromium) command -v chromium >/dev/null || command -v google-chrome >/dev/null || command -v chromium-browser >/dev/null ;;
    redis) command -v redis-server >/dev/null ;;
    node) command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ;;
    aiosmtpd) /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null ;;
    faketime) ls /usr/lib/*/faketime/libfaketime.so.1 >/dev/null 2>&1 ;;
    *) command -v "$1" >/dev/null ;;
  esac
}
package() {
  case $1 in
    postgres) apt-cache search --names-only '^postgresql-[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1 ;;
    redis) echo redis-server ;;
    faketime) echo faketime ;;
    aiosmtpd) echo python3-aiosmtpd ;;
    chromium) echo chromium ;;
  esac
}

if [ "${1:-}" = --postgres-bin ]; then postgres_bin; exit; fi
missing=()
for tool in "$@"; do present "$tool" || missing+=("$tool"); done
if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq || true
  wanted=()
  for tool in "${missing[@]}"; do name=$(package "$tool"); [ -n "$name" ] && wanted+=("$name"); done
  if [ ${#wanted[@]} -gt 0 ]; then
    echo "Installing ${wanted[*]}"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 "${wanted[@]}" >/dev/null
  fi
  still=()
  for tool in "${missing[@]}"; do present "$tool" || still+=("$tool"); done
  missing=(${still[@]+"${still[@]}"})
fi
if [ ${#missing[@]} -gt 0 ]; then
  echo "Missing: ${missing[*]}. Please install it: Rust 1.95 (cargo), Node 20 (node, npm), PostgreSQL 15 server programs (postgres), redis-server (redis), Chromium (chromium)." >&2
  exit 2
fi
