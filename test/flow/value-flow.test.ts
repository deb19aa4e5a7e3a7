/**
 * Values followed through a small workspace. In each case `«` marks the value that is followed, `»` what it must
 * reach and `×` what it must not; the marks stand before a name or expression and are not part of the source.
 */
import type { FlowQuery } from '@cpgd/shared';
import { describe, expect, test } from 'vitest';
import { indexed } from '../support/projects.ts';

interface Mark {
  readonly sign: string;
  /** `path:line:column`. */
  readonly place: string;
}

interface Case {
  readonly files: Record<string, string>;
  readonly marks: readonly Mark[];
}

/** One source, or several after lines `# file: path`. */
function parse(marked: string): Case {
  const files: Record<string, string> = {};
  const marks: Mark[] = [];
  const parts = marked.includes('# file: ') ? marked.split(/^# file: /m).slice(1) : [`main.py\n${marked}`];
  for (const part of parts) {
    const [path = '', ...lines] = part.split('\n');
    const clean = lines.map((line, i) => {
      let text = '';
      for (const sign of line) {
        if ('«»×'.includes(sign)) marks.push({ sign, place: `${path}:${i + 1}:${text.length + 1}` });
        else text += sign;
      }
      return text;
    });
    files[path] = clean.join('\n');
  }
  return { files, marks };
}

const CASES: readonly (readonly [what: string, marked: string])[] = [
  ['through variables, until they are overwritten', 'def f(«a):\n    b = »a\n    a = 1\n    return »b, ×a\n'],
  [
    'on every way, but not through a test',
    'def f(«a, c):\n    if a:\n        ×c = 1\n    x = »a if c else 2\n    return »x, ×c\n',
  ],
  [
    'through operators, displays and f-strings',
    'def f(«a):\n    x = [1, »a + 1]\n    y = f"{»x}"\n    return {"k": »y}\n',
  ],
  ['by position in tuples', 'def f(«a, b):\n    x = »a\n    return »x\n'],
  [
    'through loops over what is put in',
    'def f(«items):\n    for item in »items:\n        print(»item)\n    return [»x for x in »items]\n',
  ],
  [
    'into the value of a walrus and of a with',
    'def f(«a):\n    if (b := »a):\n        pass\n    with »b as c:\n        return »c\n',
  ],
  [
    'as an argument by position, keyword and default',
    'def g(p, q=0, *, r=0):\n    return »p, »q, ×r\ndef f(«a):\n    g(»a, q=»a)\n',
  ],
  [
    'back as the result of the call it went into, and no other',
    'def same(v):\n    return »v\ndef f(«a, b):\n    x = same(»a)\n    y = same(b)\n    return »x, ×y\n',
  ],
  [
    'out of a function that was not called from where the way began',
    'def f():\n    «a = 1\n    return »a\nx = f()\nprint(»x)\n',
  ],
  [
    'through methods and their receiver',
    'class C:\n    def get(self, v):\n        return »v\n    def me(self):\n        return self\ndef f(«a):\n    x = C().get(»a)\n    return »x\n',
  ],
  [
    'through attributes of the same object in one function',
    'def f(o, «a):\n    o.x = »a\n    return o.»x, o.×y\n',
  ],
  [
    'through a member that one method writes and another reads',
    'class C:\n    def __init__(self, «a):\n        self.x = »a\n    def get(self):\n        return self.»x\n    def other(self):\n        return self.×y\n',
  ],
  ['through items by their key', 'def f(d, «a):\n    d["k"] = »a\n    return d[»"k"], d[×"other"]\n'],
  ['into an object that is used later', 'def f(«a):\n    ×d = {}\n    d["k"] = »a\n    return »d\n'],
  [
    'into a list by a method nobody can look into',
    'def f(«a, out):\n    ×out.sort()\n    out.append(»a)\n    return »out\n',
  ],
  [
    'to uses that run later in a loop, though they stand before',
    'def f(«a, rows):\n    out = []\n    for row in rows:\n        print(»out)\n        out.append(»a)\n',
  ],
  [
    'through calls of functions that are not known',
    'def f(«a):\n    x = unknown(»a)\n    return »x, »a.strip()\n',
  ],
  [
    'into the object a class makes',
    'class C:\n    def __init__(self, v): ...\ndef f(«a):\n    c = C(»a)\n    return »c\n',
  ],
  [
    'through generators and their loops',
    'def gen(v):\n    yield »v\ndef f(«a):\n    for x in gen(»a):\n        print(»x)\n',
  ],
  ['through await', 'async def g(v):\n    return »v\nasync def f(«a):\n    x = await g(»a)\n    return »x\n'],
  [
    'into lambdas that are called, and back',
    'def f(«a, b):\n    same = lambda v, *, k=None: »v\n    x = same(»a)\n    y = (lambda v: ×v)(b)\n    z = (lambda *, k: »k)(k=»a)\n    return »x, ×y, »z\n',
  ],
  [
    'through a lambda that captures it',
    'def f(«a):\n    later = lambda: »a\n    x = later()\n    return »x\n',
  ],
  ['into closures', 'def f(«a):\n    def inner():\n        return »a\n    return inner\n'],
  ['through variables of the module, into functions', '«LIMIT = 3\ndef f():\n    return »LIMIT\n'],
  [
    'through variables of another module',
    '# file: conf.py\n«LIMIT = 3\nOTHER = 4\n# file: main.py\nfrom conf import LIMIT, OTHER\nimport conf\ndef f():\n    return »LIMIT, conf.»LIMIT, ×OTHER\n',
  ],
  [
    'when it is a function, from its definition to where it is used',
    'def «helper(v):\n    return ×v\ndef use(call):\n    return »call\nuse(»helper)\ntable = {"a": »helper}\nprint(»table)\n',
  ],
  ['when it is a class, too', 'class «C: ...\nalias = »C\ndef make():\n    return »alias\n'],
  [
    'into functions of another file and back',
    '# file: lib.py\ndef clean(text):\n    return »text.strip()\n# file: main.py\nfrom lib import clean\ndef f(«raw):\n    x = clean(»raw)\n    return »x\n',
  ],
  [
    'out of the arguments that a wrapper passes on',
    'import functools\ndef deco(f):\n    @functools.wraps(f)\n    def w(*args, **kwargs):\n        return f(*»args, **kwargs)\n    return w\n@deco\ndef same(x):\n    return »x\ndef f(«a, b):\n    print(»same(»a), ×same(b))\n',
  ],
  [
    'out of a tuple and a dict into parameters that nothing else fills',
    'def g(p, q=0, *rest, k=0, **more):\n    return ×p, »q, »rest, »k, »more\ndef f(«a, b):\n    t = (»a, 1)\n    g(b, *»t)\n    g(b, **{"k": »a})\n',
  ],
  [
    'behind arguments that nobody can count',
    'def g(p, q, *, k):\n    return »p, »q, ×k\ndef f(«a, rest, b):\n    g(*rest, »a, k=b)\n',
  ],
  [
    'out of spread arguments into methods and constructors, not into self',
    'class C:\n    def __init__(self, x, y):\n        self.x = »x\n    def m(self, v):\n        return ×self, »v\nclass D(C):\n    def __init__(self, *args):\n        super().__init__(*»args)\ndef f(«a, o: C):\n    o.m(*[»a])\n    D(»a)\n',
  ],
  [
    'into a closure and out of its calls',
    'def outer(o):\n    def inner():\n        return »o\n    return inner\ndef f(«a, b):\n    r = outer(»a)\n    return »r()\n',
  ],
  [
    'out of a closure that the function itself calls, to where that was called',
    'def outer(o):\n    def inner():\n        return »o\n    return »inner()\ndef f(«a, b):\n    return »outer(»a), ×outer(b)\n',
  ],
  [
    'out of an inner function by a variable of the outer one',
    'def outer(o):\n    found = None\n    def inner(v):\n        nonlocal found\n        found = »v\n    inner(»o)\n    return »found\ndef f(«a, b):\n    return »outer(»a), ×outer(b)\n',
  ],
  [
    'between inner functions',
    'def outer(o):\n    def get():\n        return »o\n    def twice():\n        return »get(), 2\n    return »twice()\ndef f(«a):\n    return »outer(»a)\n',
  ],
  [
    'out of functions that read variables of the module',
    'def g():\n    return »STATE\nSTATE = 0\ndef put(v):\n    global STATE\n    STATE = »v\ndef f(«a):\n    ×put(»a)\n    return »g()\n',
  ],
  [
    'into a list that an inner function fills',
    'def outer(o):\n    found = []\n    def add(v):\n        found.append(»v)\n        print(»found)\n    add(»o)\n    return »found\ndef f(«a, b):\n    return »outer(»a), ×outer(b)\n',
  ],
  [
    'into an object that an inner function reads',
    'def outer(o):\n    box = {}\n    def get():\n        return »box\n    box["k"] = »o\n    return »get()\ndef f(«a):\n    return »outer(»a)\n',
  ],
  ['round recursion, once', 'def f(n, «a):\n    if n:\n        return f(n - 1, »a)\n    return »a\n'],
  [
    'through mutual recursion, which ends',
    'def even(«a):\n    return odd(»a)\ndef odd(b):\n    return even(»b)\n',
  ],
];

describe.each(CASES)('a value is followed %s', (_, marked) => {
  const { files, marks } = parse(marked);
  const start = marks.find(({ sign }) => sign === '«')!.place;
  const placesOf = (sign: string): string[] =>
    marks.filter((mark) => mark.sign === sign).map(({ place }) => place);

  test('forward', async () => {
    const { project } = await indexed(files);
    const isReached = async (query: FlowQuery): Promise<boolean> =>
      ((await project.flow({ minConfidence: 0, ...query }))?.items.length ?? 0) > 0;
    for (const to of placesOf('»')) expect(await isReached({ from: start, to }), `to ${to}`).toBe(true);
    for (const to of placesOf('×')) expect(await isReached({ from: start, to }), `not to ${to}`).toBe(false);
  });

  test('and the same ways backward', async () => {
    const { project } = await indexed(files);
    const reaches = async (from: string): Promise<boolean> => {
      const answer = await project.flow({ from, to: start, direction: 'backward', minConfidence: 0 });
      return (answer?.items.length ?? 0) > 0;
    };
    for (const from of placesOf('»')) expect(await reaches(from), `from ${from}`).toBe(true);
    for (const from of placesOf('×')) expect(await reaches(from), `not from ${from}`).toBe(false);
  });
});

describe('an answer', () => {
  const FILES = {
    'lib.py': 'def clean(text):\n    return text.strip()\n',
    'main.py': 'from lib import clean\n\ndef f(raw):\n    x = clean(raw)\n    return x\n',
  };

  test('is the way step by step, each from the one before, with how and how surely', async () => {
    const { project } = await indexed(FILES);
    const answer = (await project.flow({ from: 'main.py:3:7', to: 'main.py:5:12' }))!;
    expect(
      answer.items.map(({ location: { path, line, column }, code, step, from }) => [
        `${path}:${line}:${column}`,
        code,
        step,
        from,
      ]),
    ).toEqual([
      ['main.py:3:7', 'raw', 'start', -1],
      ['main.py:4:15', 'raw', 'reaches', 0],
      ['lib.py:1:11', 'text', 'argument', 1],
      ['lib.py:2:12', 'text', 'reaches', 2],
      ['lib.py:2:12', 'text.strip()', 'through_call', 3],
      ['lib.py:1:5', 'clean', 'returned', 4],
      ['main.py:4:9', 'clean(raw)', 'result', 5],
      ['main.py:4:5', 'x', 'assigned', 6],
      ['main.py:5:12', 'x', 'reaches', 7],
    ]);
    const sure = answer.items.map(({ confidence }) => confidence);
    expect(sure).toEqual([...sure].sort((a, b) => b - a));
    expect(sure.at(-1)).toBeCloseTo(0.4);
  });

  test('shows a lambda where it returns what it captured', async () => {
    const source = 'def f(a):\n    g = lambda: a\n    return h(g())\n';
    const { project } = await indexed({ 'main.py': source });
    const answer = (await project.flow({ from: 'main.py:1:7' }))!;
    expect(answer.items.map(({ code, step }) => `${step} ${code}`)).toEqual([
      'start a',
      'captured a',
      'returned lambda: a',
      'result g()',
      'through_call h(g())',
      'returned f',
    ]);
  });

  test('is null where there is no value, and empty where no way leads', async () => {
    const { project } = await indexed(FILES);
    expect(await project.flow({ from: 'main.py:2:1' })).toBeNull();
    expect(await project.flow({ from: 'nowhere.py:1:1' })).toBeNull();
    expect(await project.flow({ from: 'main.py:99:1' })).toBeNull();
    expect((await project.flow({ from: 'main.py:5:12', to: 'main.py:3:7' }))!.items).toEqual([]);
  });

  test('says when it is cut, and by which bound', async () => {
    const { project } = await indexed(FILES);
    const answer = (await project.flow({ from: 'main.py:3:7', limit: 2 }))!;
    expect(answer.items).toHaveLength(2);
    expect(answer).toMatchObject({ truncated: true, limits: [] });
    expect(answer.total).toBeGreaterThan(5);
    const calls = Array.from({ length: 30 }, (_, i) => `def f${i}(v):\n    return f${i + 1}(v)\n`).join('');
    const deep = await indexed({ 'deep.py': `${calls}def f30(v):\n    return v\n` });
    expect((await deep.project.flow({ from: 'deep.py:1:8' }))!.limits).toEqual(['flow_call_depth']);
    const late = (await project.flow({ from: 'main.py:3:7', timeLimitMs: 0 }))!;
    expect(late.limits).toEqual(['flow_time']);
  });

  test('can be cancelled', async () => {
    const { project } = await indexed(FILES);
    const reason = new Error('enough');
    await expect(project.flow({ from: 'main.py:3:7' }, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
