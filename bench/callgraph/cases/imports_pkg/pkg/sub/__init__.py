from ..mod import modf
