from functools import partial
from lib import make, plain
make = partial(make, 1)
plain = make(plain)  #> lib.make
plain()  #> lib.plain
