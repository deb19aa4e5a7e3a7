def silent(*args):
    pass


def build(graph, goal, fs, log=silent):
    done = []
    for target in graph.order(goal):  #> forge.graph.Graph.order
        if target.stale(fs):  #> forge.graph.Target.stale
            outcome = target.action(fs, target.name, target.deps)  #> buildfile.clean forge.actions.Compile.__call__ forge.actions.link
            log("built", target.name, outcome)  #> forge.run.silent
            done.append(target.name)
    return done


def explain(graph, goal):
    return [t.name for t in graph.order(goal)]
