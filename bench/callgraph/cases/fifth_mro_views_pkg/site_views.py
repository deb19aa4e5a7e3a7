from framework import *


class Profile(TemplateMixin, View):
    def get(self, context):
        return self.render(context.get("user", "nobody"))  #> framework.mixins.TemplateMixin.render


class Dashboard(LoginMixin, Profile):
    def post(self, context):
        return self.render("posted")  #> framework.mixins.TemplateMixin.render

    def prepare(self, value):
        return super().prepare(value).title()  #> framework.mixins.TemplateMixin.prepare

    def login(self):
        return "dashboard: " + super().login()  #> framework.mixins.LoginMixin.login
