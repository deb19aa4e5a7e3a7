from .catalog import *
from .pricing import discount as apply_discount
from . import cart as _cart

Cart = _cart.Cart
