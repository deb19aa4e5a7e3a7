from . import numbers, words
