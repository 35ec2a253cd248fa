#!/usr/bin/env bash
# Measures on a PostgreSQL + PostGIS of its own (or the empty one DATABASE_URL names) and prints ratios of one run.
# BENCH_ZONES (1500) and BENCH_PLOTS_PER_ZONE (200) scale the data.
set -euo pipefail
cd "$(dirname "$0")/.."
exec tests/on-postgis.sh npx tsx bench/main.ts "$@"
