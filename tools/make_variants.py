"""Makes resources/search/variants.txt from the Unicode database's Unihan_Variants.txt, from
OpenCC's dictionaries of characters and from tools/set_aside_characters.txt.

    python tools/make_variants.py Unihan_Variants.txt TSCharacters.txt TWVariants.txt \\
        HKVariants.txt > resources/search/variants.txt

A character's own kSimplifiedVariant decides. kZVariant and kSemanticVariant serve those that have
none and that GB 2312 lacks (衆 爲 説): among the everyday characters they are too loose. OpenCC
knows what is written in Taiwan and Hong Kong (佔 佈 週 遊 託 羣), and everyday forms where Unicode
names a rare one (鑑). Its first choice counts; another one where it joins no two characters that
GB 2312 tells apart. What is left without an everyday form has the one that two of Unihan's
dictionaries agree on (妬 謌 盌), or the one for which China has set it aside (砲 姪).
"""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

HEADER = """\
# One form for all variants of a character, for searching: the first character of a line stands
# for itself and for the others (simplified 发: 發 髮). From Unihan_Variants.txt 15.0 (kSimplified-
# Variant; kZVariant and kSemanticVariant of characters that GB 2312 lacks), from OpenCC 1.4.2
# (TSCharacters, TWVariants, HKVariants), and from China's list of characters set aside (1955).
# Made by tools/make_variants.py.
# Copyright (c) 1991-2022 Unicode, Inc.; see UNICODE-LICENSE.txt beside this file.
# Copyright (c) 2010-2026 Carbo Kuo and contributors; see OPENCC-LICENSE.txt beside this file.
"""

Table = dict[str, list[str]]
SET_ASIDE = Path(__file__).with_name("set_aside_characters.txt")
# Of Chinese characters with English explanations (Unicode Standard Annex 38, kSemanticVariant).
DICTIONARIES = frozenset({"kCowles", "kFenn", "kLau", "kMatthews", "kMeyerWempe"})


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


def read_opencc(paths: Sequence[Path]) -> Table:
    """Character → its other forms, the usual one first; those that are no single characters go."""
    table: Table = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#") and "\t" in line:
                character, _, forms = line.partition("\t")
                some = [form for form in forms.split() if len(character) == len(form) == 1]
                table.setdefault(character, []).extend(some)
    return table


def read_attested(path: Path) -> dict[tuple[str, str], set[str]]:
    """Which dictionaries say that two characters mean and sound the same."""
    attested: dict[tuple[str, str], set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        code, field, values = line.split("\t") if line.startswith("U+") else ("", "", "")
        for value in values.split() if field == "kSemanticVariant" else ():
            other, _, sources = value.partition("<")
            names = {source.partition(":")[0] for source in sources.split(",")}
            pair = _character(code), _character(other)
            attested.setdefault(pair, set()).update(names & DICTIONARIES)
    return attested


def read_set_aside(path: Path) -> Iterator[tuple[str, str]]:
    """Everyday character, the one set aside for it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from ((line[0], other) for other in line[1:])


class Groups:
    """Characters that count as the same."""

    def __init__(self, table: dict[str, str]) -> None:
        self._of: dict[str, set[str]] = {}
        for variant, form in table.items():
            self._join(form, variant)

    def of(self, character: str) -> set[str]:
        return self._of.setdefault(character, {character})

    def _join(self, form: str, variant: str) -> None:
        joined = self.of(form) | self.of(variant)
        for character in joined:
            self._of[character] = joined

    def _everyday(self, character: str) -> set[str]:
        return {other for other in self.of(character) if in_gb2312(other)}

    def add(self, table: Table) -> None:
        """What a table says beside what is known."""
        for variant, forms in table.items():
            if forms and forms[0] != variant:
                self._follow(variant, table)
        for variant, forms in table.items():
            for form in forms[1:]:
                if len(self._everyday(variant) | self._everyday(form)) < 2:
                    self._join(form, variant)

    def add_agreed(self, attested: dict[tuple[str, str], set[str]]) -> None:
        """Groups without an everyday form go to the one on which two dictionaries agree."""
        agreed: dict[tuple[str, str], set[str]] = {}
        for (one, other), names in attested.items():
            rare, form = (one, other) if not self._everyday(one) else (other, one)
            if names and not self._everyday(rare) and len(self._everyday(form)) == 1:
                ends = min(self.of(rare)), min(self._everyday(form))
                agreed.setdefault(ends, set()).update(names)
        forms: dict[str, list[str]] = {}
        for (rare, form), names in agreed.items():
            if len(names) > 1:
                forms.setdefault(rare, []).append(form)
        for rare, found in forms.items():
            if len(found) == 1:
                self._join(found[0], rare)

    def add_set_aside(self, pairs: Iterable[tuple[str, str]]) -> None:
        for form, other in pairs:
            if len(self._everyday(form) | self._everyday(other)) < 2:
                self._join(form, other)

    def _follow(self, variant: str, table: Table) -> None:
        """To its first form with all that it stood with, or alone where these stay together:
        鉆 goes to 钻, and 鉗 stays with 钳."""
        form, everyday = table[variant][0], self._everyday(variant)
        others = self.of(variant) - everyday - {variant}
        stay = any(set(table.get(other, "")[:1]) & everyday for other in others)
        if stay and form not in everyday and self._everyday(form) and not in_gb2312(variant):
            self.of(variant).discard(variant)
            del self._of[variant]
        self._join(form, variant)

    def lines(self, traditional: Container[str]) -> Iterator[str]:
        """Each group, the everyday simplified character first."""
        groups = {id(group): group for group in self._of.values() if len(group) > 1}
        for group in groups.values():
            form = min(group, key=lambda c: (not in_gb2312(c), c in traditional, c))
            yield form + "".join(sorted(group - {form}))


def main() -> None:
    unihan, opencc = closed(pairs(read(Path(sys.argv[1])))), read_opencc([*map(Path, sys.argv[2:])])
    groups = Groups(unihan)
    groups.add(opencc)
    groups.add_agreed(read_attested(Path(sys.argv[1])))
    groups.add_set_aside(read_set_aside(SET_ASIDE))
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(HEADER)
    for line in sorted(groups.lines({*unihan, *opencc})):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
