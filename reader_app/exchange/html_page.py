"""Parts of a page as one HTML file that needs nothing else: its own style, no script."""

from __future__ import annotations

import html
from typing import TextIO

from reader_app.exchange.characters import fit
from reader_app.exchange.layout import (
    Bullets,
    Facts,
    Heading,
    NewPage,
    NoteText,
    Paragraph,
    Part,
    Quotation,
    Remark,
    Run,
    Runs,
    Table,
    Title,
    write_all,
)
from reader_app.exchange.note_markdown import parts_of

# Serif for what is read, sans for what is looked at; two ems of indent as Chinese is set.
_STYLE = """
:root { color-scheme: light dark; --ink: #26231f; --paper: #fffdf8; --soft: #766f66;
  --line: #ddd6ca; --accent: #9c3d2e; --ground: #f6f1e7; --yellow: #e0b424; --green: #5c9e52;
  --blue: #3f86b5; --red: #c6503f; --purple: #8d63b5 }
@media (prefers-color-scheme: dark) { :root { --ink: #e4dfd6; --paper: #1d1b19; --soft: #9d958a;
  --line: #3d3935; --accent: #e08a78; --ground: #272422 } }
body { margin: 0 auto; padding: 3rem 1.5rem 5rem; max-width: 44em; color: var(--ink);
  background: var(--paper); font: 17px/1.8 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC",
  SimSun, serif; text-align: justify; overflow-wrap: anywhere }
h1, h2, h3, h4, h5, .remark, table, .facts { font-family: "Source Han Sans SC", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; text-align: start }
h1 { font-size: 1.75rem; line-height: 1.4; text-align: center; margin: 0 0 .4rem }
.below { text-align: center; text-indent: 0; color: var(--soft); margin: 0 0 2.5rem }
h2 { font-size: 1.3rem; line-height: 1.5; margin: 3rem 0 .8rem; padding-bottom: .35rem;
  border-bottom: 1px solid var(--line) }
h3 { font-size: 1.08rem; margin: 2rem 0 .6rem; color: var(--accent) }
h4, h5 { font-size: 1rem; margin: 1.5rem 0 .5rem }
p { margin: .5rem 0; text-indent: 2em }
.remark { text-indent: 0; font-size: .8rem; color: var(--soft); margin: .25rem 0 .5rem }
blockquote { margin: 1.3rem 0 .3rem; padding: .45rem 1rem; border-left: 4px solid var(--line);
  background: var(--ground); border-radius: 0 4px 4px 0; white-space: pre-wrap }
blockquote.yellow { border-color: var(--yellow) } blockquote.green { border-color: var(--green) }
blockquote.blue { border-color: var(--blue) } blockquote.red { border-color: var(--red) }
blockquote.purple { border-color: var(--purple) }
blockquote.underlined span { text-decoration: underline; text-underline-offset: .3em }
.note { margin: .2rem 0 .6rem; padding-left: 1.2rem } .note p { text-indent: 0 }
a { color: var(--accent); text-decoration: none } a:hover { text-decoration: underline }
code { font-size: .9em; background: var(--ground); padding: 0 .25em; border-radius: 3px }
table { border-collapse: collapse; width: 100%; margin: .8rem 0 1.2rem; font-size: .86rem;
  line-height: 1.6 }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; vertical-align: top }
th { background: var(--ground); font-weight: 600 }
.facts { font-size: .86rem; line-height: 1.7; border: 0 } .facts th, .facts td { border: 0;
  padding: .1rem 1rem .1rem 0; background: none }
th { text-align: start; white-space: nowrap } .facts th { color: var(--soft); font-weight: 400;
  white-space: nowrap; width: 1% }
@media print { body { max-width: none; padding: 0; font-size: 11pt }
  .new-page { break-before: page }
  blockquote, tr { break-inside: avoid } h2, h3, h4 { break-after: avoid } }
"""


class HtmlWriter:
    """Writes parts as they come; :meth:`begin` and :meth:`end` stand around them."""

    def __init__(self, target: TextIO) -> None:
        self._target = target

    def begin(self, title: str, language: str) -> None:
        """The head of the file. ``language`` is ``zh`` or ``en``."""
        tag = "zh-CN" if language == "zh" else language
        self._write(
            f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width">\n'
            f"<title>{_escaped(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        )

    def end(self) -> None:
        self._write("</body>\n</html>\n")

    def add(self, part: Part) -> None:
        if isinstance(part, NoteText):
            self._write('<div class="note">\n')
            write_all(self, parts_of(part.markdown))
            self._write("</div>\n")
        else:
            self._write(_markup(part) + "\n")

    def _write(self, text: str) -> None:
        self._target.write(fit(text))


def _markup(part: Part) -> str:
    match part:
        case Title(text, below):
            under = f'\n<p class="below">{_escaped(below)}</p>' if below else ""
            return f"<h1>{_escaped(text)}</h1>{under}"
        case Heading(level, text):
            name = f"h{min(level + 1, 6)}"
            return f"<{name}>{_escaped(text)}</{name}>"
        case Paragraph(runs):
            return f"<p>{_runs(runs)}</p>"
        case Remark(runs):
            return f'<p class="remark">{_runs(runs)}</p>'
        case Quotation(text, colour, underlined):
            names = [colour.value] if colour else []
            names += ["underlined"] if underlined else []
            kind = f' class="{" ".join(names)}"' if names else ""
            return f"<blockquote{kind}><span>{_escaped(text)}</span></blockquote>"
        case Bullets(items, numbered):
            name = "ol" if numbered else "ul"
            return f"<{name}>{''.join(f'<li>{_runs(item)}</li>' for item in items)}</{name}>"
        case Facts(rows):
            lines = (f"<tr><th>{_escaped(n)}</th><td>{_escaped(v)}</td></tr>" for n, v in rows)
            return f'<table class="facts">{"".join(lines)}</table>'
        case Table():
            return _table(part)
        case NewPage():
            return '<div class="new-page"></div>'
    return ""


def _table(table: Table) -> str:
    whole = sum(table.shares)
    columns = "".join(f'<col style="width:{100 * n // whole}%">' for n in table.shares)
    head = "".join(f"<th>{_escaped(cell)}</th>" for cell in table.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>\n"
        for row in table.rows
    )
    return (
        f"<table><colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>{rows}</tbody></table>"
    )


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _escaped(run.text).replace("\n", "<br>")
    for wanted, name in ((run.code, "code"), (run.bold, "strong"), (run.italic, "em")):
        if wanted:
            text = f"<{name}>{text}</{name}>"
    return f'<a href="{_escaped(run.link)}">{text}</a>' if run.link else text


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
