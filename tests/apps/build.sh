#!/usr/bin/env bash
# tests/apps/build.sh: both apps as they run in production. No server is there: a build knows none.
set -euo pipefail
cd "$(dirname "$0")/../.."
export NEXT_TELEMETRY_DISABLED=1 npm_config_loglevel=error STOA_API_URL=http://127.0.0.1:9
for app in frontend-customer frontend-vendor; do
  (
    cd "$app"
    [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
    npm run --silent build
  )
done
