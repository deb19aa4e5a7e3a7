"""Dataclass inheritance over modules, an enum mapping to classes, fields as factories."""
from model import Circle, Group, Rect
from kinds import Kind

shapes = [Kind.make("circle", 2), Kind.RECT.build(2, 3)]  #> kinds.Kind.build kinds.Kind.make
group = Group()  #> model.Group
for shape in shapes:
    group.add(shape)  #> model.Group.add
print(group.area(), group.children[1].describe(), Circle(1) == Circle(1))  #> model.Circle model.Group.area model.Shape.describe
print(Rect.square(4).area(), {Circle(1), Circle(1)} == {Circle(1)})  #> model.Circle model.Rect.area model.Rect.square
