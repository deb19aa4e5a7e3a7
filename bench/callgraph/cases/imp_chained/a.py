import b
from b import func
