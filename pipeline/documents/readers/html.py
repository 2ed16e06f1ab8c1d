"""HTML pages: title, date and main text; all visible text when no main text is found.

The stored text is what trafilatura takes for the content (headings, lists and tables included), with the
title above it when the page shows one and the content lacks it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from pipeline.documents.encoding import decode, read_bytes
from pipeline.documents.raw import RawDocument
from pipeline.errors import DocumentError
from pipeline.rules.folding import fold

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{2,30})",
    re.I,
)
_TITLES = (
    "//meta[@property='og:title']/@content",
    "//meta[@name='citation_title' or @name='dc.title' or @name='DC.title']/@content",
    "//h1",
    "//head/title",
)
_DATES = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@name='date' or @name='dc.date' or @name='DC.date' or @name='DC.date.issued' or @name='pubdate' "
    "or @name='citation_publication_date']/@content",
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//article//time[@pubdate]/@datetime | //time[@pubdate]/@datetime",
    "//article//header//time/@datetime | //h1/following::time[1]/@datetime",
)
#: `"datePublished": "2024-07-04"` of the page's linked data.
_LINKED_DATE = re.compile(r"\"datePublished\"\s*:\s*\"((?:19|20)\d\d-\d\d-\d\d)")
_NOT_SHOWN = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "svg",
    "head",
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
    }
    | {"br", "dt", "dd", "blockquote", "figcaption", "caption", "td", "th", "pre", "hr"}
)
#: The frame that trafilatura draws around tables.
_TABLE_RULE = re.compile(r"^\|(?:---\|)+\n", re.M)
_TABLE_EDGE = re.compile(r"^\|[ ]?(?=.*\|[ ]?$)|(?<=\w)[ ]?\|[ ]?$", re.M)
_NOT_WORD = re.compile(r"\W+")
#: A page with less main text than this share of its visible text is read whole.
_MAIN_SHARE = 0.2


def read(path: Path) -> Iterator[RawDocument]:
    """The page as one document."""
    data = read_bytes(path)
    declared = _CHARSET.search(data[:4096])
    names = [name.decode("ascii") for name in declared.groups() if name] if declared else []
    page, note = decode(data, names[0] if names else None)
    page = page.replace("\0", "")
    if not page.strip():
        yield RawDocument("")
        return
    try:
        tree = lxml_html.document_fromstring(_without_declaration(page))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(
            f"not readable as HTML ({error}); open it in a browser and save it again"
        ) from None
    title, date = find_title(tree), find_date(tree, page)
    yield RawDocument(_content(page, tree, title), title=title or None, date=date, note=note)


def find_title(tree: etree._Element) -> str:
    """The title in the page's metadata, else its heading, else that of the window; empty without any."""
    found = [title for path in _TITLES for title in map(_words, tree.xpath(path)[:1]) if title]
    return found[0] if found else ""


def find_date(tree: etree._Element, page: str) -> str | None:
    """The publication date in the page's metadata or first `<time>`, as written there."""
    for path in _DATES:
        for value in tree.xpath(path)[:1]:
            return str(value).strip()
    linked = _LINKED_DATE.search(page)
    return linked.group(1) if linked else None


def visible_text(tree: etree._Element) -> str:
    """All text of the page but menus, scripts and footers, a line a block."""
    pieces: list[str] = []
    body = tree.find("body")
    walker = etree.iterwalk(tree if body is None else body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        hidden = element.tag in _NOT_SHOWN
        edge = "\n" if element.tag in _BLOCKS or hidden else ""
        if event == "start" and hidden:
            walker.skip_subtree()
        elif event == "start":
            pieces.append(edge + ("- " if element.tag == "li" else "") + _flat(element.text))
        else:
            pieces.append(edge + _flat(element.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line and line != "-")


def _content(page: str, tree: etree._Element, title: str) -> str:
    main, everything = _main_text(page), visible_text(tree)
    if len(main) < _MAIN_SHARE * len(everything):
        main = everything
    if not main:  # nested too deeply for the parser
        main = html.unescape(re.sub(r"<[^<>]*>", " ", page)).strip()
    heading = tree.xpath("//h1")
    shown = _words(heading[0]) if heading else title
    if shown and _key(shown) not in _key(main[: 2 * len(shown) + 400]):
        main = f"{shown}\n{main}"
    lines = [line.strip() for line in main.split("\n") if line.strip()]
    return "".join(map(_spaced, lines, [*lines[1:], ""]))


def _main_text(page: str) -> str:
    """The content without menus and footers; table rows as « Province | Doses »."""
    import trafilatura

    try:
        main = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # it fails on odd trees in many ways; the page still has its text
        return ""
    main = _TABLE_RULE.sub("", main or "")
    return _TABLE_EDGE.sub("", main)


def _spaced(line: str, following: str) -> str:
    """A blank line after a block, none between list items and table rows."""
    listed = following.startswith("- ") or (" | " in line and " | " in following)
    return line + ("\n" if listed or not following else "\n\n")


def _words(found: str | etree._Element) -> str:
    text = found if isinstance(found, str) else "".join(found.itertext())
    return " ".join(text.split())


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _key(text: str) -> str:
    return _NOT_WORD.sub("", fold(text))


def _without_declaration(page: str) -> str:
    """lxml refuses text that still declares its encoding."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page)
