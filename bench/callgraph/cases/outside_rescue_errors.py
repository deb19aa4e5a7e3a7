class Rescuable(Exception):
    def __init__(self, message, rescue=None, *args):
        super().__init__(message, *args)
        self.rescue = rescue or self.default_rescue

    def default_rescue(self):
        return "default for " + str(self)  #> Rescuable.__str__

    def __str__(self):
        return "<%s>" % self.args[0]

class Fatal(Rescuable):
    def default_rescue(self):
        raise SystemExit(self.code())  #> Fatal.code

    def code(self):
        return 3

class Jump(BaseException):
    def __init__(self, target, *args):
        self.target, self.params = target, args

def patch_tyre():
    return "patched"

def water_leak():
    raise Rescuable("leak", patch_tyre)  #> Rescuable.__init__

def odd_noise():
    raise Rescuable("noise")  #> Rescuable.__init__

def explode():
    raise Fatal("boom")  #> Rescuable.__init__

def teleport():
    raise Jump(arrive, "mars")  #> Jump.__init__

def arrive(where):
    return "arrived on " + where

def smooth():
    return "smooth"

def wrapped():
    try:
        water_leak()  #> water_leak
    except Rescuable as inner:
        raise LookupError("outer") from inner

def attempt(trip):
    try:
        result = trip()  #> explode odd_noise smooth teleport water_leak wrapped
    except Fatal as err:
        try:
            result = err.rescue()  #> Fatal.default_rescue
        except SystemExit as stop:
            result = "exit %d" % stop.code
    except Rescuable as err:
        result = err.rescue()  #> Rescuable.default_rescue patch_tyre
    except Jump as j:
        result = j.target(*j.params)  #> arrive
    except LookupError as err:
        result = err.__cause__.rescue() + " (cause)"  #> patch_tyre
    else:
        result = result.upper()
    finally:
        count(trip)  #> count
    return result

seen = {}

def count(trip, step=1):
    seen[trip.__name__] = seen.get(trip.__name__, 0) + step

for trip in (water_leak, odd_noise, explode, teleport, smooth, wrapped):
    print(attempt(trip))  #> attempt

try:
    raise ExceptionGroup("many", [Rescuable("a", smooth), ValueError("v"), Rescuable("b", lambda: "bee")])  #> Rescuable.__init__
except* Rescuable as group:
    print([e.rescue() for e in group.exceptions])  #> <lambda> smooth
except* ValueError as group:
    print(len(group.exceptions))
print(sum(seen.values()))
