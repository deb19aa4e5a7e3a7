import json
import re
from datetime import date
from decimal import Decimal


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def to_json(self):
        return {"__kind__": "point", "x": self.x, "y": self.y}

    @classmethod
    def from_json(cls, d):
        return cls(d["x"], d["y"])  #> Point.__init__

    def __repr__(self):
        return f"P({self.x},{self.y})"


def encode_date(d):
    return {"__kind__": "date", "iso": d.isoformat()}


def decode_date(d):
    return date.fromisoformat(d["iso"])


ENCODERS = {date: encode_date, set: sorted, Decimal: str}
DECODERS = {"date": decode_date, "point": Point.from_json}


def default(obj):
    try:
        return obj.to_json()  #> Point.to_json
    except AttributeError:
        pass
    for kind, fn in ENCODERS.items():
        if isinstance(obj, kind):
            return fn(obj)  #> encode_date
    raise TypeError("cannot encode " + type(obj).__name__)


def revive(d):
    return DECODERS.get(d.get("__kind__"), lambda d: d)(d)  #> Point.from_json decode_date revive.<lambda>


class CompactEncoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return self.split(o)  #> CompactEncoder.split
        return super().default(o)

    def split(self, z):
        return [z.real, z.imag]


def camel(match):
    return match.group(1).upper()


def expand(template, env):
    def repl(m):
        value = env[m["name"]]
        return str(value() if callable(value) else value)  #> today
    return re.sub(r"\{(?P<name>\w+)\}", repl, template)  #> expand.repl


def today():
    return "monday"


data = {"at": Point(1, 2), "when": date(2020, 2, 3), "tags": {"b", "a"}, "cost": Decimal("1.50")}  #> Point.__init__
text = json.dumps(data, default=default, sort_keys=True)  #> default
print(text)
print(json.loads(text, object_hook=revive, parse_int=lambda s: int(s) * 10))  #> <lambda> Point.__repr__ revive
print(json.dumps([1j], cls=CompactEncoder))  #> CompactEncoder.default
for bad in (lambda: json.dumps(object(), default=default), lambda: CompactEncoder().encode({1, 2})):  #> CompactEncoder CompactEncoder.default default
    try:
        bad()  #> <lambda>+1 <lambda>+2
    except TypeError as e:
        print("TypeError", e)
print(re.sub(r"_(\w)", camel, "snake_case_name"))  #> camel
print(re.compile(r"\d+").sub(lambda m: str(int(m[0]) + 1), "v1.9"))  #> <lambda>+3
print(expand("hello {who} on {day}", {"who": "bob", "day": today}))  #> expand
