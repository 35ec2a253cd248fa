#!/usr/bin/env bash
# Runs a command with DATABASE_URL at a fresh PostgreSQL + PostGIS of its own, on 127.0.0.1, gone afterwards.
# DATABASE_URL that is already set is used as it is (the tests empty that database).
set -euo pipefail
if [ -n "${DATABASE_URL:-}" ]; then exec "$@"; fi

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl || echo /missing)")
[ -x "$bin/pg_ctl" ] || { echo "No PostgreSQL here: install postgresql with PostGIS, or set DATABASE_URL." >&2; exit 1; }

folder=$(mktemp -d /tmp/mat-bang-postgis.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; as=(setpriv --reuid=postgres --regid=postgres --clear-groups); fi
port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')

"${as[@]}" "$bin/initdb" -D "$folder/data" -U mat_bang -A trust -E UTF8 --no-locale --no-sync >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off ${POSTGRES_OPTIONS:-}" start >/dev/null
stop() { "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m fast stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT
trap 'exit 130' INT TERM

"${as[@]}" "$bin/createdb" -h 127.0.0.1 -p "$port" -U mat_bang mat_bang
export DATABASE_URL="postgres://mat_bang@127.0.0.1:$port/mat_bang"
"$@"
