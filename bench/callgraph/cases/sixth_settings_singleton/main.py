import feature
from registry import services
from settings import settings, Settings
from logbook import get_logger, root

log = get_logger("main")  #> logbook.get_logger
settings.configure(debug=True, theme="dark")  #> settings.Settings.configure
log.debug("starting")  #> logbook.Logger.debug
print(feature.render("home"))  #> feature.render
settings.configure(debug=False)  #> settings.Settings.configure
log.debug("not shown")  #> logbook.Logger.debug
log.warn("done")  #> logbook.Logger.warn
print(Settings() is settings, services["clock"]() is services["clock"]())  #> registry.Lazy.__call__ settings.Settings.__new__
print(root.lines)
with settings.override(theme="light"):  #> settings.Settings.override
    print(feature.render("about"))  #> feature.render
print(feature.render("end"))  #> feature.render
print(get_logger("main") is log)  #> logbook.get_logger
