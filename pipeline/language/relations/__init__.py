"""`passerelle_relations`: who does what with whom, from the parse and the rules of `patterns/relations/`."""

from pipeline.language.relations.component import Relations, make_relations
from pipeline.language.relations.status import status_of

__all__ = ["Relations", "make_relations", "status_of"]
