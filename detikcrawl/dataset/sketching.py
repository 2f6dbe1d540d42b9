"""Sketches of many texts, made by two processes while the one that reads the parts goes on.

They end with the process that started them however that ends: what they wait on is a pipe whose other end only it holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Self, TypeVar

from detikcrawl.dataset import DatasetError
from detikcrawl.storage.sketch import sketch

PROCESSES = 2
FEW = 4000
"""So many texts are done before other processes would have started."""

Text = tuple[int, str | None, str | None]
"""Its number, title and text."""

Made = list[tuple[int, bytes | None, bytes | None]]
"""Number, signature and figures; None where a text is too short for a sketch."""

Batch = TypeVar("Batch")


def sketch_all(texts: Sequence[Text]) -> Made:
    """The sketches of some texts."""
    made: Made = []
    for number, title, text in texts:
        found = sketch(title, text)
        made.append((number, found and found.signature, found and found.figures))
    return made


class Sketcher:
    """Makes sketches in this process first, and in others once there are many to make. To be used as a context."""

    def __init__(self) -> None:
        self._seen = 0
        self._others: deque[tuple[BaseProcess, Connection]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process, connection in self._others:
            connection.close()
            process.join()

    def sketched(self, batches: Iterable[Batch], texts_of: Callable[[Batch], Sequence[Text]]) -> Iterator[tuple[Batch, Made]]:
        """Every batch with the sketches of its texts, in the order of the batches. DatasetError where a process is killed."""
        busy: deque[tuple[Batch, Connection]] = deque()
        try:
            for batch in batches:
                texts = texts_of(batch)
                self._seen += len(texts)
                if self._seen <= FEW:
                    yield batch, sketch_all(texts)
                    continue
                if not self._others:
                    self._others.extend(_start() for _ in range(PROCESSES))
                if len(busy) == PROCESSES:
                    earlier, connection = busy.popleft()
                    yield earlier, connection.recv()
                _, connection = self._others[0]
                self._others.rotate()
                connection.send(texts)
                busy.append((batch, connection))
            while busy:
                earlier, connection = busy.popleft()
                yield earlier, connection.recv()
        except (EOFError, BrokenPipeError):
            raise DatasetError("a process that sketches texts was ended from outside; is there enough memory?") from None


def _start() -> tuple[BaseProcess, Connection]:
    context = get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=_work, args=(its,), daemon=True)
    process.start()
    its.close()
    return process, ours


def _work(connection: Connection) -> None:
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send(sketch_all(connection.recv()))
