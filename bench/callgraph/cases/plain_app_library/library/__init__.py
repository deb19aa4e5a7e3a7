from .catalogue import Catalogue
from .errors import LibraryError, NotFound
from .people import Member, Loan

__all__ = ["Catalogue", "LibraryError", "NotFound", "Member", "Loan"]
