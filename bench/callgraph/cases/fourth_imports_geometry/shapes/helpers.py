def square(x):
    return x * x


def area_of(shape):
    return shape.area()  #> shapes.flat.Circle.area
