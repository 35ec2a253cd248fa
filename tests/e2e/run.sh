#!/usr/bin/env bash
# The browser tests. Needs a Chromium (Debian: apt-get install chromium) or CHROMIUM=/path/to/it.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec npx vitest run --config tests/e2e/vitest.config.ts "$@"
