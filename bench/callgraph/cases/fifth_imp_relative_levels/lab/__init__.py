from .common import version
