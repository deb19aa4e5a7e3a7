from .text import slug as slugify
