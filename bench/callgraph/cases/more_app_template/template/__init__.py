from template.engine import Template

__all__ = ["Template"]
