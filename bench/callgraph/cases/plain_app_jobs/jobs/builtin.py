from .registry import job


@job("clean")  #> jobs.registry.job jobs.registry.job.decorate
def clean(context):
    context.store.save("clean", sweep())  #> jobs.builtin.sweep jobs.store.MemoryStore.save


@job("break")  #> jobs.registry.job jobs.registry.job.decorate
def broken(context):
    raise ValueError(context.job.name)


def sweep():
    return 3
