#!/bin/sh
# Installs what is missing, builds Propos, indexes the sample posts and answers three topics.
set -u
cd "$(dirname "$0")/.." || exit 2
. corpus/setup.sh
install_missing || exit 2
build_release propos-index propos-query propos-serve || exit 2
bin=build/release/bin
db=build/demo.db
echo "Indexing corpus/posts into $db"
"$bin/propos-index" -d "$db" corpus/posts || exit 2
for topic in talent tariffs open-source; do
  echo
  echo "== propos-query -d $db --topic $topic -n 3"
  echo
  "$bin/propos-query" -d "$db" --topic "$topic" -n 3 || exit 2
done
echo
echo "Try next:"
echo "  $bin/propos-serve -d $db      # a page for the browser, at the address that it prints"
echo "  $bin/propos-query -d $db 'qui forme les soudeurs du nucléaire ?'"
echo "  $bin/propos-query -d $db '« droits de douane » vin' --format json"
