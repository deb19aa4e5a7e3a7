from dataclasses import dataclass, field
from typing import Callable


@dataclass
class Base:
    name: str
    on_save: Callable = field(default=lambda item: None, repr=False)

    def save(self):
        self.validate()  #> Article.validate Base.validate
        return self.on_save(self)  #> Base.<lambda> saved

    def validate(self):
        return bool(self.name)


@dataclass
class Article(Base):
    tags: list = field(default_factory=list)

    def validate(self):
        return super().validate() and self.check_tags()  #> Article.check_tags Base.validate

    def check_tags(self):
        return True


def saved(item):
    return item.name


Base('a').save()  #> Base Base.save
Article('b', saved).save()  #> Article Base.save
Article(name='c', on_save=saved, tags=['x']).save()  #> Article Base.save
