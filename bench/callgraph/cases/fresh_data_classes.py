from dataclasses import dataclass, field
from typing import Callable, List


@dataclass
class Step:
    name: str
    action: Callable[[], str]

    def run(self):
        return self.action()  #> <lambda> build ship


@dataclass
class Plan:
    steps: List[Step] = field(default_factory=list)
    finish: Callable = print

    def __post_init__(self):
        self.started = self.begin()  #> Plan.begin

    def begin(self):
        return True

    def execute(self):
        for step in self.steps:
            step.run()  #> Step.run
        self.finish('done')  #> <lambda>+1


def build():
    return 'b'


def ship():
    return 's'


plan = Plan([Step('build', build), Step('ship', ship)])  #> Plan Plan.__post_init__ Step
plan.execute()  #> Plan.execute
plan.steps.append(Step(name='x', action=lambda: build()))  #> Step build
plan.steps[-1].run()  #> Step.run
Plan(finish=lambda text: ship()).execute()  #> Plan Plan.__post_init__ Plan.execute ship
