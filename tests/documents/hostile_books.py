"""Hostile and broken books."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.documents.books import epub, zipped
from tests.documents.hostile import hostile
from tests.documents.hostile_pages import MEGABYTE, PROSE

_PAGE = f"<p>{PROSE}</p>"
_LAUGHS = '<!ENTITY a0 "哈">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
)


@hostile("cut.epub")
def a_book_cut_in_two() -> bytes:
    data = epub([_PAGE] * 20)
    return data[: len(data) // 2]


@hostile("bomb.epub")
def a_page_that_unpacks_to_a_gigabyte() -> bytes:
    return epub([_PAGE], others={"OEBPS/c0.xhtml": b"<p>" + bytes(400 * MEGABYTE)})


@hostile("bomb.epub")
def many_pages_that_unpack_to_much() -> bytes:
    page = ("<html><body>" + ("<p>" + "字" * 3_000 + "</p>") * 300 + "</body></html>").encode()
    return epub(["x"] * 200, others={f"OEBPS/c{n}.xhtml": page for n in range(200)})


@hostile("liar.epub")
def a_size_that_is_a_lie() -> bytes:
    data = bytearray(epub([_PAGE * 2_000]))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 7)
    return bytes(data)


@hostile("locked.epub")
def a_book_with_a_password() -> bytes:
    data = bytearray(epub([_PAGE]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


@hostile("out.epub")
def parts_that_lead_out_of_the_archive() -> bytes:
    manifest = (
        '<item id="x" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="y" href="file:///etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="z" href="http://127.0.0.1:9/" media-type="application/xhtml+xml"/>'
    )
    spine = '<itemref idref="x"/><itemref idref="y"/><itemref idref="z"/><itemref idref="c0"/>'
    others = {"../../evil.xhtml": b"<p>1</p>", "/etc/evil": b"2"}
    return epub([_PAGE], manifest=manifest, spine=spine, others=others)


@hostile("many.epub")
def a_hundred_thousand_parts() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for number in range(60_000):
            archive.writestr(f"{number}", "")
    return buffer.getvalue()


@hostile("spine.epub")
def a_spine_of_half_a_million() -> bytes:
    return epub([_PAGE], spine='<itemref idref="c0"/>' * 500_000)


@hostile("laughs.epub")
def a_package_of_billion_laughs() -> bytes:
    package = f"<!DOCTYPE package [{_LAUGHS}]><package><metadata>&a11;</metadata></package>"
    return epub([_PAGE], others={"OEBPS/book.opf": package.encode()})


@hostile("laughs.epub")
def a_page_of_billion_laughs() -> bytes:
    page = f"<!DOCTYPE html [{_LAUGHS}]><html><body>{_PAGE}&a11;</body></html>"
    return epub([_PAGE], others={"OEBPS/c0.xhtml": page.encode()})


@hostile("outside.epub")
def a_page_with_external_entities() -> bytes:
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>{_PAGE}&x;</body></html>'
    return epub([_PAGE], others={"OEBPS/c0.xhtml": page.encode()})


@hostile("deep.epub")
def a_page_of_a_hundred_thousand_blocks() -> bytes:
    return epub(["<div>" * 100_000 + _PAGE + "</div>" * 100_000])


@hostile("line.epub")
def a_page_of_twenty_megabytes_in_one_line() -> bytes:
    return epub([f"<p>{PROSE * (20 * MEGABYTE // len(PROSE.encode()))}</p>"])


@hostile("circles.epub")
def contents_that_contain_themselves() -> bytes:
    nav = '<li><a href="nav.xhtml">目录</a></li><li><a href="c0.xhtml#x">一</a></li>' * 5_000
    return epub([_PAGE], nav=nav, spine='<itemref idref="nav"/><itemref idref="c0"/>')


@hostile("deep.epub")
def contents_a_hundred_thousand_deep() -> bytes:
    point = '<navPoint><navLabel><text>一</text></navLabel><content src="c0.xhtml"/>'
    return epub([_PAGE], ncx=point * 100_000 + "</navPoint>" * 100_000)


@hostile("empty.epub")
def a_book_of_nothing() -> bytes:
    return epub([])


@hostile("container.epub")
def a_container_that_is_its_own_package() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="META-INF/container.xml"/></rootfiles></container>'
    )
    return zipped({"META-INF/container.xml": container.encode()})
