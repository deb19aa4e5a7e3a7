"""Objects built from keyword dicts that hold functions defined in other modules."""
import widgets
from presets import preset, DEFAULTS

button = widgets.build("Button", **preset("danger"), label="Del")  #> presets.preset widgets.build
print(button.click(3))  #> widgets.Widget.click
link = widgets.build("Link", **DEFAULTS | {"label": "Go"})  #> widgets.build
print(link.click(4))  #> widgets.Widget.click
