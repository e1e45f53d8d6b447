"""One valid file of each format, for tests that break them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.documents import books, test_same_article
from tests.documents.golden import FORMATS
from tests.documents.test_ruled_tables import ruled_ofd, ruled_pdf
from tests.documents.test_xlsx import workbook
from tests.documents.zips import zipped

_TEXT = "岑阳市气象台6月11日发布消息，未来三天有雨，请市民注意防范。\n"


def samples() -> Mapping[str, bytes]:
    """Files by their names; the article of the round trip in every format, and richer ones."""
    makers: dict[str, Callable[[], bytes]] = dict(test_same_article._MAKERS)
    files = {name: make() for name, make in makers.items()}
    for path in sorted((*FORMATS.glob("pages/*.html"), *FORMATS.glob("markdown/*.md"))):
        files[path.name] = path.read_bytes()
    files["frames.html"] = (
        f"<frameset><frame src='a.html'></frameset><iframe srcdoc='<p>{_TEXT * 9}</p>'>".encode()
    )
    files["seven_bits.txt"] = (_TEXT * 3).encode("hz")
    files["ruled.pdf"], files["ruled.ofd"] = ruled_pdf(), ruled_ofd()
    for path in sorted(FORMATS.glob("protected/*")):
        files[path.name] = path.read_bytes()
    files["several.zip"] = zipped(
        {
            "a.txt": files["a.txt"],
            "b/c.docx": files["a.docx"],
            "d.zip": zipped({"e.md": _TEXT.encode()}),
        }
    )
    files["a.xlsx"] = workbook()
    files["long.txt"] = (_TEXT * 20).encode()
    files["big5.txt"] = (_TEXT * 3).encode("gb18030")
    files["rich.epub"] = books.epub(
        [
            '<h1>一</h1><p>灯<a epub:type="noteref" href="#n">1</a></p>'
            '<aside id="n"><p>注</p></aside>',
            "<p><ruby>桡<rt>ráo</rt></ruby></p><table><tr><td>一</td><td>二</td></tr></table>",
        ],
        nav='<li><a href="c0.xhtml">一</a></li>',
    )
    return files
