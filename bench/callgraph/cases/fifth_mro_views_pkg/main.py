"""Mixins and bases in different modules; dispatch to handlers by verb."""
from site_views import Dashboard, Profile

for view in (Profile(), Dashboard()):  #> site_views.Dashboard site_views.Profile
    print(view.handle("get", user="ann"), view.handle("get"))  #> framework.base.View.handle
print(Dashboard().handle("post", user="root"), Profile().handle("post"))  #> framework.base.View.handle site_views.Dashboard site_views.Profile
