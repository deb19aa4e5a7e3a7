class View:
    def handle(self, verb, **context):
        return self.dispatch(verb, context)  #> framework.base.View.dispatch framework.mixins.LoginMixin.dispatch

    def dispatch(self, verb, context):
        return getattr(self, verb, self.not_allowed)(context)  #> framework.base.View.not_allowed site_views.Dashboard.post site_views.Profile.get

    def not_allowed(self, context):
        return 405
