#!/bin/sh
# Collects the strings of the window into resources/i18n/*.ts and compiles them to *.qm.
# Strings that the code no longer has are dropped; new ones appear as unfinished.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
$bin/python tools/collect_strings.py reader_app/ui >"$work/strings.cpp"

update() {
    language=$1 locale=$2
    shift 2
    file=resources/i18n/reader_app_$language.ts
    # No line numbers: every edit of the code would change the file.
    $bin/pyside6-lupdate "$work/strings.cpp" -no-obsolete -locations none "$@" \
        -source-language en -target-language "$locale" -ts "$file"
    $bin/pyside6-lrelease -silent "$file" -qm "${file%.ts}.qm"
}

update zh zh_CN
update en en -pluralonly # the sources are in English: only "1 document, 2 documents" is to be said
$bin/python tools/compile_catalogue.py resources/locale/*/LC_MESSAGES/*.po
