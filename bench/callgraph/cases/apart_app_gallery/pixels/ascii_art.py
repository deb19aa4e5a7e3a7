from pixels.canvas import Canvas

SHADES = ' .:-=+*#%@'


def dump(canvas, out):
    for row in canvas:  #> pixels.canvas.Canvas.__iter__
        out.write(''.join(_shade(value) for value in row) + '\n')  #> pixels.ascii_art._shade


def _shade(value):
    return SHADES[min(value, len(SHADES) - 1)]


def load(text):
    return Canvas(map(int, line) for line in text.split())  #> pixels.canvas.Canvas.__init__
