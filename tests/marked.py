"""Test sentences that carry their own marks: « L'[OIM] agit au [Niger]. »."""

from __future__ import annotations


def read_marked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the (start, end) of each marked stretch, in order of their start.

    Marks nest. Raises ValueError on an unclosed or unopened bracket, so that no test passes for want of one.
    """
    text: list[str] = []
    open_starts: list[int] = []
    spans: list[tuple[int, int]] = []
    for char in marked:
        if char == "[":
            open_starts.append(len(text))
        elif char == "]":
            if not open_starts:
                raise ValueError(f"« ] » without « [ » in {marked!r}")
            spans.append((open_starts.pop(), len(text)))
        else:
            text.append(char)
    if open_starts:
        raise ValueError(f"unclosed « [ » in {marked!r}")
    return "".join(text), sorted(spans, key=lambda span: (span[0], -span[1]))
