from .base import Base


class Square(Base):
    def size(self):
        return self.value() ** 2  #> shapes.base.Base.value
