"""A module attribute rebound from outside is seen through the module, not by from-import."""
import config
import engine
from config import formatter


def fancy(text):
    return f"~{text}~"


print(engine.show("a"), engine.show_early("a"))  #> engine.show engine.show_early
config.formatter = fancy
config.hooks["after"] = fancy
print(engine.show("b"), engine.show_early("b"), formatter("b"))  #> config.plain engine.show engine.show_early
engine.config.reset()  #> config.reset
print(engine.show("c"))  #> engine.show
