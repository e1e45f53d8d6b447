"""Formats that are known by their first bytes and cannot be read as text."""

from __future__ import annotations

# Sources: the formats' own specifications; offset and bytes.
_SIGNATURES: tuple[tuple[int, bytes], ...] = (
    (0, b"%PDF-"),
    (0, b"PK\x03\x04"),  # ZIP: DOCX, XLSX, EPUB, ODT
    (0, b"PK\x05\x06"),
    (0, b"{\\rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),  # OLE: DOC, XLS, PPT, WPS
    (0, b"\x89PNG\r\n\x1a\n"),
    (0, b"\xff\xd8\xff"),  # JPEG
    (0, b"GIF87a"),
    (0, b"GIF89a"),
    (0, b"II*\x00"),  # TIFF
    (0, b"MM\x00*"),
    (4, b"ftyp"),  # MP4, HEIC
    (0, b"\x1f\x8b\x08"),  # gzip
    (0, b"BZh"),
    (0, b"\xfd7zXZ\x00"),
    (0, b"7z\xbc\xaf\x27\x1c"),
    (0, b"Rar!\x1a\x07"),
    (0, b"\x7fELF"),
    (0, b"SQLite format 3\x00"),
    (0, b"OggS\x00"),
    (0, b"ID3\x02"),  # MP3
    (0, b"ID3\x03"),
    (0, b"ID3\x04"),
    (0, b"\x00\x00\x01\x00"),  # icon
    (0, b"AT&TFORM"),  # DjVu
    (0, b"\x00\x01\x00\x00"),  # TrueType
    (0, b"OTTO\x00"),
    (0, b"ttcf"),
    (0, b"wOFF"),
    (0, b"wOF2"),
    (0, b"MZ\x90\x00"),  # programs of Windows
    (0, b"\xca\xfe\xba\xbe"),  # Java classes, programs of macOS
    (0, b"\xcf\xfa\xed\xfe"),
    (0, b"\x00asm"),
    (8, b"WAVE"),
    (8, b"AVI "),
    (8, b"WEBP"),
    (0, b"fLaC\x00"),
    (0, b"\x1a\x45\xdf\xa3"),  # Matroska
    (0, b"FLV\x01"),
    (0, b"8BPS\x00"),
    (0, b"\x28\xb5\x2f\xfd"),  # Zstandard
    (0, b"MSCF\x00"),
    (0, b"\xed\xab\xee\xdb"),  # RPM
)
_PDF_HEADER_WITHIN = 1024


def is_known_binary(data: bytes) -> bool:
    """Whether the content starts like one of the formats that hold no plain text."""
    if any(data.startswith(magic, offset) for offset, magic in _SIGNATURES):
        return True
    # A PDF may carry junk before its header (ISO 32000-1, annex H.3.4.1).
    return not data[:1].isalpha() and b"%PDF-1." in data[:_PDF_HEADER_WITHIN]
