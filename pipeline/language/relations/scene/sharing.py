"""One scene for the components that read a document one after the other, handed on upon the `Doc`."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.annotation import Entity
from pipeline.language.extensions import SPANS
from pipeline.language.relations.scene.scene import Scene
from pipeline.rules.relations import ActorWords

#: Where in `doc.user_data` a scene waits for the next component.
_KEY = "passerelle.scene"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A scene with what it was read from; a document is pickled without it."""

    scene: Scene
    entities: tuple[Entity, ...]
    spans: list[tuple[int, int, str]]

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return type(None), ()


def keep_scene(scene: Scene) -> None:
    """Leave a scene on its document for the next component, which takes it with `take_scene`."""
    doc = scene.doc
    doc.user_data[_KEY] = _Kept(scene, doc._.entities, _mentioned(doc))


def take_scene(doc: Doc, actors: ActorWords) -> Scene:
    """The scene that was kept, which then leaves the document; a new one if names have changed since."""
    kept = doc.user_data.pop(_KEY, None)
    if (
        kept is not None
        and kept.scene.doc is doc
        and kept.scene.actors == actors
        and kept.entities is doc._.entities
        and kept.spans == _mentioned(doc)
    ):
        return kept.scene
    return Scene(doc, actors)


def _mentioned(doc: Doc) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label_) for span in doc.spans.get(SPANS, ())]
