from taskrun import task


@task  #> taskrun.task.task
def fetch():
    return read('url')  #> jobs.read


def read(url):
    return url


@task(needs=[fetch], retries=1)  #> taskrun.task.task
def build():
    compile_all()  #> jobs.compile_all
    raise RuntimeError('no')


def compile_all():
    return 1


@task(needs=[build, fetch])  #> taskrun.task.task
def deploy():
    return read('host')  #> jobs.read
