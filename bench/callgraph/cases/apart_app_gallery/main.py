import sys

from pixels import Canvas, Chain, ascii_art, effects
from pixels.effects import *


def frame(canvas, ink=9):
    w, h = canvas.size  #> pixels.canvas.Canvas.size
    for x in range(w):
        canvas[x, 0] = canvas[x, h - 1] = ink  #> pixels.canvas.Canvas.__setitem__
    return canvas


def gradient(width, height):
    return Canvas.from_function(width, height, lambda x, y: (x + y) % 10)  #> pixels.canvas.Canvas.from_function


def main(out=sys.stdout):
    picture = gradient(6, 4)  #> main.gradient
    soft = Chain(blur, brighten(by=2)) | clamp  #> pixels.chain.Chain.__init__ pixels.chain.Chain.__or__ pixels.effects.tone.brighten
    for name, effect in [('soft', soft), ('negative', invert), ('framed', frame), ('mirrored', flip)]:
        out.write(f'{name}:\n')
        ascii_art.dump(effect(picture.copy()), out)  #> main.frame pixels.ascii_art.dump pixels.canvas.Canvas.copy pixels.chain.Chain.__call__ pixels.effects.shape.flip pixels.effects.tone.invert
    look_up = effects.by_name('threshold')  #> pixels.effects.by_name
    hard = look_up(picture, level=5)  #> pixels.effects.tone.threshold
    total = hard + invert(hard)  #> pixels.canvas.Canvas.__add__ pixels.effects.tone.invert
    print(len(soft), total.mean, ascii_art.load('12\n34').mean)  #> pixels.ascii_art.load pixels.canvas.Canvas.mean pixels.chain.Chain.__len__


main()  #> main.main
