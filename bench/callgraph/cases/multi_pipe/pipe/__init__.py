from .core import Pipeline, stage
