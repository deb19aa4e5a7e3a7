"""Generators crossing modules: a paging client consumed lazily with callbacks."""
from client import Client
from stages import batched_sum, tee_to

seen = []
client = Client([[1, 2], [3], []])  #> client.Client.__init__
print(list(batched_sum(tee_to(seen.append, client.items()))))  #> client.Client.items stages.batched_sum stages.tee_to
print(seen, client.requests)
pages = client.pages()  #> client.Client.pages
print(next(pages), next(pages))
