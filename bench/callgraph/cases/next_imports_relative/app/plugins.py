from app import create_app


def load():
    return create_app('plugin').start()  #> app.core.application.Application.start app.create_app
