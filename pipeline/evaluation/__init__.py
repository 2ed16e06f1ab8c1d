"""How well predictions agree with gold documents: mentions, values, relations, and where they differ."""

from pipeline.evaluation.files import read_lines
from pipeline.evaluation.scores import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate", "read_lines"]
