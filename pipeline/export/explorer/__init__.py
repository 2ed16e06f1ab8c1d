"""The explorer: one HTML page with the whole graph, its sentences and documents, that opens offline.

`page.py` puts it together; `model.py` and `texts.py` say what the page knows, `network.py` and `layout.py`
what it shows first and where. `page.html`, `css/` and `js/` are the page itself, put inline as they stand.
"""

from pipeline.export.explorer.page import write_explorer

__all__ = ["write_explorer"]
