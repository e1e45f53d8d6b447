#!/bin/sh
# Shows the program on the sample documents: the window where there is a display, otherwise a
# picture of the window and the extraction of one document.
set -eu
cd "$(dirname "$0")/.."
app=.venv/bin/reader-app

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec $app seeds
fi

sample=$(ls seeds/*.txt | head -n 1)
picture=$PWD/out/window.png
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p out

echo "There is no display here: the window is drawn into a picture instead."
export QT_QPA_PLATFORM=offscreen
export QT_LOGGING_RULES='default.warning=false' # "this plugin cannot …" of a screen that is none
[ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || export LC_ALL=C.UTF-8
$app --home "$home" import seeds
$app --home "$home" open "$sample" --screenshot "$picture"
echo
echo "The window, on $sample: $picture"
echo "What was extracted from it:"
echo
$app analyze "$sample" --format text
