"""The printed numbers of lists and the formulas in one line."""

from __future__ import annotations

import pytest
from lxml import etree

from reader_app.documents import formulas
from reader_app.documents.counting import written


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "taiwaneseCounting", "二十"),
        (105, "chineseCounting", "一百〇五"),
        (110, "chineseCounting", "一百一十"),
        (10_005, "chineseCounting", "一万〇五"),
        (105, "ideographDigital", "一〇五"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "ideographTraditional", "乙"),
        (3, "ideographEnclosedCircle", "㊂"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (22, "ordinal", "22nd"),
        (5, "none", ""),
        (5, "unheard-of", "5"),
    ],
)
def test_numbers_are_printed_in_the_way_of_their_format(
    number: int, form: str, printed: str
) -> None:
    assert written(number, form) == printed


M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("<f><num><t>a+b</t></num><den><t>2</t></den></f>", "(a+b)/2"),
        ("<sSup><e><t>x</t></e><sup><t>10</t></sup></sSup>", "x^10"),
        ("<rad><deg/><e><t>x+1</t></e></rad>", "√(x+1)"),
        ("<d><dPr><begChr val='['/><endChr val=']'/></dPr><e><t>x</t></e></d>", "[x]"),
        (
            "<nary><naryPr><chr val='∑'/></naryPr><sub><t>i=1</t></sub><sup><t>n</t></sup>"
            "<e><t>i</t></e></nary>",
            "∑_(i=1)^ni",
        ),
        ("<m><mr><e><t>1</t></e><e><t>2</t></e></mr><mr><e><t>3</t></e></mr></m>", "1, 2; 3"),
    ],
)
def test_formulas_of_word_in_one_line(inner: str, line: str) -> None:
    assert formulas.omml(etree.fromstring(f"<oMath xmlns='{M}'>{inner}</oMath>")) == line


def test_mathml_in_one_line() -> None:
    inner = "<mfrac><mi>a</mi><mn>2</mn></mfrac><mo>=</mo><msqrt><mi>x</mi></msqrt>"
    annotated = (
        f"<math><semantics><mrow>{inner}</mrow><annotation>a</annotation></semantics></math>"
    )
    assert formulas.mathml(etree.fromstring(annotated)) == "a/2=√x"
