def draw(shape, color=None, on_done=None):
    if on_done:
        on_done(shape)  #> <lambda> done
    return shape


def done(shape):
    return None


def styled(*args, **kwargs):
    kwargs.setdefault('color', 'red')
    return draw(*args, **kwargs)  #> draw


def configure(**options):
    handler = options.get('handler')
    handler(1)  #> done
    options['after']()  #> after


def after():
    return None


styled('circle', on_done=done)  #> styled
configure(handler=done, after=after)  #> configure
settings = {'handler': done, 'after': after}
configure(**settings)  #> configure
draw('square', on_done=lambda shape: done(shape))  #> done draw
params = dict(on_done=done)
draw('x', **params)  #> draw
