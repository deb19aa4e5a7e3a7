from linalg.vector import Vector
from linalg.matrix import Matrix, identity
