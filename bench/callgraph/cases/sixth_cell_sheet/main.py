from sheet import Sheet
from observers import Logger, Chart, threshold

sheet = Sheet()  #> sheet.Sheet.__init__
log = Logger()  #> observers.Logger.__init__
sheet.subscribe(log)  #> sheet.Sheet.subscribe
sheet.subscribe(threshold(100, print), "total")  #> observers.threshold sheet.Sheet.subscribe
chart = Chart(sheet, ["a", "b"])  #> observers.Chart.__init__

sheet["a"] = 10  #> sheet.Sheet.__setitem__
sheet["b"] = 20  #> sheet.Sheet.__setitem__
sheet.define("total", lambda s: s["a"] + s["b"])  #> sheet.Sheet.__getitem__ sheet.Sheet.define
sheet.define("double", twice := (lambda s: s["total"] * 2))  #> sheet.Sheet.__getitem__ sheet.Sheet.define
print(sheet["double"])  #> sheet.Sheet.__getitem__
sheet["a"] = 200  #> sheet.Sheet.__setitem__
print(sheet["double"], chart.bars())  #> observers.Chart.bars sheet.Sheet.__getitem__
sheet.unsubscribe(log)  #> sheet.Sheet.unsubscribe
sheet["b"] = 0  #> sheet.Sheet.__setitem__
print(log.lines)
print(sheet.graph())  #> sheet.Sheet.graph
