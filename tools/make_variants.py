"""Makes resources/search/variants.txt from the Unicode database's Unihan_Variants.txt.

    python tools/make_variants.py Unihan_Variants.txt > resources/search/variants.txt

A character's own kSimplifiedVariant decides. kZVariant and kSemanticVariant serve those that have
none and that GB 2312 lacks (衆 爲 説): among the everyday characters they are too loose.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = """\
# One form for all variants of a character, for searching: the first character of a line stands
# for itself and for the others (simplified 发: 發 髮). From Unihan_Variants.txt 15.0:
# kSimplifiedVariant, and kZVariant and kSemanticVariant of characters that GB 2312 lacks.
# Made by tools/make_variants.py.
# Copyright (c) 1991-2022 Unicode, Inc.; see UNICODE-LICENSE.txt beside this file.
"""

Table = dict[str, list[str]]


def read(path: Path) -> dict[str, Table]:
    """Field name → character → its variants, in the file's order."""
    fields: dict[str, Table] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("U+"):
            code, field, values = line.split("\t")
            variants = [_character(value.split("<")[0]) for value in values.split()]
            fields.setdefault(field, {})[_character(code)] = variants
    return fields


def _character(code: str) -> str:
    return chr(int(code.removeprefix("U+"), 16))


def in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def pairs(fields: dict[str, Table]) -> dict[str, str]:
    """Variant → the form that stands for it."""
    simplified = {
        character: next(variant for variant in variants if variant != character)
        for character, variants in fields["kSimplifiedVariant"].items()
        if variants != [character]
    }
    targets, rare = set(simplified.values()), {}
    for field in ("kZVariant", "kSemanticVariant"):
        for character, variants in fields[field].items():
            taken = character in simplified or character in targets or character in rare
            if taken or in_gb2312(character):
                continue
            for variant in variants:
                if variant in simplified:
                    rare[character] = simplified[variant]
                    break
                if field == "kZVariant" and in_gb2312(variant):
                    rare[character] = variant
                    break
    return simplified | rare


def closed(table: dict[str, str]) -> dict[str, str]:
    """Chains followed to their end, so that folding twice changes nothing."""

    def end(character: str) -> str:
        while character in table:
            character = table[character]
        return character

    return {character: end(character) for character in table}


def main() -> None:
    groups: dict[str, list[str]] = {}
    for variant, form in closed(pairs(read(Path(sys.argv[1])))).items():
        groups.setdefault(form, []).append(variant)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(HEADER)
    for form in sorted(groups):
        sys.stdout.write(f"{form}{''.join(sorted(groups[form]))}\n")


if __name__ == "__main__":
    main()
