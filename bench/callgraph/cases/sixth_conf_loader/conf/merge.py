def replace(a, b):
    return b


def deep_merge(a, b, on_list=replace):
    out = dict(a)
    for k, v in b.items():
        if isinstance(v, dict) and isinstance(out.get(k), dict):
            out[k] = deep_merge(out[k], v, on_list)  #> conf.merge.deep_merge
        elif isinstance(v, list) and isinstance(out.get(k), list):
            out[k] = on_list(out[k], v)  #> main.main.<lambda>+1
        else:
            out[k] = v
    return out
