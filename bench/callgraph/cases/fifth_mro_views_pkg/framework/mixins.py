class LoginMixin:
    def dispatch(self, verb, context):
        if "user" not in context:
            return self.login()  #> site_views.Dashboard.login
        return super().dispatch(verb, context)  #> framework.base.View.dispatch

    def login(self):
        return "please log in"


class TemplateMixin:
    template = "<{}>"

    def render(self, value):
        return self.template.format(self.prepare(value))  #> framework.mixins.TemplateMixin.prepare site_views.Dashboard.prepare

    def prepare(self, value):
        return value
