from .base import View
from .mixins import LoginMixin, TemplateMixin

__all__ = ["View", "LoginMixin", "TemplateMixin"]
