"""Hostile and broken pages, Markdown, saved pages and plain texts."""

# ruff: noqa: E501  # a piece of markup reads best in one line

from __future__ import annotations

import random

from tests.documents.hostile import hostile

PROSE = "澄湾市气象台发布消息，未来三天本市有中到大雨，局部暴雨，请市民注意防范。"
MEGABYTE = 1 << 20


def page(body: str, before: str = "<!DOCTYPE html><html>") -> bytes:
    return f"{before}<body>{body}</body></html>".encode()


@hostile("empty.html")
def nothing_but_markup() -> bytes:
    return page("<div><p></p><br></div>")


@hostile("cut.html")
def cut_in_a_tag() -> bytes:
    return page(f"<p>{PROSE}</p>" * 100)[:-60] + b'<a href="http://exa'


@hostile("nul.html")
def nul_bytes() -> bytes:
    return page(f"<p>{PROSE}</p>").replace("，".encode(), b"\0\0\0")


@hostile("deep.html")
def hundred_thousand_nested_blocks() -> bytes:
    return page("<div>" * 100_000 + PROSE + "</div>" * 100_000)


@hostile("deep.html")
def nested_just_below_the_parser_s_limit() -> bytes:
    return page("<div>" * 2_000 + PROSE + "</div>" * 2_000)


@hostile("open.html")
def hundred_thousand_tags_left_open() -> bytes:
    return page(f"<b><i><font color=red>{PROSE}" * 30_000)


@hostile("tables.html")
def tables_in_tables() -> bytes:
    return page("<table><tr><td>" * 1_900 + PROSE)


@hostile("tables.html")
def wide_tables_in_a_row() -> bytes:
    return page("<table>" + ("<tr>" + "<td>1</td>" * 1_000 + "</tr>") * 200 + "</table>")


@hostile("lists.html")
def lists_in_lists() -> bytes:
    return page("<ul><li>一" * 900 + PROSE)


@hostile("spans.html")
def cells_over_a_billion_rows() -> bytes:
    cell = "<td colspan=999999999 rowspan=999999999>1</td>"
    return page(f"<table>{('<tr>' + cell * 20 + '</tr>') * 500}</table><p>{PROSE}</p>")


@hostile("line.html")
def twenty_megabytes_in_one_paragraph() -> bytes:
    return page(f"<p>{PROSE * (20 * MEGABYTE // len(PROSE.encode()))}</p>")


@hostile("attribute.html")
def twenty_megabytes_in_one_attribute() -> bytes:
    return page(f"<p title='{'x' * 20 * MEGABYTE}'>{PROSE}</p>")


@hostile("embedded.html")
def twenty_megabytes_in_one_embedded_picture() -> bytes:
    return page(f"<p>{PROSE}</p><img src='data:image/png;base64,{'A' * 20 * MEGABYTE}'>")


@hostile("tags.html")
def half_a_million_tags() -> bytes:
    return page("<p>字" * 500_000)


@hostile("links.html")
def half_a_million_links() -> bytes:
    return page("<a href=#x>字</a>" * 500_000)


@hostile("signs.html")
def nothing_but_opening_signs() -> bytes:
    return page("<" * 10 * MEGABYTE)


@hostile("comment.html")
def comments_that_never_end() -> bytes:
    return page(f"<p>{PROSE}</p>" + "<!--" * 500_000)


@hostile("entities.html")
def five_million_entities() -> bytes:
    return page("&amp;" * 5_000_000)


@hostile("attributes.html")
def a_tag_with_half_a_million_attributes() -> bytes:
    return page(f"<p {' '.join(f'a{n}=1' for n in range(500_000))}>{PROSE}</p>")


@hostile("notes.html")
def notes_that_lead_to_each_other() -> bytes:
    return page("".join(f"<p id=fn{n}>{PROSE}<a href=#fn{n + 1}>{n}</a></p>" for n in range(5_000)))


@hostile("scripts.html")
def scripts_and_remote_pictures_and_fonts() -> bytes:
    return page(
        f"<script src='http://127.0.0.1:9/x.js'></script><link rel=stylesheet href='http://127.0.0.1:9/x.css'>"
        f"<style>@font-face{{src:url(http://127.0.0.1:9/f.woff)}}</style><p onclick='x()'>{PROSE}</p>"
        "<img src='http://127.0.0.1:9/x.png'><img src='file:///etc/passwd'><img src='../../../etc/passwd'>"
        "<iframe src='http://127.0.0.1:9/'></iframe><object data='http://127.0.0.1:9/'></object>"
    )


@hostile("laughs.xhtml")
def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "哈">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    return page(f"<p>{PROSE}&a11;</p>", f"<?xml version='1.0'?><!DOCTYPE html [{entities}]><html>")


@hostile("outside.xhtml")
def external_entities() -> bytes:
    outside = (
        '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/"> %y;'
    )
    return page(f"<p>{PROSE}&x;</p>", f"<?xml version='1.0'?><!DOCTYPE html [{outside}]><html>")


@hostile("json.html")
def linked_data_nested_without_end() -> bytes:
    opened = "[" * 200_000
    return page(f"<script type='application/ld+json'>{opened}</script><p>{PROSE}</p>")


@hostile("noise.html")
def noise_behind_a_beginning() -> bytes:
    return b"<html><body>" + random.Random(1).randbytes(MEGABYTE)


@hostile("charset.html")
def a_charset_that_is_no_charset() -> bytes:
    return page(f"<meta charset='zlib_codec'><meta charset='../../x'><p>{PROSE}</p>")


@hostile("quotes.md")
def quotations_in_quotations() -> bytes:
    return (">" * 200_000 + PROSE).encode()


@hostile("brackets.md")
def brackets_left_open() -> bytes:
    return ("[" * 60_000 + PROSE).encode()


@hostile("pictures.md")
def pictures_in_pictures() -> bytes:
    return ("![" * 20_000 + PROSE + "](x)" * 20_000).encode()


@hostile("stars.md")
def stars_that_never_pair() -> bytes:
    return ("*a **a " * 25_000).encode()


@hostile("marks.md")
def marks_that_open_and_open() -> bytes:
    return ("a_*b" * 60_000).encode()


@hostile("ticks.md")
def runs_of_ticks_of_every_length() -> bytes:
    return "".join("a" + "`" * n for n in range(1, 3_000)).encode()


@hostile("links.md")
def links_left_open() -> bytes:
    return ("[a](<b" * 40_000).encode()


@hostile("markup.md")
def markup_left_open() -> bytes:
    return ("<a " * 60_000 + "\n\n" + "<!-- " * 40_000 + "\n\n" + "<?" * 40_000).encode()


@hostile("lists.md")
def lists_a_thousand_deep() -> bytes:
    return "".join("  " * n + "- 一\n" for n in range(1_000)).encode()


@hostile("table.md")
def a_table_of_ten_thousand_columns() -> bytes:
    row = "|" + "一|" * 10_000 + "\n"
    return (row + "|" + "-|" * 10_000 + "\n" + row * 20).encode()


@hostile("fence.md")
def a_fence_that_never_closes() -> bytes:
    return ("```\n" + f"{PROSE}\n" * 40_000).encode()


@hostile("line.md")
def twenty_megabytes_of_markdown_in_one_line() -> bytes:
    return ("**" + PROSE * (20 * MEGABYTE // len(PROSE.encode()))).encode()


@hostile("names.md")
def references_to_references() -> bytes:
    return "".join(f"[a{n}]: b{n}\n[a{n}][a{n + 1}]\n\n" for n in range(8_000)).encode()


@hostile("matter.md")
def front_matter_that_never_ends() -> bytes:
    return ("---\ntitle: 渡口\n" + f"- {PROSE}\n" * 20_000).encode()


_MESSAGE = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
_PAGE_PART = b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://x/\r\n\r\n"


@hostile("cut.mht")
def a_saved_page_cut_in_two() -> bytes:
    return _MESSAGE + _PAGE_PART + page(f"<p>{PROSE}</p>" * 50)[:1_500]


@hostile("empty.mht")
def a_saved_page_without_parts() -> bytes:
    return _MESSAGE + b"--b\r\ncontent-type: text/html\r\n--b--"


@hostile("nested.mht")
def messages_in_messages() -> bytes:
    nested = b"".join(
        b"--b%d\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n" % (n, n + 1)
        for n in range(5_000)
    )
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n"
    return head + nested + b"--b5000\r\nContent-Type: text/html\r\n\r\n<p>1</p>"


@hostile("many.mht")
def fifty_thousand_parts() -> bytes:
    part = b"--b\r\nContent-Type: text/html\r\nContent-Location: http://x/%d\r\n\r\n<p>1</p>\r\n"
    return _MESSAGE + b"".join(part % n for n in range(50_000))


@hostile("frames.mht")
def frames_in_circles() -> bytes:
    frames = f"<p>{PROSE}</p>" + "<iframe src='http://x/'></iframe>" * 1_000
    return _MESSAGE + _PAGE_PART + page(frames) + b"\r\n--b--"


@hostile("encoded.mht")
def parts_in_broken_encodings() -> bytes:
    part = b'--b\r\nContent-Type: text/html; charset="x-no"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    return _MESSAGE + part + b"%%%=A===\r\n" * 1_000 + b"--b--"


@hostile("line.mht")
def twenty_megabytes_in_one_part() -> bytes:
    return _MESSAGE + _PAGE_PART + twenty_megabytes_in_one_paragraph()


@hostile("line.txt")
def twenty_megabytes_in_one_line() -> bytes:
    return (PROSE * (20 * MEGABYTE // len(PROSE.encode()))).encode()


@hostile("lines.txt")
def half_a_million_lines() -> bytes:
    return ("字\n" * 600_000).encode()


@hostile("nul.txt")
def a_text_with_nul_bytes() -> bytes:
    return (PROSE * 50).replace("，", "\0").encode()


@hostile("spaces.txt")
def ten_megabytes_of_blanks() -> bytes:
    return b" " * 10 * MEGABYTE + PROSE.encode()


@hostile("cut.txt")
def a_character_cut_in_two() -> bytes:
    return (PROSE * 50).encode("gb18030")[1:-1]


@hostile("named.html")
def everything_is_by_an_author() -> bytes:
    return page("<p class=author name=name>x</p>" * 40_000)


@hostile("frames.html")
def thirty_thousand_frames() -> bytes:
    return page("<iframe src='x.html'></iframe>" * 30_000 + PROSE)


@hostile("frames.html")
def frames_in_frames_in_the_page_itself() -> bytes:
    inner = "&lt;div&gt;" * 20_000
    return page("".join(f"<iframe srcdoc='{inner}{n}'></iframe>" for n in range(60)))


@hostile("seven_bits.txt")
def one_stretch_without_end() -> bytes:
    return b"~{" + b"!!" * (3 * MEGABYTE)


@hostile("seven_bits.txt")
def sets_chosen_without_end() -> bytes:
    return b"\x1b$)A\x0e" * MEGABYTE


@hostile("notes.md")
def notes_that_call_the_next() -> bytes:
    count = 5_000
    marks = "".join(f"甲[^{number}]" for number in range(count))
    notes = "\n\n".join(f"[^{number}]: 注[^{number + 1}]" for number in range(count))
    return f"{marks}\n\n{notes}".encode()


@hostile("inside.md")
def notes_inside_notes() -> bytes:
    return ("^[" * 20_000 + "注" + "]" * 20_000).encode()


@hostile("small.html")
def small_tables_in_the_cells_of_one() -> bytes:
    inner = "<td><table><tr><td>甲</td><td>乙</td></tr></table></td>"
    row = f"<tr>{'<td>丙</td>' * 5}{inner}</tr>"
    return page(f"<table>{row * 8_000}</table>")


@hostile("menu.html")
def a_menu_without_end() -> bytes:
    cells = "<td><a href=/a>甲</a></td>" * 50_000
    return page(f"<head><title>乙</title></head><table><tr>{cells}</tr></table>")


@hostile("unseen.html")
def millions_of_soft_hyphens() -> bytes:
    return page("<p>" + "\u00ad" * 2_000_000 + "甲")


@hostile("film.txt")
def two_hundred_megabytes_of_noise() -> bytes:
    noise = random.Random(1).randbytes(1 << 20)
    return b"".join(noise[n:] + noise[:n] for n in range(200))
