"""Classes made with type(), handlers found in globals() by naming convention."""


def handle_start(payload):
    return f"start {payload}"


def handle_stop(payload):
    return f"stop {payload}"


def handle_unknown(payload):
    return f"? {payload}"


def dispatch(kind, payload):
    handler = globals().get(f"handle_{kind}") or handle_unknown
    return handler(payload)  #> handle_start handle_stop handle_unknown


class Model:
    def describe(self):
        return f"{type(self).__name__}:{self.table()}"  #> <lambda> table_name


def table_name(self):
    return type(self).__name__.lower() + "s"


def make_model(name, **members):
    return type(name, (Model,), {"table": table_name, **members})


User = make_model("User")  #> make_model
Log = make_model("Log", table=lambda self: dispatch("stop", "log"))  #> dispatch make_model
print(dispatch("start", 1), dispatch("pause", 2))  #> dispatch
print(User().describe(), Log().describe())  #> Log Model.describe User
