#!/bin/sh
# Collects the strings of the window into resources/i18n/*.ts and compiles them to *.qm.
# Strings that the code no longer has are dropped; new ones appear as unfinished.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
translations=resources/i18n

sources=$(find reader_app/ui -name '*.py' | LC_ALL=C sort)
for language in zh_CN en; do
    case $language in
    en) plural=-pluralonly ;; # English needs only its plural forms: "1 document", "2 documents"
    *) plural= ;;
    esac
    file=$translations/reader_app_$language.ts
    # No line numbers: they would change the file with every edit of the code.
    $bin/pyside6-lupdate $sources -ts "$file" -no-obsolete -locations none \
        -source-language en -target-language "$language" $plural
    $bin/pyside6-lrelease "$file" -qm "${file%.ts}.qm"
done
