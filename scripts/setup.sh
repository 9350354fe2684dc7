#!/bin/sh
# Puts on a Debian machine what the plugin needs: QGIS >= 3.40 and the Python
# packages of the distribution. With "develop", also a private environment
# (.venv) that holds the linter and the test runner; with "docs" or "qt6", one
# in build/ that holds what makes the manual, or Qt 6 to look names up in. With
# "engine" there is only build/engine, for the tests that need no QGIS; with
# "wheels" build/wheels has rasterio and Numba from PyPI beside QGIS.
#
# Everything is looked for first; what is there is left alone, and what will
# be installed is said before it is.
set -eu

wanted=3.40
python=/usr/bin/python3
checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
mode=${1:-runtime}

say() { printf '%s\n' "set-up: $*"; }
give_up() { printf '%s\n' "set-up: $*" >&2; exit 1; }

# --- private environments -----------------------------------------------------

# A private environment for one purpose: ENVIRONMENT, the list of what goes in, and whether it sees
# the packages of the distribution.
private_environment() {
    environment=$1 list=$checkout/scripts/requirements-$2.txt options=$3
    if [ ! -e "$environment/.complete" ] || [ "$list" -nt "$environment/.complete" ]; then
        say "will install into ${environment#"$checkout/"}: $(grep -v '^#' "$list" | tr '\n' ' ')"
        # shellcheck disable=SC2086
        "$python" -m venv $options "$environment"
        "$environment/bin/python" -m pip install --quiet --disable-pip-version-check -r "$list"
        touch "$environment/.complete"
    fi
}

# The engine needs no QGIS, and its tests run without one: nothing else is looked for.
if [ "$mode" = engine ]; then
    "$python" -c 'import ensurepip' 2>/dev/null ||
        give_up "$python cannot make private environments. On Debian and Ubuntu: apt install python3-venv, and start again."
    private_environment "$checkout/build/engine" engine ""
    say "the engine's packages and the test runner are in build/engine"
    exit 0
fi

# --- what is there? ---------------------------------------------------------

qgis_version() {
    "$python" -c 'from qgis.core import Qgis; print(Qgis.version().split("-")[0])' 2>/dev/null || echo 0
}

at_least() { # at_least VERSION MINIMUM
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

has_module() { "$python" -c "import importlib.util, sys; sys.exit(importlib.util.find_spec('$1') is None)" 2>/dev/null; }

qgis_is_here() { command -v qgis_process >/dev/null 2>&1 && at_least "$(qgis_version)" "$wanted"; }

missing_packages() {
    for pair in numpy:python3-numpy scipy:python3-scipy numba:python3-numba \
        rasterio:python3-rasterio jinja2:python3-jinja2 \
        threadpoolctl:python3-threadpoolctl matplotlib:python3-matplotlib; do
        has_module "${pair%%:*}" || printf '%s ' "${pair#*:}"
    done
    # Without it NumPy falls back to a BLAS many times slower.
    PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -q libopenblas || printf 'libopenblas0-pthread '
    if [ "$mode" != runtime ]; then
        has_module ensurepip || printf 'python3-venv '
    fi
}

# --- what to do on a machine that is not Debian -------------------------------

explain_other_systems() {
    cat >&2 <<TEXT
set-up: this machine is not Debian, so nothing was installed. Install these yourself and run the command again:
  QGIS $wanted or later, with its Python bindings and qgis_process on the PATH
  for the same Python: numpy, scipy, numba, rasterio, jinja2, threadpoolctl, matplotlib
    Ubuntu:  the packages of qgis.org, then: apt install python3-numba python3-rasterio python3-scipy python3-jinja2 python3-threadpoolctl python3-matplotlib
    Fedora:  dnf install qgis python3-qgis python3-numba python3-rasterio python3-scipy python3-jinja2 python3-threadpoolctl python3-matplotlib
    conda:   conda install -c conda-forge qgis numba rasterio scipy jinja2 threadpoolctl matplotlib
TEXT
    exit 1
}

# --- Debian -------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else give_up "administrator rights are needed for: $*. Run it as root, then start again."
    fi
}

candidate() { # the newest version of a package that apt can install from any source
    apt-cache madison "$1" 2>/dev/null | cut -d '|' -f 2 | tr -d ' ' | sort -V | tail -n 1
}

# The mirror that this machine already uses for its release; its backports
# stand beside it.
own_mirror() {
    apt-get indextargets --format '$(REPO_URI)|$(RELEASE)' 'Created-By: Packages' |
        awk -F'|' -v release="$1" '$2 == release { print $1; exit }'
}

add_backports() {
    release=$1
    mirror=$(own_mirror "$release")
    [ -n "$mirror" ] || give_up "no apt source for $release was found on this machine, so the address of its backports is not known. Add $release-backports to the apt sources and start again."
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    signed=
    [ -r "$keyring" ] && signed="[signed-by=$keyring] "
    file=/etc/apt/sources.list.d/$release-backports.list
    say "will add the source $release-backports of this machine's own mirror, in $file"
    printf 'deb %s%s %s-backports main\n' "$signed" "$mirror" "$release" | as_root tee "$file" >/dev/null
    as_root apt-get update -qq || give_up "the mirror does not serve $release-backports, where QGIS $wanted for this Debian comes from. Remove $file or use another mirror."
}

install_from_debian() {
    # shellcheck disable=SC1091
    . /etc/os-release
    release=${VERSION_CODENAME:-}
    packages=$1
    say "QGIS $wanted or later and these packages are looked for: $packages"
    as_root apt-get update -qq || say "the package lists could not all be refreshed; going on with what is there"
    target=
    case " $packages " in
    *" qgis "*)
        if ! at_least "$(candidate qgis | sed 's/^[0-9]*://')" "$wanted"; then
            add_backports "$release"
            target="-t $release-backports"
        elif apt-cache policy | grep -q "n=$release-backports" &&
            ! at_least "$(apt-cache policy qgis | awk '/Candidate:/ { print $2 }')" "$wanted"; then
            target="-t $release-backports"
        fi
        at_least "$(candidate qgis | sed 's/^[0-9]*://')" "$wanted" ||
            give_up "this Debian offers no QGIS $wanted or later. Debian 12 (with its backports) and 13 do."
        ;;
    esac
    say "will install from Debian: $packages"
    # Only QGIS and what it needs comes from the backports; the rest is the release's own.
    rest=$(printf '%s' "$packages" | sed 's/\bqgis\b//; s/\bpython3-qgis\b//')
    # shellcheck disable=SC2086
    {
        case " $packages " in *" qgis "*)
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $target qgis python3-qgis qgis-providers >/dev/null || give_up "apt could not install QGIS; its message stands above." ;;
        esac
        if [ -n "$(printf '%s' "$rest" | tr -d ' ')" ]; then
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $rest >/dev/null || give_up "apt could not install $rest; its message stands above."
        fi
    }
}

wanted_packages=$(missing_packages)
qgis_is_here || wanted_packages="qgis python3-qgis $wanted_packages"
if [ -n "$(printf '%s' "$wanted_packages" | tr -d ' ')" ]; then
    command -v apt-get >/dev/null 2>&1 && grep -qx 'ID=debian' /etc/os-release 2>/dev/null || explain_other_systems
    install_from_debian "$wanted_packages"
fi
qgis_is_here || give_up "QGIS $wanted or later is still not found with $python; qgis_process must be on the PATH."
say "QGIS $(qgis_version) and the Python packages are here"

# --- the developer's tools ------------------------------------------------------

case "$mode" in
develop)
    private_environment "$checkout/.venv" develop --system-site-packages
    say "the linter and the test runner are in .venv"
    ;;
wheels)
    # The packages of PyPI in front of those of the distribution, the NumPy of QGIS among them, and
    # the developer's tools.
    environment=$checkout/build/wheels
    lists="$checkout/scripts/requirements-wheels.txt $checkout/scripts/requirements-develop.txt"
    if [ ! -e "$environment/.complete" ] || [ -n "$(find $lists -newer "$environment/.complete")" ]; then
        numpy=$("$python" -c 'import numpy; print(numpy.__version__)')
        say "will install into build/wheels: numpy==$numpy and what is in requirements-wheels.txt and requirements-develop.txt"
        "$python" -m venv --system-site-packages "$environment"
        # shellcheck disable=SC2086
        "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --ignore-installed \
            "numpy==$numpy" $(printf -- '-r %s ' $lists)
        touch "$environment/.complete"
    fi
    say "rasterio and Numba from PyPI are in build/wheels"
    ;;
docs | qt6) private_environment "$checkout/build/$mode" "$mode" "" ;;
esac
