import enum

import model


class Kind(enum.Enum):
    CIRCLE = model.Circle
    RECT = model.Rect

    def build(self, *args):
        return self.value(*args)  #> model.Circle model.Rect model.Rect.__post_init__

    @classmethod
    def make(cls, name, *args):
        return cls[name.upper()].build(*args)  #> kinds.Kind.build
