class Model:
    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)

    def run(self):
        return self.callback()  #> first


def first():
    return 1


def second():
    return 2


def method(self):
    return self.run()  #> Model.run


model = Model(callback=first, name='m')  #> Model.__init__
model.run()  #> Model.run
setattr(model, 'extra', second)
model.extra()  #> second
setattr(Model, 'go', method)
model.go()  #> method
if hasattr(model, 'extra'):
    getattr(model, 'extra')()  #> second
getattr(model, 'missing', second)()  #> second
Model.later = lambda self: self.go()  #> method
model.later()  #> <lambda>
