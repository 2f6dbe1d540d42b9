"""Where exports go: a folder of this machine, or a bucket of an S3-compatible store."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from detikcrawl.dataset import DatasetError
from detikcrawl.storage.part_files import make_folder, sync_folder

if TYPE_CHECKING:
    from botocore.client import BaseClient

S3_SETTINGS = {
    "AWS_ACCESS_KEY_ID": "aws_access_key_id",
    "AWS_SECRET_ACCESS_KEY": "aws_secret_access_key",
    "AWS_SESSION_TOKEN": "aws_session_token",
    "AWS_ENDPOINT_URL": "endpoint_url",
    "AWS_REGION_NAME": "region_name",
}
"""Scrapy's settings for S3, and what boto3 calls them; without them boto3 looks where it always does."""


_OURS = re.compile(r"dataset(\.(\d+|spill|lock|index\.sqlite.*))?|archive|journal|ledger|parts|rejects|runs")


class Target(Protocol):
    """A place with files by path."""

    def sizes(self) -> dict[str, int]:
        """The files that are there, by path, with their bytes."""

    def put(self, path: str, source: Path) -> None:
        """Copy a file there: whole, in the place of one that is there, or not at all."""

    def remove(self, path: str) -> None:
        """Remove a file."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder; it is made when the first file comes."""

    root: Path

    def sizes(self) -> dict[str, int]:
        """The files that are there, by path, with their bytes."""
        return {str(path.relative_to(self.root)): path.stat().st_size for path in self.root.rglob("*") if path.is_file()}

    def put(self, path: str, source: Path) -> None:
        """Copy a file there."""
        place = self.root / path
        make_folder(place.parent)
        with atomic(place) as draft:
            shutil.copyfile(source, draft)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        place = self.root / path
        place.unlink(missing_ok=True)
        for folder in place.relative_to(self.root).parents:
            if folder.name and not any((self.root / folder).iterdir()):
                (self.root / folder).rmdir()


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket, or what begins with a prefix in it."""

    client: BaseClient
    name: str
    prefix: str
    """Empty, or ends with a slash."""

    def sizes(self) -> dict[str, int]:
        """The objects that are there, by path, with their bytes."""
        with _s3_errors(self.name):
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=self.prefix)
            return {each["Key"].removeprefix(self.prefix): each["Size"] for page in pages for each in page.get("Contents", ())}

    def put(self, path: str, source: Path) -> None:
        """Upload a file."""
        with _s3_errors(self.name):
            self.client.upload_file(str(source), self.name, self.prefix + path)

    def remove(self, path: str) -> None:
        """Delete an object."""
        with _s3_errors(self.name):
            self.client.delete_object(Bucket=self.name, Key=self.prefix + path)


@contextmanager
def bucket(address: str, settings: Mapping[str, Any]) -> Iterator[Bucket]:
    """What an address such as s3://bucket/prefix names; settings are Scrapy's. DatasetError where it names none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "s3" or not parts.netloc:
        raise DatasetError(f"{address!r} names no bucket; write it as s3://bucket/prefix")
    try:
        import boto3
    except ImportError:
        raise DatasetError(f"{address} needs boto3: install it with `pip install -e '.[s3]'`") from None
    given = {theirs: settings[ours] for ours, theirs in S3_SETTINGS.items() if settings.get(ours)}
    try:
        with _s3_errors(parts.netloc):
            client = boto3.client("s3", **given)
    except ValueError as error:
        raise DatasetError(f"s3://{parts.netloc}: {error}") from None
    prefix = parts.path.strip("/")
    try:
        yield Bucket(client, parts.netloc, f"{prefix}/" if prefix else "")
    finally:
        client.close()


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """A hidden file beside it that takes its place, durably, once the block has ended well.

    DatasetError where something else than a file is there: a rename would put one in the place of a device, too.
    """
    if path.exists() and not path.is_file():
        raise DatasetError(f"{path} is no file; choose another place")
    draft = path.with_name(f".{path.name}.tmp")
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        if error.filename is None and error.errno is not None:
            error.filename = str(path)  # A disk that is full does not say of which file.
        raise
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def is_ours(place: Path, data: Path) -> bool:
    """Whether a place is the data directory, or lies in what is kept there of crawls or in the dataset."""
    place, data = place.resolve(), data.resolve()
    if data.is_relative_to(place):
        return True
    within = place.relative_to(data).parts[0] if place.is_relative_to(data) else ""
    return bool(_OURS.fullmatch(within))


@contextmanager
def _s3_errors(bucket: str) -> Iterator[None]:
    """What the store or the way to it says, in one line."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise DatasetError(f"s3://{bucket}: {' '.join(str(error).split())}") from None
