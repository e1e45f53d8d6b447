"""LibreOffice as a converter of older formats, where the user has it; nothing depends on it.

It runs in a profile of its own that is thrown away, without macros, without following links,
behind a proxy that does not exist, and only for so long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from reader_app.errors import KnownError

# Starting with a new profile takes LibreOffice some seconds on a slow disk.
SECONDS = 60
_NAMES = ("soffice", "libreoffice", "soffice.com")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>\n"
)
_VALUES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_NOWHERE = "http://127.0.0.1:9"


def converter() -> Path | None:
    """LibreOffice on the PATH or in its usual places."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def convert(program: Path, data: bytes, ending: str, target: str, name: str) -> bytes:
    """The content in the format ``target`` (``docx``, ``ods``); ``ending`` is that of the input.

    Raises KnownError ``converter-failed`` and ``converter-slow``.
    """
    with tempfile.TemporaryDirectory(prefix="zhanjuan-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source, result = home / f"document{ending}", home / "out" / f"document.{target}"
        source.write_bytes(data)
        _write_profile(home / "profile")
        _run(_command(program, home, source, target), home, name)
        if not result.is_file():
            raise KnownError("converter-failed", path=name)
        return result.read_bytes()


def _write_profile(profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _VALUES
    )
    settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _command(program: Path, home: Path, source: Path, target: str) -> list[str]:
    profile = (home / "profile").as_uri()
    switches = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    return [
        str(program),
        f"-env:UserInstallation={profile}",
        *switches,
        *("--convert-to", target, "--outdir", str(home / "out"), str(source)),
    ]


def _run(command: list[str], home: Path, name: str) -> None:
    environment = {
        **os.environ,
        "HOME": str(home),
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE),
    }
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command,
            stdin=silent,
            stdout=silent,
            stderr=silent,
            cwd=home,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise KnownError("converter-failed", path=name) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise KnownError("converter-slow", path=name, seconds=SECONDS) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
