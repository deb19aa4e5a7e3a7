def listing(issues):
    return "\n".join(map(line, issues))  #> tracker.views.line


def line(issue):
    return f"[{issue.status.mark}] {issue.title}"  #> tracker.models.Status.mark


def detail(issue):
    return line(issue) + " ".join(issue.labels)  #> tracker.views.line


VIEWS = {"listing": listing, "detail": detail}


def page(name, *args):
    return VIEWS[name](*args)  #> tracker.views.listing
