#!/usr/bin/env bash
# tests/apps/lighthouse.sh STOA: Lighthouse on the shop's pages, and the time that presses take on a slowed processor. What it tells is
# Markdown, and stays in tests/apps/lighthouse/told.md. ROUNDS is how often each is done, else three times.
set -euo pipefail
stoa=$(realpath "$1")
cd "$(dirname "$0")"
[ lighthouse/node_modules/.package-lock.json -nt lighthouse/package-lock.json ] || (cd lighthouse && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
./beside.sh "$stoa" bash -c 'code=0; node lighthouse/run.mjs || code=$?; echo; node interactions.mjs || code=$?; exit $code' | tee lighthouse/told.md
