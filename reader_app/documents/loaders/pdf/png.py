"""Pixels of PDFium as a PNG file (ISO/IEC 15948), so that a picture is bytes like any other."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from reader_app.documents.loaders.pdf.engine import pdfium

_GREY, _RGB, _RGBA = 0, 2, 6
_LEVEL = 1  # the bytes live as long as the window shows them


def png_of(width: int, height: int, stride: int, form: int, data: bytes) -> bytes:
    """A PNG of pixels in one of PDFium's formats (grey, BGR, BGRx, BGRA)."""
    rows = np.frombuffer(data, np.uint8).reshape(height, stride)
    if form == pdfium.FPDFBitmap_Gray:
        return _file(rows[:, :width], width, height, _GREY)
    depth = 3 if form == pdfium.FPDFBitmap_BGR else 4
    image = rows[:, : width * depth].reshape(height, width, depth)
    if form == pdfium.FPDFBitmap_BGRA:
        return _file(image[:, :, [2, 1, 0, 3]].reshape(height, -1), width, height, _RGBA)
    return _file(image[:, :, 2::-1].reshape(height, -1), width, height, _RGB)


def _file(rows: NDArray[np.uint8], width: int, height: int, colours: int) -> bytes:
    filtered = np.zeros((height, rows.shape[1] + 1), np.uint8)  # filter 0 before every row
    filtered[:, 1:] = rows
    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(filtered.tobytes(), _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
