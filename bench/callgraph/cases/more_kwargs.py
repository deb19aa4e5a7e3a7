def call(function, **kwargs):
    return function(**kwargs)  #> only_named show


def show(name, formatter):
    return formatter(name)  #> bold plain


def bold(name):
    return f"<b>{name}</b>"


def plain(name):
    return name


def forward(*args, **kwargs):
    return target(*args, **kwargs)  #> target


def target(first, second=None, *, third=None):
    first()  #> one
    if second:
        second()  #> three two
    if third:
        third()  #> three


def one():
    pass


def two():
    pass


def three():
    pass


class Settings:
    def __init__(self, **options):
        self.options = options
        self.__dict__.update(options)
        for key, value in options.items():
            setattr(self, key, value)

    def call(self, key):
        return self.options[key]()  #> one


def merge(defaults, **overrides):
    return {**defaults, **overrides}


def only_named(*, callback):
    callback()  #> one two


def positional_only(callback, /, **rest):
    callback()  #> one
    rest["callback"]()  #> two


call(show, name="x", formatter=bold)  #> call
show(formatter=plain, name="y")  #> show
forward(one, third=three)  #> forward
forward(one, two)  #> forward
only_named(callback=two)  #> only_named
positional_only(one, callback=two)  #> positional_only
settings = Settings(run=one, stop=two)  #> Settings.__init__
settings.call("run")  #> Settings.call
settings.run()  #> one
settings.stop()  #> two
merged = merge({"a": one}, b=two)  #> merge
merged["b"]()  #> two
merged["a"]()  #> one
params = dict(first=one, second=three)
target(**params)  #> target
call(**{"function": only_named, "callback": one})  #> call


def pick(**choices):
    return choices["left"]


pick(left=one, right=two)()  #> one pick


def pop_key(**kwargs):
    handler = kwargs.pop("handler", three)
    handler()  #> two
    return kwargs


pop_key(handler=two)  #> pop_key
pop_key()["x"]() if False else None
