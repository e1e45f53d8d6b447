#!/bin/sh
# Sets up everything that `make run` and `make test` need: the virtual environment, Qt's system
# libraries and a Chinese font. Does nothing where that is done already.
#
#   PYTHON=python3.12 sh tools/setup.sh     names the interpreter; otherwise the first that fits
#
# System packages are installed when root; for anyone else the exact command is printed.
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
STAMP=$VENV/.set-up

# What Qt's libraries load from the system, and the Debian and Ubuntu package that has it.
# tests/architecture/test_setup.py compares this list with what the installed Qt asks for.
QT_NEEDS='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libbrotlidec.so.1 libbrotli1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libxkbcommon.so.0 libxkbcommon0
libz.so.1 zlib1g
libzstd.so.1 libzstd1
'
# What it loads besides to show a window, under X11 or Wayland.
WINDOW_NEEDS='
libX11-xcb.so.1 libx11-xcb1
libX11.so.6 libx11-6
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxcb.so.1 libxcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
'
FONT_PACKAGE=fonts-noto-cjk

say() { printf '%s\n' "$*" >&2; }

main() {
    python=$(choose_python)
    wanted=$(fingerprint "$python")
    [ "$(cat "$STAMP" 2>/dev/null)" = "$wanted" ] && exit 0

    install_system_packages "$python"
    say "Setting up $VENV with $("$python" --version) (downloads about 120 MB the first time) ..."
    make_environment "$python"
    install_python_packages
    "$VENV/bin/python" -m compileall -q reader_app  # the first start is then as quick as the next
    printf '%s\n' "$wanted" >"$STAMP"
    say "Ready."
}

# The interpreter: the one that PYTHON names, the one .venv was made with, or the first that fits.
choose_python() {
    for candidate in ${PYTHON:-"$VENV/bin/python" python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$candidate" -c 'import os, sys; print(os.path.realpath(sys.executable))'
            return
        fi
    done
    say "Python 3.11 or newer is needed, and ${PYTHON:-python3} is not one."
    say "Debian 12 and Ubuntu 24.04 or newer have it: apt-get install python3"
    say "Where it lies elsewhere, name it: make run PYTHON=/path/to/python3.12"
    exit 1
}

# What the set-up depends on: it is done again when this changes.
fingerprint() {
    "$1" --version
    cat pyproject.toml tools/setup.sh | cksum
}

make_environment() {
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ ! -x "$VENV/bin/python$version" ]; then
        rm -rf "$VENV"
        "$1" -m venv "$VENV"
    fi
}

install_python_packages() {
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --use-pep517 -e '.[dev]' &&
        return
    say "The Python packages could not be installed; above stands why. That needs the network, once:"
    say "where it goes through a proxy or a mirror, pip has to know (HTTPS_PROXY, PIP_INDEX_URL)."
    say "Then give the same command again."
    exit 1
}

# Installs what the system lacks, or says how. Without what Qt itself needs it ends here; without
# what only a window needs, or a Chinese font, the rest still works.
install_system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    needed="$(venv_package "$1") $(lacking "$QT_NEEDS")"
    useful="$(lacking "$WINDOW_NEEDS") $(font_package)"
    packages=$(echo $needed $useful)
    [ -n "$packages" ] || return 0

    if ! command -v apt-get >/dev/null; then
        say "This system lacks (by the names of Debian's packages): $packages"
        return 0
    fi
    if [ "$(id -u)" = 0 ]; then
        say "Installing $packages ..."
        apt_install $packages && return 0
        say "That did not work."
    fi
    say "Please install what the system lacks:"
    say ""
    say "    sudo apt-get update && sudo apt-get install --no-install-recommends $packages"
    say ""
    [ -z "$(echo $needed)" ] || exit 1
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update >/dev/null || say "The list of packages could not be refreshed; trying without."
    apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# Debian and Ubuntu keep the parts that make a virtual environment in a package of their own.
venv_package() {
    [ -x "$VENV/bin/python" ] && return
    "$1" -c 'import ensurepip, venv' 2>/dev/null ||
        "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# The packages of those libraries in a list that the system's loader does not know.
lacking() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || known=
    echo "$1" | while read -r library package; do
        case "$known" in
        *"$library "*) ;;
        *) echo "$package" ;;
        esac
    done
}

font_package() {
    if command -v fc-list >/dev/null; then
        fonts=$(fc-list :lang=zh)
    else
        fonts=$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" \
            "${HOME:-/}/.local/share/fonts" -type f 2>/dev/null |
            grep -i -E 'CJK|SourceHan|NotoS.*SC|wqy|uming|ukai|simsun|msyh|DroidSansFallback|LXGW' ||
            true)
    fi
    [ -n "$fonts" ] || echo "$FONT_PACKAGE"
}

main
