"""Saved pages in one file: the page, its frames, and pictures from within."""

# ruff: noqa: E501  # a piece of markup reads best in one line

from __future__ import annotations

import base64
import quopri
from pathlib import Path

from reader_app.documents import loaders
from reader_app.documents.loaders import load_bytes
from tests.documents.test_html import BODY, PNG

PAGE = (
    "<html><head><meta charset=gb2312><title>大雨将至_澄湾在线</title></head><body><h1>大雨将至</h1>"
    "<p>2024-06-01 08:00　来源：澄湾在线</p><p>{}</p>"
    '<p><img src="https://example.org/pic/rain.png"></p><p><img src=cid:two@x></p>'
    "<p><img src='https://example.org/none.png'></p><iframe src='/inner.html'></iframe></body></html>"
)


def part(kind: str, location: str, body: bytes, encoding: str = "base64", more: str = "") -> bytes:
    coded = base64.encodebytes(body) if encoding == "base64" else quopri.encodestring(body)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: {location}\r\n{more}\r\n"
    return b"--b\r\n" + head.encode() + coded + b"\r\n"


def saved(codec: str = "gb18030", charset: str = "") -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSubject: =?utf-8?B?5aSn6Zuo?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
    )
    kind = f"text/html{charset}"
    return (
        head.encode()
        + part(
            kind,
            "https://example.org/news/1.html",
            PAGE.format(BODY).encode(codec),
            "quoted-printable",
        )
        + part(
            "text/html; charset=utf-8",
            "https://example.org/inner.html",
            f"<p>内页：{BODY}</p>".encode(),
        )
        + part("image/png", "https://example.org/pic/rain.png", PNG)
        + part("image/png", "", PNG + b"2", more="Content-ID: <two@x>\r\n")
        + b"--b--\r\n"
    )


def test_the_page_and_its_frames_are_one_document() -> None:
    document = load_bytes(saved(), "a.html")
    assert document.format == "mhtml"
    assert document.metadata.title == "大雨将至"
    assert document.metadata.source == "澄湾在线"
    assert document.metadata.date == "2024-06-01"
    assert BODY in document.text and f"内页：{BODY}" in document.text


def test_the_header_of_the_part_states_the_encoding() -> None:
    assert BODY in load_bytes(saved("utf-8", "; charset=utf-8"), "a.mht").text


def test_pictures_come_from_within_the_file() -> None:
    data = saved()
    path = Path("/nowhere/a.mht")
    found = [loaders.picture(data, one.src, path) for one in load_bytes(data, "a.mht").images]
    assert found == [PNG, PNG + b"2", None]


def test_a_mail_about_a_page_is_no_page() -> None:
    mail = f"Content-Type: text/plain\nMIME-Version: 1.0\n\n{BODY}"
    assert load_bytes(mail.encode(), "a.txt").format == "text"


def test_frames_that_hold_each_other_end() -> None:
    inner = b"<frameset><frame src='/b.html'></frameset>"
    other = f"<p>{BODY}</p><iframe src='/a.html'></iframe><iframe src='/b.html'></iframe>".encode()
    data = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        + part("text/html; charset=utf-8", "http://x/a.html", inner)
        + part("text/html; charset=utf-8", "http://x/b.html", other)
        + b"--b--"
    )
    assert load_bytes(data, "a.mht").text == BODY
