from .core import Form, Field, rule, ValidationError
