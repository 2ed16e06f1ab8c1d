"""The graph in the forms that other programs and people open; one module a format."""

from pipeline.export.formats import FORMATS, write_export, write_exports

__all__ = ["FORMATS", "write_export", "write_exports"]
