from taskrun import Scheduler, policies
import jobs

results = []


def remember(task, result):
    results.append(result)


Scheduler().run(jobs.deploy)  #> taskrun.runner.Runner.__init__ taskrun.runner.Runner.run
runner = Scheduler(policies.shortest)  #> taskrun.runner.Runner.__init__
runner.on_done(remember)  #> taskrun.runner.Runner.on_done
runner.on_done(lambda task, result: remember(task, result))  #> main.remember taskrun.runner.Runner.on_done
runner.run(jobs.build, jobs.deploy)  #> taskrun.runner.Runner.run
jobs.fetch()  #> taskrun.task.Task.__call__
