"""Leaves read by several children and by this process, given in the order in which they came, in constant memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from firsthand.read.child import leaf_frame
from firsthand.read.children import Child, ChildError, Limits, give_back, ready, take
from firsthand.read.found import decoded, encoded, refused
from firsthand.read.mail import is_mail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.read.articles import Articles, Leaf
    from firsthand.read.found import Found
    from firsthand.read.journal import Journal

_WINDOW_LEAVES, _WINDOW_BYTES = 256, 64 * 1024 * 1024  # read ahead of the slowest
_BATCH_LEAVES, _BATCH_BYTES = 16, 40_000  # of short texts; less than a pipe holds, so that nobody waits for the other
_FEW_TEXTS = 1000  # are read here sooner than a child has started
_QUEUE_FOR_ANOTHER = 4  # leaves that wait, for each child there is, before another child is worth its start


@dataclass(slots=True)
class _Slot:
    leaf: Leaf
    key: bytes | None
    size: int
    kind: Kind
    found: list[Found] | None = None
    plain: str = ""


@dataclass(slots=True)
class Ordered:
    """Reads leaves in their order.

    Attributes:
        articles: How a leaf is read.
        processes: How many children at most.
        limits: What a child may use for one leaf.
        journal: Where what was read is kept and taken from; None keeps nothing.
    """

    articles: Articles
    processes: int
    limits: Limits
    journal: Journal | None = None
    _window: deque[_Slot] = field(default_factory=deque)
    _waiting: deque[_Slot] = field(default_factory=deque)
    _busy: dict[Child, deque[_Slot]] = field(default_factory=dict)
    _free: list[Child] = field(default_factory=list)
    _held: int = 0
    _texts: int = 0

    def read(self, leaves: Iterable[Leaf]) -> Iterator[tuple[Leaf, Found]]:
        """Give what each leaf holds, with the leaf."""
        source = iter(leaves)
        leaf = next(source, None)
        try:
            while leaf is not None or self._window:
                while leaf is not None and len(self._window) < _WINDOW_LEAVES and self._held < _WINDOW_BYTES:
                    self._accept(leaf)
                    leaf = next(source, None)
                    if self._is_due():
                        self._collect(0.0)
                    if self._window[0].found is not None:
                        break
                while self._window and self._window[0].found is not None:
                    slot = self._window.popleft()
                    self._held -= slot.size
                    yield from ((slot.leaf, f) for f in slot.found or ())
                if self._window and (leaf is None or self._is_full()):
                    self._collect(None)
        finally:
            for child in self._free:
                give_back(child)
            for child in self._busy:
                child.end()

    def _is_due(self) -> bool:
        """Tell whether it is worth looking for answers: not for each short text."""
        waiting = self._waiting
        return bool(waiting) and (waiting[-1].kind is not Kind.TEXT or len(waiting) % _BATCH_LEAVES == 0)

    def _is_full(self) -> bool:
        return len(self._window) >= _WINDOW_LEAVES or self._held >= _WINDOW_BYTES

    def _accept(self, leaf: Leaf) -> None:
        key = self.journal.key(leaf, self.articles) if self.journal else None
        slot = _Slot(leaf, key, len(leaf.part.raw or b""), kind_of(leaf))
        self._window.append(slot)
        self._held += slot.size
        if self.journal and slot.key:
            slot.found = self.journal.get(slot.key)
        if slot.found is not None:
            return
        if leaf.part.raw is None and leaf.part.record is None:
            slot.found = self.articles.read_alone(leaf)
        elif self._is_for_here(slot):
            slot.found = self.articles.read_alone(leaf)
            if self.journal and slot.key:
                self.journal.put(slot.key, [encoded(f) for f in slot.found])
        else:
            self._waiting.append(slot)

    def _is_for_here(self, slot: _Slot) -> bool:
        """Tell whether a leaf is a text or record, and of the first few."""
        if slot.kind is not Kind.TEXT:
            return False
        self._texts += 1
        return self.processes <= 1 or self._texts <= _FEW_TEXTS

    def _keep(self, slot: _Slot, found: list[Any]) -> None:
        slot.found = [decoded(f) for f in found]
        if self.journal and slot.key and not slot.plain:
            self.journal.put(slot.key, found)

    def _hand_out(self) -> None:
        while self._waiting:
            child = self._child()
            if child is None:
                return
            batch = [self._waiting.popleft()]
            size = batch[0].size
            while self._waiting and len(batch) < _BATCH_LEAVES and batch[0].kind is Kind.TEXT:
                size += self._waiting[0].size + 4000
                if size > _BATCH_BYTES or self._waiting[0].kind is not Kind.TEXT:
                    break
                batch.append(self._waiting.popleft())
            self._busy[child] = deque(batch)
            try:
                for slot in batch:
                    child.send(*self._task(slot))
            except ChildError as error:
                self._stopped(child, str(error))

    def _task(self, slot: _Slot) -> tuple[dict[str, object], bytes]:
        head, raw = leaf_frame(slot.leaf)
        told = {"do": "read", "leaf": head, "plain": slot.plain, "alone": slot.kind is not Kind.OTHER}
        return {**told, "max_chars": self.articles.max_chars, "columns": self.articles.columns}, raw

    def _child(self) -> Child | None:
        """Give a child that is free; start one if enough work waits for it. None while all are busy."""
        if self._free:
            return self._free.pop()
        n = len(self._busy)
        if n >= max(1, self.processes) or (n and len(self._waiting) < _QUEUE_FOR_ANOTHER * n):
            return None
        try:
            return take(self.limits)
        except ChildError as error:
            if not n:
                slot = self._waiting.popleft()
                slot.found = [refused(slot.leaf.part.path, f"{error}. Close some programs and read it again")]
            return None

    def _collect(self, timeout_s: float | None) -> None:
        """Take answers in; with None wait until there is one, or a child is late."""
        self._hand_out()
        if not self._busy:
            return
        wait = min(child.left_s() for child in self._busy) if timeout_s is None else timeout_s
        for child in ready(list(self._busy), wait):
            try:
                head, _ = child.receive()
            except ChildError as error:
                self._stopped(child, str(error))
                continue
            self._keep(self._busy[child].popleft(), head["found"])
            if not self._busy[child]:
                del self._busy[child]
                self._free.append(child)
        for child in [c for c in self._busy if c.left_s() <= 0]:
            self._stopped(child, child.late())
        self._hand_out()

    def _stopped(self, child: Child, reason: str) -> None:
        """End a child; what it had in hand is read plainly, once, or refused; what waited behind it waits again."""
        child.end()
        hurt, *others = self._busy.pop(child)
        self._waiting.extendleft(reversed(others))
        if hurt.plain or hurt.kind is Kind.OTHER:
            path = hurt.leaf.part.path
            hurt.found = [refused(path, f"{hurt.plain or reason}, so it was stopped. Save its text as .txt")]
            return
        hurt.plain = reason
        self._waiting.appendleft(hurt)


class Kind(StrEnum):
    """What a leaf is, by its first bytes: containers of several are taken apart before."""

    TEXT = "text"  # or a record: nothing that a file can hurt reads it
    PAGE = "page"
    OTHER = "other"  # a PDF, an office file, a mail, text in a coding that needs care


def kind_of(leaf: Leaf) -> Kind:
    """Tell what a leaf is."""
    raw = leaf.part.raw
    if raw is None:
        return Kind.TEXT
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff", b"PK"} or b"%PDF-" in raw[:1024] or is_mail(raw[:16_384]):
        return Kind.OTHER
    return Kind.PAGE if raw[:400].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else Kind.TEXT
