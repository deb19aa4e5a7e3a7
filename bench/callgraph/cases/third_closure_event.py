def make_bus():
    listeners = {}

    def on(event, callback):
        listeners.setdefault(event, []).append(callback)

    def fire(event):
        for callback in listeners.get(event, []):
            callback()  #> closed opened
    return on, fire


def opened():
    return 'o'


def closed():
    return 'c'


on, fire = make_bus()  #> make_bus
on('open', opened)  #> make_bus.on
on('close', closed)  #> make_bus.on
fire('open')  #> make_bus.fire
fire('close')  #> make_bus.fire


def once(func):
    done = False

    def run():
        nonlocal done
        if not done:
            done = True
            return func()  #> opened
    return run


open_once = once(opened)  #> once
open_once()  #> once.run
