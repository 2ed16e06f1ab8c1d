"""What the relation rules look at: names and phrases that stand for one, each as a single piece.

A long name is one piece whatever the parser made of its inside: « le directeur général de l'Institut national
du travail et des études sociales (INTES) » is one `Node` with the preposition before it and its place in a
coordination. Rules then read a sentence as nodes, prepositions and verbs.
"""

from pipeline.language.relations.scene.nodes import PLACES, Group, Node
from pipeline.language.relations.scene.scene import Scene
from pipeline.language.relations.scene.sharing import keep_scene, take_scene

__all__ = ["PLACES", "Group", "Node", "Scene", "keep_scene", "take_scene"]
