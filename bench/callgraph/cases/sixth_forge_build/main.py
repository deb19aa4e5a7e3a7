import buildfile
from forge import Graph, build, CycleError
from forge.fs import FakeFS

fs = FakeFS({"main.c": "int main", "util.c": "int util", "util.h": "util"})  #> forge.fs.FakeFS.__init__
graph = Graph.load(buildfile.RULES)  #> forge.graph.Graph.load
print(build(graph, "app", fs, log=print))  #> forge.run.build
print(build(graph, "app", fs))  #> forge.run.build
fs.touch("util.h", "changed")  #> forge.fs.FakeFS.write
print(build(graph, "app", fs))  #> forge.run.build
print(build(graph, "clean", fs))  #> forge.run.build
try:
    Graph.load({"a": (["b"], None), "b": (["a"], None)}).order("a")  #> forge.graph.Graph.load forge.graph.Graph.order
except CycleError as e:
    print("cycle", " > ".join(e.path))
