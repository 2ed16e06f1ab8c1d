"""The whole job: read documents, annotate them, assemble the tables, write what people open."""

from pipeline.run.extract import extract_folder
from pipeline.run.lines import annotate_lines
from pipeline.run.report import RunReport

__all__ = ["RunReport", "annotate_lines", "extract_folder"]
