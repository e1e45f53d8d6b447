"""Prints measurements as a Markdown table, so that they can be pasted where they are discussed."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str | int | float]


def print_table(title: str, header: Sequence[str], rows: Sequence[Row]) -> None:
    print(f"\n### {title}\n")
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(_cell(value) for value in row) + " |", flush=True)


def _cell(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"
    return value if isinstance(value, str) else f"{value:,}"
