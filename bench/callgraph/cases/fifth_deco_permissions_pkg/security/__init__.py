from .checks import requires as guarded
