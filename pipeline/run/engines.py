"""Who does the work: this process, several processes, or (later) the machines of a cluster."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from pipeline.documents.document import Document
from pipeline.errors import UsageError
from pipeline.run.batches import Outcome, annotate_batch, load_once

#: The engines that `--engine` names.
ENGINES = ("local", "ray")
#: Batches handed to each process beyond the one it works on, so that none waits and memory stays bounded.
_AHEAD = 2


def annotate_batches(
    batches: Iterable[list[Document]],
    *,
    engine: str = "local",
    workers: int = 1,
    patterns: Path | None = None,
) -> Iterator[list[Outcome]]:
    """The outcomes of each batch, in order: the same for any engine and any number of workers.

    Raises UsageError for an engine that does not exist or is not installed.
    """
    check_engine(engine, workers)
    if workers == 1:
        return (annotate_batch(load_once(patterns), batch) for batch in batches)
    return _annotate_in_processes(batches, workers, patterns)


def check_engine(engine: str, workers: int) -> None:
    """Raise UsageError, with what to do, when the engine cannot be used."""
    if engine not in ENGINES:
        raise UsageError(f"unknown engine « {engine} ». Allowed: {', '.join(ENGINES)}")
    if engine == "ray":
        raise UsageError("the engine « ray » is not part of this version; use --engine local --workers N")
    if workers < 1:
        raise UsageError(f"--workers {workers}: give 1 or more processes")


def _annotate_in_processes(
    batches: Iterable[list[Document]], workers: int, patterns: Path | None
) -> Iterator[list[Outcome]]:
    """Batches through a pool; when a process dies, what it may have died of is tried one by one."""
    batches = iter(batches)
    waiting: deque[tuple[list[Document], Future[list[Outcome]]]] = deque()
    pool = _Pool(workers, patterns)
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (batch := next(batches, None)) is not None:
                waiting.append((batch, pool.submit(batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield pool.one_by_one(batch)
                waiting = deque((batch, pool.submit(batch)) for batch, _ in waiting)
    finally:
        pool.close()


class _Pool:
    """Processes that load the language pipeline once, started afresh after one of them died."""

    def __init__(self, workers: int, patterns: Path | None) -> None:
        self._workers, self._patterns = workers, patterns
        self._executor = self._start(workers)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # spawn: a clean process, the same on every system, and no lock of the parent's threads inside it
        return ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent
        )

    def submit(self, batch: list[Document]) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(_annotate, self._patterns, batch)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(_annotate, self._patterns, batch)

    def one_by_one(self, batch: list[Document]) -> list[Outcome]:
        """The outcome of each document, in a process that may die of it without harm to the others."""
        outcomes = []
        self.close()
        with_one = self._executor = self._start(1)
        for document in batch:
            try:
                outcomes += with_one.submit(_annotate, self._patterns, [document]).result()
            except BrokenProcessPool:
                outcomes.append(Outcome(error="the process that analysed the text died (out of memory?)"))
                with_one.shutdown(wait=False, cancel_futures=True)
                with_one = self._executor = self._start(1)
        self._restart()
        return outcomes

    def _restart(self) -> None:
        self.close()
        self._executor = self._start(self._workers)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _leave_stopping_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the parent ends the others, without their tracebacks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _annotate(patterns: Path | None, batch: list[Document]) -> list[Outcome]:
    return annotate_batch(load_once(patterns), batch)
