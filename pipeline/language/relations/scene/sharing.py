"""One scene for the components that read a document one after the other."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.extensions import SPANS
from pipeline.language.relations.scene.scene import Scene
from pipeline.rules.relations import ActorWords

_Seen = tuple[Doc, ActorWords, object, list[tuple[int, int, str]]]
_last: list[tuple[_Seen, Scene]] = []


def read_scene(doc: Doc, actors: ActorWords) -> Scene:
    """The scene of a document; the last one is kept, as relations and figures read it one after the other."""
    spans = [(span.start, span.end, span.label_) for span in doc.spans.get(SPANS, ())]
    seen = (doc, actors, doc._.entities, spans)
    if _last:
        (before_doc, before_actors, before_entities, before_spans), scene = _last[0]
        if (
            before_doc is doc
            and before_actors is actors
            and before_entities is doc._.entities
            and before_spans == spans
        ):
            return scene
    _last[:] = [(seen, Scene(doc, actors))]
    return _last[0][1]
