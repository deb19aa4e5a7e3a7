"""Plugins located by name with importlib, entry functions fetched with getattr."""
from loader import load, load_all

print(load("plugins.upper:transform")("abc"))  #> loader.load plugins.upper.transform
print(load("plugins.reverse:Reverser")().apply("abc"))  #> loader.load plugins.reverse.Reverser plugins.reverse.Reverser.apply
for name, module in load_all("plugins", ["upper", "reverse"]):  #> loader.load_all
    print(name, module.describe())  #> plugins.reverse.describe plugins.upper.describe
