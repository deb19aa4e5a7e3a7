from functools import wraps


def refuse(user):
    return f"refused {user}"


def requires(role, deny=refuse):
    def decorator(method):
        @wraps(method)
        def guard(self, *args):
            if self.user != role:
                return deny(self.user)  #> main.Vault.<lambda> security.checks.refuse
            return method(self, *args)  #> main.Vault.open main.Vault.peek
        return guard
    return decorator
