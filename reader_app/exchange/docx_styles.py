"""The fixed parts of a Word file: its styles for Chinese typesetting, and what binds it together.

ECMA-376 (Office Open XML), WordprocessingML. Sizes are in half points, lengths in twentieths of a
point. Type as Chinese offices use it: a song face for text, a black face for headings, two
characters of indent, one and a half lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader_app.library.annotation import Colour

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The text's width on A4 between its margins, in twentieths of a point.
TEXT_WIDTH = 11906 - 2 * 1531
# What bars a quotation, and what lies under it.
BARS = {
    None: ("BFB6A8", "F7F4EE"),
    Colour.YELLOW: ("D9A900", "FFF9E0"),
    Colour.GREEN: ("5C9E52", "EFF8ED"),
    Colour.BLUE: ("3F86B5", "ECF5FB"),
    Colour.RED: ("C6503F", "FCEFED"),
    Colour.PURPLE: ("8D63B5", "F5EFFA"),
}

_SONG = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
    'w:eastAsia="宋体"/>'
)
_BLACK = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="黑体"/>'


def _style(
    name: str, title: str, paragraph: str, run: str, base: str = "Normal", kind: str = "paragraph"
) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base != name else ""
    default = ' w:default="1"' if base == name else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{title}"/>{based}'
        f"<w:qFormat/>{paragraph}<w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int, after: int) -> str:
    paragraph = (
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}" '
        f'w:line="320" w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'
        f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>'
    )
    return _style(
        f"Heading{level}", f"heading {level}", paragraph, f'{_BLACK}<w:b/><w:sz w:val="{size}"/>'
    )


def _flush(spacing: str) -> str:
    return (
        f'<w:spacing {spacing} w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'
        '<w:jc w:val="left"/>'
    )


_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{_SONG}<w:kern w:val="2"/><w:sz w:val="22"/>'
    f'<w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
_BODY = (
    '<w:widowControl/><w:spacing w:before="0" w:after="60" w:line="340" w:lineRule="auto"/>'
    '<w:ind w:firstLine="440" w:firstLineChars="200"/><w:jc w:val="both"/>'
)
_TITLE = (
    '<w:keepNext/><w:spacing w:before="240" w:after="120" w:line="360" w:lineRule="auto"/>'
    '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>'
)
_BELOW = (
    '<w:spacing w:before="0" w:after="360" w:line="300" w:lineRule="auto"/>'
    '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>'
)
_QUOTE = (
    '<w:spacing w:before="160" w:after="40" w:line="320" w:lineRule="auto"/>'
    '<w:ind w:left="200" w:right="100" w:firstLine="0" w:firstLineChars="0"/>'
    '<w:jc w:val="both"/>'
)
_NOTE = '<w:ind w:left="300" w:firstLine="0" w:firstLineChars="0"/>'
_LISTED = '<w:ind w:left="640" w:hanging="320"/>'
_SOFT = '<w:color w:val="766F66"/>'


def _styles() -> Iterator[str]:
    yield _style("Normal", "Normal", _BODY, "", base="Normal")
    yield _style("Title", "Title", _TITLE, f'{_BLACK}<w:b/><w:sz w:val="40"/>')
    yield _style("Subtitle", "Subtitle", _BELOW, f'{_BLACK}{_SOFT}<w:sz w:val="20"/>')
    yield _heading(1, 30, 360, 120)
    yield _heading(2, 26, 280, 80)
    yield _heading(3, 23, 220, 60)
    yield _heading(4, 22, 180, 60)
    yield _style("Quote", "Quote", _QUOTE, "")
    yield _style(
        "Remark",
        "Remark",
        _flush('w:before="20" w:after="60" w:line="280"'),
        f'{_BLACK}{_SOFT}<w:sz w:val="18"/>',
    )
    yield _style("NoteText", "Note Text", _NOTE, "")
    yield _style("ListText", "List Text", _LISTED, "")
    yield _style(
        "TableText",
        "Table Text",
        _flush('w:before="30" w:after="30" w:line="260"'),
        '<w:sz w:val="19"/>',
    )
    yield _style(
        "TableHead",
        "Table Head",
        _flush('w:before="30" w:after="30" w:line="260"'),
        f'{_BLACK}<w:b/><w:sz w:val="19"/>',
    )
    yield _style(
        "Footer",
        "footer",
        '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>',
        f'{_BLACK}{_SOFT}<w:sz w:val="18"/>',
    )
    yield _style(
        "Hyperlink", "Hyperlink", "", '<w:color w:val="9C3D2E"/>', "", "character"
    ).replace('<w:basedOn w:val=""/>', "")


def styles() -> str:
    """``word/styles.xml``."""
    return f'{_HEAD}<w:styles xmlns:w="{WORD}">{_DEFAULTS}{"".join(_styles())}</w:styles>'


DOCUMENT_START = f'{_HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{_OFFICE}/relationships"><w:body>'
DOCUMENT_END = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1587" w:right="1531" w:bottom="1417" w:left="1531" w:header="850" '
    'w:footer="794" w:gutter="0"/><w:docGrid w:linePitch="312"/></w:sectPr></w:body></w:document>'
)
FOOTER = (
    f'{_HEAD}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    "<w:r><w:t>— </w:t></w:r>"
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    "<w:r><w:t> —</w:t></w:r></w:p></w:ftr>"
)
SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="jsonld" ContentType="application/ld+json"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    '<Relationship Id="rId2" Target="docProps/core.xml" '
    f'Type="{_PACKAGE}/relationships/metadata/core-properties"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/relationships/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/footer" Target="footer1.xml"/>'
    "</Relationships>"
)


def core_properties(title: str, time: str) -> str:
    """``docProps/core.xml``; the title is escaped already, the time an xsd:dateTime in UTC."""
    kind = 'xsi:type="dcterms:W3CDTF"'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>Zhanjuan</dc:creator>"
        f"<dcterms:created {kind}>{time}</dcterms:created>"
        f"<dcterms:modified {kind}>{time}</dcterms:modified></cp:coreProperties>"
    )
