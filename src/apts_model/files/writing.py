"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Write text as UTF-8, so that a reader finds the old file or the new one, never half of it.

    The text goes to a new file in the same folder, onto the disk, and then takes the place of
    the old one, whose permissions it keeps; its owner, access lists and other hard links it does
    not. A link is followed. What is no file, such as a pipe or a device, is written into.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    data = text.encode()
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        _write_anew(temporary, data, 0o600 if target.exists() else 0o666)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _write_anew(path: Path, data: bytes, mode: int) -> None:
    """Write a new file, onto the disk; `mode` lets nobody read what they could not before."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Put the renaming itself onto the disk, where the system can."""
    # The new file is in its place already: what fails here is no reason to report an error.
    with contextlib.suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
