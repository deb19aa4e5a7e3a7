from functools import partial, partialmethod


class Light:
    def set(self, state):
        return self.apply(state)  #> Light.apply

    def apply(self, state):
        return state

    on = partialmethod(set, True)
    off = partialmethod(set, False)


def multiply(x, y, z=1):
    return x * y * z


def run(callback):
    return callback()  #> Light.set multiply


light = Light()  #> Light
light.on()  #> Light.set
light.off()  #> Light.set
double = partial(multiply, 2)
double(3)  #> multiply
triple = partial(double, z=3)
triple(2)  #> multiply
run(partial(light.set, 'dim'))  #> run
run(partial(multiply, 1, 2))  #> run
