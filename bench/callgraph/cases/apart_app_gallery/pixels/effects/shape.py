from ..canvas import Canvas

__all__ = ['blur', 'flip']


def blur(canvas):
    def mixed(x, y):
        near = list(canvas.around(x, y))  #> pixels.canvas.Canvas.around
        return sum(near) // len(near)
    return Canvas.from_function(*canvas.size, mixed)  #> pixels.canvas.Canvas.from_function pixels.canvas.Canvas.size


def flip(canvas):
    return Canvas(reversed(row) for row in canvas)  #> pixels.canvas.Canvas.__init__ pixels.canvas.Canvas.__iter__
