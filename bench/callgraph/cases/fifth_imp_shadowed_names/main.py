"""A local def replaces an imported function, and a class name equals its module's name."""
from report import report, header
import report as report_module
from widget import widget


def header(title):
    return f"== {title}"


make = widget.Widget
print(report("a", header), report_module.report("b", report_module.header))  #> report.report
print(make("c").draw(), widget.Widget.count)  #> widget.widget.Widget.__init__ widget.widget.Widget.draw
from report import header
print(header("again"))  #> report.header
