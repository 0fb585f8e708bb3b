#!/bin/sh
# Looks at the pages of propos-serve in Chromium: all tests, or the files that are named. The programs are those of
# build/release/bin, or of PROPOS_BIN. Skipped with status 0 where Chromium, node, npm or its registry is missing;
# what npm cannot fetch is an error with PROPOS_BROWSER_REQUIRED=1, as in CI.
set -u
cd "$(dirname "$0")" || exit 2
skip() {
  echo "Browser tests are skipped: $1"
  exit 0
}
command -v node >/dev/null 2>&1 || skip "node is not installed"
command -v npm >/dev/null 2>&1 || skip "npm is not installed"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || skip "node is older than 18"
chromium=${PROPOS_CHROMIUM:-/usr/bin/chromium}
[ -x "$chromium" ] || skip "there is no $chromium"
if ! npm ci --ignore-scripts --omit=optional --silent; then
  [ -z "${PROPOS_BROWSER_REQUIRED-}" ] || exit 2
  skip "npm cannot fetch what they use; is its registry out of reach?"
fi
case ${1-} in
  sheet) exec node sheet.mjs ;;
  *) exec node support/run.mjs "$@" ;;
esac
