"""`write_explorer`: the page as one file, with its policy that nothing may come from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.export.explorer.blocks import encode_block
from pipeline.export.explorer.model import make_model
from pipeline.export.explorer.network import make_network, network_data
from pipeline.export.explorer.texts import make_texts
from pipeline.tables import Tables

#: The scripts of the page, each after what it uses.
SCRIPTS = (
    "words", "dom", "dates", "data", "state", "filters", "view", "place", "theme", "labels", "items",
    "drawing", "camera", "canvas", "search", "panel", "timeline", "evidence", "cards", "nodecard", "edgecard",
    "document", "paths", "list", "charts", "flows", "figures", "map", "exports", "keyboard", "head", "main",
)  # fmt: skip
STYLES = ("base", "layout", "parts", "views", "print")

_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def write_explorer(tables: Tables, path: Path) -> None:
    """Write the page that explores `tables` to `path`: one file, to open from disk, that asks for no other.

    The same tables give the same bytes.
    """
    path.write_text(make_page(tables), encoding="utf-8", newline="\n")


def make_page(tables: Tables) -> str:
    """The HTML of the page. Texts of documents stand only in compressed blocks."""
    network, positions = make_network(tables)
    model = make_model(tables) | {
        "network": network_data(network),
        "positions": [[node, *positions[node]] for node in sorted(positions)],
    }
    scripts = (vis_network(), page_script())
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    slots = {
        "policy": _POLICY.format(hashes=hashes),
        "style": "\n".join(_read(f"css/{name}.css") for name in STYLES),
        "model": encode_block(model),
        "texts": encode_block(make_texts(tables)),
        "outline": _read("vendor/world.json"),
        "vis": scripts[0],
        "script": scripts[1],
    }
    # one pass: what fills a slot is never read for slots again
    return _SLOT.sub(lambda slot: slots[slot[1]], _read("page.html"))


@cache
def page_script() -> str:
    """The page's own scripts as one, in a scope of their own."""
    parts = [f"// {name}.js\n{_read(f'js/{name}.js')}" for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();"


@cache
def vis_network() -> str:
    """vis-network as pyvis ships it (Apache-2.0 or MIT, see vendor/README.md)."""
    folder = files("pyvis") / "templates" / "lib"
    versions = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("vis-"))
    return (folder / versions[-1] / "vis-network.min.js").read_text(encoding="utf-8")


def _read(name: str) -> str:
    return (files("pipeline.export.explorer") / name).read_text(encoding="utf-8")


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
