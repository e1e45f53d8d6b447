"""Office files protected by a password, opened by an optional component ([MS-OFFCRYPTO]).

msoffcrypto-tool (MIT) reads the encryption of Word and Excel since 97, and of the newer packages;
it opens no connection.
"""

from __future__ import annotations

import io
import re
from importlib.util import find_spec

from reader_app.documents import limits, passwords
from reader_app.errors import KnownError

_PACKAGE = "msoffcrypto"
# Rounds of hashing that a password goes through (Office itself: 100,000), about a second's worth.
_MOST_ROUNDS = 1_000_000
_ROUNDS = re.compile(rb"spinCount=\"(\d{1,12})\"")


def decrypted(data: bytes, name: str) -> bytes:
    """The file without its protection.

    Raises KnownError ``password-needed``, ``password-wrong``, ``password-part-missing`` where the
    component is not installed, ``file-encrypted`` for a protection that it does not know.
    """
    if passwords.given() and find_spec(_PACKAGE) is None:
        raise KnownError("password-part-missing", path=name)
    if any(int(rounds) > _MOST_ROUNDS for rounds in _ROUNDS.findall(data)):
        raise KnownError("file-encrypted", path=name)
    return passwords.opened(lambda password: _attempt(data, name, password), name)


def _attempt(data: bytes, name: str, password: str) -> bytes | None:
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    out = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        verify = {"verify_password": True} if file.format == "ooxml" else {}  # others always do
        file.load_key(password=password, **verify)
        file.decrypt(out)
    except InvalidKeyError:
        return None
    except Exception as error:  # the component checks little of what it reads
        raise KnownError("file-encrypted", path=name) from error
    found = out.getvalue()
    limits.check_size(found, name)
    return found
