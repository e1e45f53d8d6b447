"""Documents about invented places to read in the tests."""

from __future__ import annotations

from reader_app.documents.model import Block, BlockKind, Document, Image

PARTS = (
    ("boilerplate", "首页 > 要闻 > 正文"),
    ("title", "云溪县党员干部守护古城汛期安全"),
    ("paragraph", "早出晚归连轴转，查堤测水看雨情。𠮷野村不漏一段、不漏一人！"),
    ("heading", "奔赴一线"),
    ("paragraph", "6月2日，云溪县推行“网格员+志愿者”的办法，从县直单位选派236名干部。" * 6),
    ("image", "[图片1]"),
    ("caption", "图为党员干部在卡口值守。"),
    ("quote", "“家里的事有人管，堤上的事我来管。”李记成说。"),
    ("heading", "压实责任"),
    ("list", "一是压实责任，逐级签订责任书；"),
    ("paragraph", "北岭县甲石镇出现个别险情，来自当地的20多名党员自愿参与值守。" * 30),
    ("metadata", "来源：云溪发布"),
    ("boilerplate", "分享到微信"),
    ("boilerplate", "打印本页"),
    ("boilerplate", "关闭窗口"),
    ("boilerplate", "相关阅读"),
)


def document_of(parts: tuple[tuple[str, str], ...]) -> Document:
    """A document of (kind, text) blocks with an empty line between them."""
    text, blocks, images = "", [], []
    for kind, words in parts:
        start, text = len(text), text + words
        level = 2 if kind == "heading" else None
        blocks.append(Block(BlockKind(kind), start, len(text), level))
        if kind == "image":
            images.append(Image("1.jpg", "卡口", None, start, len(text)))
        text += "\n\n"
    return Document(text, tuple(blocks), images=tuple(images))
