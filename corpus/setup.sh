# shellcheck shell=sh
# Set-up that corpus/demo.sh and tests/run.sh share; to be sourced, from the project's directory.
#   install_missing          installs the Debian packages that are not there yet
#   browser_packages         prints those that the browser tests need
#   build_release [TARGET…]  builds the release preset, with PROPOS_CMAKE_OPTIONS; its programs are in build/release/bin

propos_packages='g++ cmake ninja-build pkg-config libxapian-dev nlohmann-json3-dev libgumbo-dev libcli11-dev catch2
libmicrohttpd-dev nettle-dev libtomlplusplus-dev libutf8proc-dev libedit-dev libexpat1-dev zlib1g-dev xapian-tools'

# What the programs use when it is there: the English dictionary.
propos_optional_packages='dict-freedict-eng-fra'

# Prints what the browser tests need; node and npm may have come another way than as packages of these names.
browser_packages() {
  printf 'chromium'
  command -v node >/dev/null 2>&1 || printf ' nodejs'
  command -v npm >/dev/null 2>&1 || printf ' npm'
}

# Prints those of the named packages that are not installed.
missing_packages() {
  for package; do
    case $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) in
      installed) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# Runs a command as root.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

install_missing() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian: install what README.md lists by hand; going on with what is there." >&2
    return 0
  fi
  # shellcheck disable=SC2086 # the list is meant to be split
  missing=$(missing_packages $propos_packages)
  [ -n "$missing" ] || { install_optional; return 0; }
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; then
    echo "These packages are missing and only root may install them: $missing" >&2
    echo "As root: apt-get install --no-install-recommends $missing" >&2
    return 2
  fi
  echo "Installing with apt-get: $missing"
  as_root apt-get update -qq || return 2
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null || return 2
  install_optional
}

# Installs what is optional, as root only; nothing stops where it fails.
install_optional() {
  # shellcheck disable=SC2086
  optional=$(missing_packages $propos_optional_packages)
  [ -n "$optional" ] && [ "$(id -u)" = 0 ] || return 0
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $optional >/dev/null 2>&1 ||
    echo "Going on without $optional(optional)" >&2
}

build_release() {
  echo "Building the release preset in build/release"
  # shellcheck disable=SC2086 # the options are meant to be split
  cmake --preset release -DPROPOS_UNITY=ON ${PROPOS_CMAKE_OPTIONS:-} >/dev/null || return 2
  if [ $# -gt 0 ]; then
    cmake --build --preset release --target "$@" || return 2
  else
    cmake --build --preset release || return 2
  fi
}
