"""Commands looked up through a ChainMap of module tables, with a scoped child."""
from collections import ChainMap

import defaults
from overrides import TABLE as custom

layers = ChainMap({}, custom, defaults.TABLE)
print(layers["open"]("f"), layers["close"]("f"))  #> defaults.close_file overrides.open_cached
scoped = layers.new_child({"open": lambda name: f"scoped {name}"})
print(scoped["open"]("g"), scoped["save"]("g"))  #> defaults.save_file main.<lambda>
layers["close"] = layers["save"]
print(layers["close"]("h"), scoped.parents["open"]("i"))  #> defaults.save_file overrides.open_cached
