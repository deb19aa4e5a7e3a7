def logged(method):
    def wrapper(self, *args):
        self.log(method.__name__)  #> Account.log
        return method(self, *args)  #> Account.view requires.decorate.wrapper
    return wrapper


def requires(role):
    def decorate(method):
        def wrapper(self, *args):
            if self.role != role:
                return self.deny()  #> Account.deny
            return method(self, *args)  #> Account.delete Account.rename
        return wrapper
    return decorate


class Account:
    def __init__(self, role):
        self.role = role

    def log(self, name):
        return name

    def deny(self):
        return None

    @logged  #> logged
    def view(self):
        return 1

    @requires('admin')  #> requires requires.decorate
    def delete(self):
        return self.view()  #> logged.wrapper

    @logged  #> logged
    @requires('admin')  #> requires requires.decorate
    def rename(self, name):
        return name


account = Account('admin')  #> Account.__init__
account.view()  #> logged.wrapper
account.delete()  #> requires.decorate.wrapper
account.rename('x')  #> logged.wrapper
