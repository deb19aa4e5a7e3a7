from app import create_app
from app.core import engine
import app.plugins

application = create_app('x')  #> app.create_app
application.start()  #> app.core.application.Application.start
engine.Engine().run()  #> app.core.engine.Engine app.core.engine.Engine.run
app.plugins.load()  #> app.plugins.load
