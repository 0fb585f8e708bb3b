#!/bin/sh
# Installs what is missing, builds the release preset and runs every test. The exit status is that of ctest, or of the
# browser tests where ctest has no fault. By name, one of the two: tests/run.sh ctest|browser
set -u
cd "$(dirname "$0")/.." || exit 2
. corpus/setup.sh

run_ctest() {
  # One test checks answers against their JSON Schema, one looks at a real terminal's screen.
  propos_packages="$propos_packages python3 python3-jsonschema tmux"
  install_missing && build_release || return 2
  echo "Running the tests"
  ctest --test-dir build/release --output-on-failure --no-tests=error --parallel "$(nproc)"
}

run_browser() {
  propos_packages="$propos_packages $(browser_packages)"
  install_missing && build_release propos-index propos-query propos-serve || return 2
  echo "Running the browser tests"
  sh tests/browser/run.sh
}

case ${1-all} in
  ctest) run_ctest ;;
  browser) run_browser ;;
  all)
    run_ctest
    status=$?
    run_browser || { [ $status -ne 0 ] || status=1; }
    exit $status
    ;;
  *)
    echo "tests/run.sh: ctest, browser, or nothing for both" >&2
    exit 2
    ;;
esac
