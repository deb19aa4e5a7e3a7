current = None
registry = []

def red():
    pass

def green():
    pass

def install(f):
    global current
    current = f

def use():
    current()  #> green red

def register(f):
    registry.append(f)
    return f

@register  #> register
def auto():
    pass

def run_all():
    for f in registry:
        f()  #> auto

def lazy():
    global _cache
    try:
        return _cache
    except NameError:
        _cache = Service()  #> Service
        return _cache

class Service:
    instance = None

    def ping(self):
        pass

    @classmethod
    def get(cls):
        if cls.instance is None:
            cls.instance = cls()  #> Service
        return cls.instance

install(red)  #> install
use()  #> use
install(green)  #> install
use()  #> use
run_all()  #> run_all
lazy().ping()  #> Service.ping lazy
Service.get().ping()  #> Service.get Service.ping
conf = {'handler': red}

def configured():
    conf['handler']()  #> red

configured()  #> configured

def setup():
    global hook
    hook = green

setup()  #> setup
hook()  #> green
if red:
    impl = red
else:
    impl = green
impl()  #> red
try:
    import not_there
except ImportError:
    not_there = green
not_there()  #> green
