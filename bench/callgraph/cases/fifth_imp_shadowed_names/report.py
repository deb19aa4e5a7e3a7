def header(title):
    return f"-- {title}"


def report(title, top=header):
    return "\n".join([top(title), _footer()])  #> main.header report._footer report.header


def _footer():
    return "--"
