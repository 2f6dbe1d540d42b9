"""Responses taken out of a WARC file for good, while every other record stays where it lies.

Rows name their records by file and offset, so what is taken out leaves its room: a record that says so, blown up to the
same size by a comment in its gzip header, which every reader passes over.
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from detikcrawl.network.warc_reader import DamagedArchiveError, read_heads

_BLANK = (
    b"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    b"WARC-Date: 2000-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)
_HAS_COMMENT = 0x10
_PIECE = 64 * 1024


def take_down(path: Path, wanted: Callable[[str], bool]) -> tuple[int, str | None]:
    """Take out the responses whose URL is wanted: how many, and where the file is damaged, if it is.

    path  ends in `.gz`; the file is replaced as a whole, or stays as it was.

    Behind a damaged place nothing can be found. ValueError where a record is too small to be replaced, OSError where the
    new file cannot be written.
    """
    offsets, damage = [], None
    try:
        for head in read_heads(path):
            if wanted(head.url):
                offsets.append(head.offset)
    except DamagedArchiveError as error:
        damage = str(error)
    if offsets:
        draft = path.with_name(f".{path.name}.tmp")
        try:
            shutil.copyfile(path, draft)
            with draft.open("r+b") as file:
                for offset in offsets:
                    _blank(file, offset)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return len(offsets), damage


def _blank(file: BinaryIO, offset: int) -> None:
    blank = blank_member(_member_size(file, offset))
    file.seek(offset)
    file.write(blank)


def blank_member(size: int) -> bytes:
    """A gzip member of so many bytes that holds an empty record. ValueError where they are too few."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(_BLANK) + packer.flush()
    head = b"\x1f\x8b\x08" + bytes([_HAS_COMMENT]) + b"\0\0\0\0" + b"\x02\xff"
    tail = struct.pack("<II", zlib.crc32(_BLANK), len(_BLANK))
    room = size - len(head) - 1 - len(packed) - len(tail)
    if room < 0:
        raise ValueError(f"a record of {size} bytes is too small to be replaced")
    return head + b" " * room + b"\0" + packed + tail


def _member_size(file: BinaryIO, offset: int) -> int:
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    file.seek(offset)
    while not inflate.eof:
        # The file was read to its end before, so the member has one.
        raw = inflate.unconsumed_tail or file.read(_PIECE)
        inflate.decompress(raw, _PIECE)
    return file.tell() - len(inflate.unused_data) - offset
