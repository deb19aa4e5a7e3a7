from . import engine
from ..utils import slugify, text as text_utils


class Application:
    def __init__(self, name):
        self.name = slugify(name)  #> app.utils.text.slug
        self.engine = engine.Engine()  #> app.core.engine.Engine

    def start(self):
        text_utils.show(self.name)  #> app.utils.text.show
        return self.engine.run()  #> app.core.engine.Engine.run
