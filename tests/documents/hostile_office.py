"""Hostile and broken office files: DOCX, ODT, RTF, OFD, older ones, and archives of them."""

from __future__ import annotations

import io
import random
import struct
import zipfile

from reader_app.documents.loaders import legacy
from tests.documents import make_docx, make_odt, make_ofd, make_rtf
from tests.documents.hostile import hostile
from tests.documents.make_doc import CELL, PLAIN, compound, make_doc
from tests.documents.zips import unzipped, with_part, zipped

MEGABYTE = 1 << 20
LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "哈">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
)
LAUGHS += "]>"


def _without_converter() -> None:
    """Older files are read by our own means: what LibreOffice does is not ours to bound."""
    legacy.converter = lambda: None  # type: ignore[assignment]


@hostile("cut.docx")
def a_word_file_cut_in_two() -> bytes:
    data = make_docx.make_docx()
    return data[: len(data) // 2]


@hostile("bomb.docx")
def a_body_that_unpacks_to_much() -> bytes:
    return with_part(make_docx.make_docx(), "word/document.xml", b"<a>" + bytes(300 * MEGABYTE))


@hostile("laughs.docx")
def laughing_entities() -> bytes:
    run = "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body>"
    body = LAUGHS + make_docx.element("document", run)
    return with_part(make_docx.make_docx(), "word/document.xml", body.encode())


@hostile("entity.docx")
def an_entity_from_outside() -> bytes:
    head = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "http://127.0.0.1:9/">]>'
    body = make_docx.element(
        "document", "<w:body><w:p><w:r><w:t>甲&e;&h;</w:t></w:r></w:p></w:body>"
    )
    return with_part(make_docx.make_docx(), "word/document.xml", (head + body).encode())


@hostile("deep.docx")
def tables_in_tables() -> bytes:
    inner = make_docx.paragraph("底")
    for _ in range(3000):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return make_docx.package(make_docx.paragraph("顶") + inner)


@hostile("deep.docx")
def controls_in_controls() -> bytes:
    many = 80
    inner = "<w:sdt><w:sdtContent>" * many + make_docx.run("底") + "</w:sdtContent></w:sdt>" * many
    return make_docx.package(f"<w:p>{make_docx.run('顶')}{inner}</w:p>")


@hostile("wide.docx")
def cells_that_span_a_million_columns() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>'
    return make_docx.package(
        f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * 200}</w:tbl>" + make_docx.paragraph("甲")
    )


@hostile("circle.docx")
def styles_and_lists_that_lead_to_themselves() -> bytes:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    numbers = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>'
    numbers += (
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="s"/><w:numStyleLink w:val="s"/>'
    )
    numbers += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>'
    body = make_docx.paragraph("甲", '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    body += '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    parts = {"styles": styles, "numbering": numbers, "footnotes": note}
    return make_docx.package(
        body,
        {f"word/{k}.xml": make_docx.element(k, v) for k, v in parts.items()},
        {k: (k, f"{k}.xml") for k in parts},
    )


@hostile("numbers.docx")
def numbers_beyond_all_bounds() -> bytes:
    level = '<w:lvl w:ilvl="0"><w:start w:val="99999999999999"/><w:numFmt w:val="lowerLetter"/>'
    level += '<w:lvlText w:val="%1%1%1%9"/></w:lvl>'
    numbers = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbers += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    item = make_docx.paragraph("甲", '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="1"/></w:numPr>')
    item += make_docx.paragraph("乙", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    return make_docx.package(
        item, {"word/n.xml": make_docx.element("numbering", numbers)}, {"n": ("numbering", "n.xml")}
    )


@hostile("many.docx")
def two_million_runs() -> bytes:
    return make_docx.package(f"<w:p>{'<w:r><w:t>字</w:t></w:r>' * 600_000}</w:p>" * 2)


@hostile("elements.docx")
def more_elements_than_memory_has_room_for() -> bytes:
    data = make_docx.package(f"<w:p>{'<w:r><w:t>字</w:t></w:r>' * 1_500_000}</w:p>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in unzipped(data).items():
            archive.writestr(name, content)
    return buffer.getvalue()


@hostile("pictures.docx")
def a_hundred_thousand_pictures() -> bytes:
    drawing = '<w:p><w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r></w:p>'
    return make_docx.package(drawing * 100_000, relations={"p": ("image", "../../../etc/passwd")})


@hostile("locked.docx")
def a_word_file_with_a_password() -> bytes:
    return compound({"EncryptionInfo": b"x", "EncryptedPackage": bytes(5000)})


@hostile("nul.docx")
def nul_and_surrogates_in_text() -> bytes:
    body = make_docx.paragraph("甲&#xFFFE;&#0;&#xD800;乙")
    return make_docx.package(body)


@hostile("wrong.docx")
def a_package_without_a_body() -> bytes:
    return with_part(make_docx.make_docx(), "word/document.xml", b"")


@hostile("bomb.odt")
def a_text_that_unpacks_to_much() -> bytes:
    return with_part(make_odt.make_odt(), "content.xml", b" " * (300 * MEGABYTE))


@hostile("laughs.odt")
def laughing_entities_of_odt() -> bytes:
    return with_part(
        make_odt.make_odt(), "content.xml", (LAUGHS + make_odt.content("&a11;")).encode()
    )


@hostile("repeat.ods")
def rows_repeated_without_end() -> bytes:
    cell = make_odt.paragraph("字")
    cell = f'<table:table-cell table:number-columns-repeated="16384">{cell}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return make_odt.odt(f"<table:table>{row * 50}</table:table>", kind="spreadsheet")


@hostile("deep.odt")
def lists_in_lists() -> bytes:
    many = 3000
    inner = (
        "<text:list><text:list-item>" * many
        + "<text:p>底</text:p>"
        + "</text:list-item></text:list>" * many
    )
    return make_odt.odt(make_odt.paragraph("顶") + inner)


@hostile("deep.odt")
def spans_in_spans() -> bytes:
    many = 200
    return make_odt.odt(f"<text:p>顶{'<text:span>' * many}底{'</text:span>' * many}</text:p>")


@hostile("notes.odt")
def a_note_in_a_note() -> bytes:
    note = "<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    inner = "底"
    for _ in range(60):
        inner = note.replace("{}", inner)
    return make_odt.odt(f"<text:p>顶{inner}</text:p>")


@hostile("spaces.odt")
def spaces_without_end() -> bytes:
    return make_odt.odt("<text:p>" + '甲<text:s text:c="999999999"/>' * 1000 + "</text:p>")


@hostile("locked.odt")
def an_odt_with_a_password() -> bytes:
    manifest = b"<m><manifest:encryption-data/></m>"
    return with_part(make_odt.make_odt(), "META-INF/manifest.xml", manifest)


@hostile("deep.rtf")
def groups_in_groups() -> bytes:
    return b"{\\rtf1 " + b"{" * 2_000_000 + b"a"


@hostile("many.rtf")
def groups_side_by_side() -> bytes:
    return make_rtf.rtf(r"{\b a}" * 250_000)


@hostile("cut.rtf")
def an_rtf_that_ends_in_a_picture() -> bytes:
    return make_rtf.rtf(r"abc\par{\pict\pngblip " + "89504e47" * 2_000_000)[:-1]


@hostile("bin.rtf")
def binary_data_that_never_ends() -> bytes:
    return make_rtf.rtf(r"abc\par{\pict\bin99999999 x}\bin-5 \bin9999999999 def")


@hostile("line.rtf")
def a_line_of_twenty_megabytes() -> bytes:
    return make_rtf.rtf(make_rtf.escaped("字") * 2_500_000)


@hostile("notes.rtf")
def notes_in_notes() -> bytes:
    return make_rtf.rtf("a" + r"{\footnote b" * 5000 + "}" * 5000)


@hostile("upr.rtf")
def strange_words_and_numbers() -> bytes:
    words = r"\u99999999 ?\uc99999 x\f99999999 \'zz\ansicpg99999 \s-5 \ls-1\ilvl99 \cellx\cell\row"
    return make_rtf.rtf(
        words * 3000 + r"{\*\atndate 99999999999}{\*\annotation x}\revauth99\revised z"
    )


@hostile("fonts.rtf")
def a_font_table_without_end() -> bytes:
    return make_rtf.rtf("abc", head=r"{\fonttbl" + r"{\f1\fcharset134 x;}" * 200_000 + "}")


@hostile("cut.ofd")
def an_ofd_cut_in_two() -> bytes:
    data = make_ofd.make_ofd()
    return data[: len(data) * 2 // 3]


@hostile("bomb.ofd")
def an_ofd_page_that_unpacks_to_much() -> bytes:
    return with_part(make_ofd.make_ofd(), "Doc_0/Pages/Page_0/Content.xml", bytes(300 * MEGABYTE))


@hostile("deltas.ofd")
def offsets_without_end() -> bytes:
    lines = [
        make_ofd.Line("字" * 50, 20, 20 + n, deltas="g 999999999 3 g 99999999 nan 1e400")
        for n in range(200)
    ]
    return make_ofd.ofd([lines])


@hostile("boxes.ofd")
def places_beyond_all_bounds() -> bytes:
    places = ("1e308", "-1e308", "nan", "inf", "x", "")
    objects = "".join(
        f"<ofd:TextObject ID='1' Size='{p}' Boundary='{p} {p} {p} {p}' CTM='{p} 0 0 {p} 0 0'>"
        f"<ofd:TextCode X='{p}' Y='{p}'>字</ofd:TextCode></ofd:TextObject>"
        for p in places
    )
    return make_ofd.ofd([[make_ofd.Line("一个正常的句子。", 30, 30)]], objects={0: objects})


@hostile("deep.ofd")
def blocks_in_blocks() -> bytes:
    many = 240
    inner = "<ofd:PageBlock>" * many + "</ofd:PageBlock>" * many
    return make_ofd.ofd([[make_ofd.Line("一个正常的句子。", 30, 30)]], objects={0: inner})


@hostile("circle.ofd")
def a_template_that_is_its_own_page() -> bytes:
    common = "<ofd:TemplatePage ID='5' BaseLoc='Pages/Page_0/Content.xml'/>"
    use = f"<ofd:Page {make_ofd.NAMESPACE}><ofd:Template TemplateID='5'/><ofd:Content/></ofd:Page>"
    data = make_ofd.ofd([[make_ofd.Line("字", 30, 30)]], common=common)
    return with_part(data, "Doc_0/Pages/Page_0/Content.xml", use.encode())


@hostile("out.ofd")
def parts_that_lead_out_of_the_ofd() -> bytes:
    entry = (
        f"<ofd:OFD {make_ofd.NAMESPACE}><ofd:DocBody>"
        "<ofd:DocRoot>../../../../etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    return with_part(make_ofd.make_ofd(), "OFD.xml", entry.encode())


@hostile("many.ofd")
def a_page_of_half_a_million_pieces() -> bytes:
    lines = [make_ofd.Line("字", 20 + n % 150, 20 + n % 250) for n in range(200_000)]
    return make_ofd.ofd([lines])


@hostile("circle.doc")
def sectors_in_a_circle() -> bytes:
    _without_converter()
    data = bytearray(make_doc([("甲\r", PLAIN)]))
    struct.pack_into("<I", data, 512 + 4 * 3, 3)
    return bytes(data)


@hostile("pieces.doc")
def a_piece_table_that_lies() -> bytes:
    _without_converter()
    data = bytearray(make_doc([("甲乙丙\r", PLAIN)]))
    place = data.find(b"\x02\x10\x00\x00\x00")
    struct.pack_into("<I", data, place + 1, 0xFFFFFF)
    return bytes(data)


@hostile("rows.doc")
def cells_without_rows() -> bytes:
    _without_converter()
    return make_doc([("格\x07", CELL)] * 20)


@hostile("noise.doc")
def noise_in_a_compound_file() -> bytes:
    _without_converter()
    data = bytearray(make_doc([("甲乙丙\r", PLAIN)]))
    noise = random.Random(7)
    for _ in range(400):
        data[noise.randrange(8, len(data))] = noise.randrange(256)
    return bytes(data)


@hostile("nest.zip")
def archives_in_archives() -> bytes:
    data = b"text"
    for depth in range(30):
        data = zipped({f"{depth}.zip": data})
    return data


@hostile("many.zip")
def a_hundred_thousand_members() -> bytes:
    return zipped({f"{n}.txt": b"" for n in range(60_000)})


@hostile("halves.rtf")
def halves_of_characters_in_rtf() -> bytes:
    return b"{\\rtf1\\uc1 a" + b"\\u-10240?" * 100_000 + b"}"


@hostile("halves.odt")
def halves_of_characters_in_odt() -> bytes:
    return make_odt.odt(make_odt.paragraph("甲&#xD800;\uf0fe"))


@hostile("fields.rtf")
def fields_in_fields() -> bytes:
    return b"{\\rtf1 a" + b"{\\field{\\*\\fldinst x}{\\fldrslt " * 30_000


@hostile("formula.docx")
def a_formula_a_hundred_deep() -> bytes:
    opened, closed = "<m:f><m:num>" * 120, "</m:num></m:f>" * 120
    names = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath>{opened}<m:r><m:t>x</m:t></m:r>{closed}</m:oMath>"
    return make_docx.package(f"<w:p {names}>{formula}</w:p>")
