"""Who is who across documents, and the graph that answers questions about them."""

from pipeline.graph.knowledge import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
