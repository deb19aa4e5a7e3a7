class Resource:
    def open(self):
        return self

    def close(self):
        return None

    def fail(self):
        raise RuntimeError('x')


def handle(error):
    return str(error)


def attempt(action):
    resource = Resource().open()  #> Resource Resource.open
    try:
        action(resource)  #> <lambda> Resource.fail
    except RuntimeError as error:
        handle(error)  #> handle
    else:
        succeeded()  #> succeeded
    finally:
        resource.close()  #> Resource.close


def succeeded():
    return True


attempt(Resource.fail)  #> attempt
attempt(lambda resource: resource.open())  #> Resource.open attempt
