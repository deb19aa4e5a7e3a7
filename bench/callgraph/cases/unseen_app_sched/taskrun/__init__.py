from .task import Task, task
from .runner import Runner as Scheduler
from . import policies
