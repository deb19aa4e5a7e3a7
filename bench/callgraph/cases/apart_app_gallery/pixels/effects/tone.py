from functools import partial

__all__ = ['invert', 'brighten', 'clamp', 'threshold']

WHITE = 9


def invert(canvas):
    return canvas.map(lambda value: WHITE - value)  #> pixels.canvas.Canvas.map


def _raise_by(canvas, by):
    return canvas.map(by.__add__)  #> pixels.canvas.Canvas.map


def brighten(by=1):
    return partial(_raise_by, by=by)


def clamp(canvas):
    return canvas.map(_limit)  #> pixels.canvas.Canvas.map


def _limit(value):
    return max(0, min(WHITE, value))


def threshold(canvas, level):
    def cut(value):
        return WHITE if value > level else 0
    return canvas.map(cut)  #> pixels.canvas.Canvas.map
