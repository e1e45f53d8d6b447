"""Formulas in one line of text, as they are typed: a/b, x^2, √(x): from OMML and from MathML."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader_app.documents.xml import Element, attribute, local_name

# ECMA-376-1, 22.1.2.20: the sign of an n-ary operator without one is the integral.
_INTEGRAL = "∫"
_ACCENTS = {
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0305": "¯",
    "\u20d7": "→",
    "\u0307": "·",
}


def omml(element: Element) -> str:
    """An ``m:oMath`` of Office Open XML (ECMA-376-1, 22.1) in one line."""
    return "".join(map(_omml, element)).strip()


def mathml(element: Element) -> str:
    """A ``math`` of MathML in one line."""
    return _mathml(element).strip()


def _omml(element: Element) -> str:
    name = local_name(element)
    if name.endswith("Pr"):  # properties
        return ""
    if name == "t":
        return element.text or ""
    write = _OMML.get(name)
    return write(element) if write else "".join(map(_omml, element))


def _part(element: Element, name: str) -> str:
    """The text of the child of that name."""
    return "".join("".join(map(_omml, child)) for child in element if local_name(child) == name)


def _parts(element: Element, name: str) -> list[str]:
    return ["".join(map(_omml, child)) for child in element if local_name(child) == name]


def _property(element: Element, name: str, default: str) -> str:
    for properties in element:
        if local_name(properties).endswith("Pr"):
            for child in properties:
                if local_name(child) == name:
                    return attribute(child, "val", default)
    return default


def _grouped(text: str) -> str:
    """In brackets, unless it is a single sign, word or number."""
    text = text.strip()
    if len(text) <= 1 or text.isalnum() or (text[0] == "(" and text[-1] == ")"):
        return text
    return f"({text})"


def _script(base: str, sub: str = "", sup: str = "") -> str:
    return base + (f"_{_grouped(sub)}" if sub else "") + (f"^{_grouped(sup)}" if sup else "")


def _fraction(over: str, under: str) -> str:
    return f"{_grouped(over)}/{_grouped(under)}"


def _root(content: str, degree: str = "") -> str:
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree, f"{_grouped(degree)}√")
    return sign + (content if len(content) <= 1 else f"({content})")


def _rows(rows: Iterable[str]) -> str:
    return "; ".join(rows)


def _omml_delimited(element: Element) -> str:
    opening, closing = _property(element, "begChr", "("), _property(element, "endChr", ")")
    return opening + _property(element, "sepChr", "|").join(_parts(element, "e")) + closing


def _omml_nary(element: Element) -> str:
    sign = _property(element, "chr", _INTEGRAL)
    return _script(sign, _part(element, "sub"), _part(element, "sup")) + _part(element, "e")


def _omml_accent(element: Element) -> str:
    accent = _property(element, "chr", "\u0302")
    return _grouped(_part(element, "e")) + _ACCENTS.get(accent, accent)


def _omml_matrix(element: Element) -> str:
    return _rows(", ".join(_parts(row, "e")) for row in element if local_name(row) == "mr")


def _omml_scripts(element: Element) -> str:
    return _script(_part(element, "e"), _part(element, "sub"), _part(element, "sup"))


_OMML: dict[str, Callable[[Element], str]] = {
    "f": lambda e: _fraction(_part(e, "num"), _part(e, "den")),
    "sSup": _omml_scripts,
    "sSub": _omml_scripts,
    "sSubSup": _omml_scripts,
    "sPre": lambda e: _script("", _part(e, "sub"), _part(e, "sup")) + _part(e, "e"),
    "rad": lambda e: _root(_part(e, "e"), _part(e, "deg")),
    "nary": _omml_nary,
    "d": _omml_delimited,
    "func": lambda e: f"{_part(e, 'fName')} {_part(e, 'e')}",
    "limLow": lambda e: _script(_part(e, "e"), sub=_part(e, "lim")),
    "limUpp": lambda e: _script(_part(e, "e"), sup=_part(e, "lim")),
    "acc": _omml_accent,
    "bar": lambda e: _grouped(_part(e, "e")) + "¯",
    "eqArr": lambda e: _rows(_parts(e, "e")),
    "m": _omml_matrix,
}


def _mathml(element: Element) -> str:
    name = local_name(element)
    if name in ("annotation", "annotation-xml"):
        return ""
    if name in _TOKENS:
        return " ".join("".join(element.itertext()).split())
    write = _MATHML.get(name)
    if write is None:
        return "".join(map(_mathml, element))
    return write([_mathml(child) for child in element] + [""] * 3)


def _over(base: str, above: str) -> str:
    accent = above in "^~¯→·\u203e" or above in _ACCENTS
    return _grouped(base) + _ACCENTS.get(above, above) if accent else _script(base, sup=above)


_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
# Each takes the texts of the element's children, filled up with empty ones.
_MATHML: dict[str, Callable[[list[str]], str]] = {
    "mfrac": lambda parts: _fraction(parts[0], parts[1]),
    "msup": lambda parts: _script(parts[0], sup=parts[1]),
    "msub": lambda parts: _script(parts[0], sub=parts[1]),
    "msubsup": lambda parts: _script(parts[0], parts[1], parts[2]),
    "munder": lambda parts: _script(parts[0], sub=parts[1]),
    "mover": lambda parts: _over(parts[0], parts[1]),
    "munderover": lambda parts: _script(parts[0], parts[1], parts[2]),
    "msqrt": lambda parts: _root("".join(parts)),
    "mroot": lambda parts: _root(parts[0], parts[1]),
    "mtable": lambda parts: _rows(part for part in parts if part),
    "mtr": lambda parts: ", ".join(part for part in parts if part),
}
