#!/bin/sh
# Installs what is missing, builds the release preset and runs every test. The exit status is ctest's.
set -u
cd "$(dirname "$0")/.." || exit 2
. corpus/setup.sh
# One test checks answers against their JSON Schema, one looks at a real terminal's screen.
propos_packages="$propos_packages python3 python3-jsonschema tmux"
install_missing || exit 2
build_release || exit 2
echo "Running the tests"
exec ctest --test-dir build/release --output-on-failure --no-tests=error --parallel "$(nproc)"
