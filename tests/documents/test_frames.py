"""Frames of saved pages: read from the folders beside the page, from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents import loaders
from reader_app.documents.loaders import load
from reader_app.documents.model import BlockKind, Document
from tests.documents.pdf_files import png

SENTENCE = "岑阳市水利局组织人员检查了全市三百六十九座水库，发现的问题已经整改完毕，汛期值守就绪。"
LINES = [f"今年以来第{number}次检查中，{SENTENCE}" for number in range(1, 5)]
ARTICLE = "<h1>岑阳市水库检查情况通报</h1>" + "".join(f"<p>{line}</p>" for line in LINES)


def paragraphs(document: Document) -> list[str]:
    return [document.block_text(b) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]


def saved(folder: Path, page: str, **frames: str) -> Path:
    """A page as browsers save it, its frames in the folder beside it."""
    beside = folder / "page_files"
    beside.mkdir()
    for name, content in frames.items():
        (beside / f"{name}.html").write_text(content, encoding="utf-8")
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


def test_a_set_of_frames_is_read_from_the_folder_beside_it(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "<html><head><title>通报</title></head><frameset cols='20%,80%'>"
        "<frame src='page_files/menu.html'><frame src='page_files/main.html'></frameset></html>",
        menu="<ul><li><a href=a>首页</a><li><a href=b>要闻</a><li><a href=c>视频</a></ul>",
        main=f"<body>{ARTICLE}<img src='a.png'></body>",
    )
    (tmp_path / "page_files" / "a.png").write_bytes(png())
    document = load(path)
    assert paragraphs(document) == LINES
    assert document.metadata.title == "岑阳市水库检查情况通报"
    [image] = document.images
    assert loaders.picture(path.read_bytes(), image.src, path) == png()


def test_a_page_whose_text_is_in_a_frame_of_its_own_markup() -> None:
    inner = "&lt;p&gt;岑阳市的来信已经收到，请于明天上午九时到会。&lt;/p&gt;"
    page = f"<html><body><h2>收件箱</h2><iframe srcdoc='{inner}'></iframe></body></html>"
    document = loaders.load_bytes(page.encode(), "mail.html")
    assert paragraphs(document) == ["岑阳市的来信已经收到，请于明天上午九时到会。"]


def test_an_advertisement_beside_an_article_stays_out(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        f"<body>{ARTICLE}<iframe src='page_files/ad.html'></iframe></body>",
        ad="<body><p>大减价，点击进入</p></body>",
    )
    assert "大减价" not in load(path).text


@pytest.mark.parametrize(
    "address", ["../other.html", "/etc/hosts", "file:///etc/hosts", "http://example.org/a.html"]
)
def test_what_lies_outside_the_folder_is_not_read(tmp_path: Path, address: str) -> None:
    (tmp_path / "other.html").write_text(f"<body>{ARTICLE}</body>", encoding="utf-8")
    folder = tmp_path / "saved"
    folder.mkdir()
    path = saved(folder, f"<body><p>短文</p><iframe src='{address}'></iframe></body>")
    assert load(path).text == "短文"


def test_frames_that_hold_each_other_end(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "<frameset><frame src='page_files/a.html'></frameset>",
        a=f"<body>{ARTICLE}<iframe src='a.html'></iframe><iframe src='../page.html'></iframe>",
    )
    assert paragraphs(load(path)) == LINES
