from .book import Sheet

__all__ = ["Sheet"]
