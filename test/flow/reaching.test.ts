/** Definitions, uses and what reaches what: examples a reader can follow, and a property over random functions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadStores } from '../../server/src/flow/assignment-facts.ts';
import { closurePairs } from '../../server/src/flow/closures.ts';
import { type ControlFlow, EdgeKind, mayRaise } from '../../server/src/flow/control-flow.ts';
import { type DefUse, EventKind } from '../../server/src/flow/defuse.ts';
import { Boundness, type Reaching, reachingDefinitions } from '../../server/src/flow/reaching.ts';
import { type Analyzed, analyze, firstUnit, reaches } from './support/flow-of.ts';

const pairs = (source: string): string[] => reaches(analyze(source));

/** Names at the events of a kind of fact, as `name@line`. */
function named(
  { source, file }: Analyzed,
  select: (unit: Analyzed['file']['units'][number]) => number[],
): string[] {
  return file.units.flatMap((unit) =>
    select(unit).map((event) => {
      const point = unit.defUse.events.point[event]!;
      const start = unit.flow.points.start[point]!;
      const line = source.slice(0, start).split('\n').length;
      return `${source.slice(start, unit.flow.points.end[point]!)}@${line}`;
    }),
  );
}

const dead = (source: string): string[] => {
  const analyzed = analyze(source);
  return named(analyzed, (unit) => deadStores(analyzed.file, unit));
};

const withBoundness = (source: string, boundness: number): string[] =>
  named(analyze(source), ({ reaching }) =>
    [...reaching.boundness.keys()].filter((event) => reaching.boundness[event] === boundness),
  );

describe('names', () => {
  test('a store ends the ones before it on its way', () => {
    expect(pairs('def f(a):\n  x = 1\n  if a:\n    x = 2\n  return x\n')).toEqual([
      'a@1 → 3',
      'x@2 → 5',
      'x@4 → 5',
    ]);
  });

  test('an operation that raises has not stored yet', () => {
    expect(pairs('def f():\n  x = 1\n  try:\n    x = g()\n  except E:\n    return x\n  return x\n')).toEqual([
      'x@2 → 6',
      'x@4 → 7',
    ]);
    expect(pairs('def f():\n  x = 1\n  try:\n    x = g()\n    h()\n  except E:\n    return x\n')).toEqual([
      'x@2 → 7',
      'x@4 → 7',
    ]);
  });

  test('an exception that waited for a clean-up has seen what it stores', () => {
    const source =
      'def f():\n  try:\n    try:\n      return t()\n    finally:\n      a = c()\n  except E:\n    u(a)\n';
    expect(pairs(source)).toEqual(['a@6 → 8']);
    expect(dead(source)).toEqual([]);
    expect(pairs(source.replace('return t()', 'raise E'))).toEqual(['a@6 → 8']);
    expect(pairs(source.replace('a = c()', 'if c(): a = 1'))).toEqual(['a@6 → 8']);
    expect(pairs(source.replace('a = c()', 'o.a = 1').replace('u(a)', 'u(o.a)'))).toEqual(['o.a@6 → 8']);
  });

  test('an exception raised in `except … as e` leaves without e', () => {
    const source =
      'def f():\n  try:\n    try:\n      a()\n    except E as e:\n      raise F\n  except F:\n    u(e)\n';
    expect(pairs(source)).toEqual([]);
    expect(withBoundness(source, Boundness.unbound)).toEqual(['e@8']);
  });

  test('no value from before goes round the clauses of `except*` to the code behind them', () => {
    const source = 'def f(d):\n  try:\n    d = t()\n  except* A:\n    d = 1\n  return d\n';
    expect(pairs(source)).toEqual(['d@3 → 6', 'd@5 → 6']);
    const two = source.replace('  return', '  except* B:\n    u(d)\n  return');
    expect(pairs(two)).toEqual(['d@1 → 7', 'd@1 → 8', 'd@3 → 8', 'd@5 → 7', 'd@5 → 8']);
  });

  test('a loop carries values round', () => {
    expect(pairs('def f(xs):\n  s = 0\n  for x in xs:\n    s = s + x\n  return s\n')).toEqual([
      's@2 → 4',
      's@2 → 5',
      's@4 → 4',
      's@4 → 5',
      'x@3 → 4',
      'xs@1 → 3',
    ]);
  });

  test('comprehension variables are their own', () => {
    expect(pairs('def f(x):\n  return [x for x in x]\n')).toEqual(['x@1 → 2', 'x@2 → 2']);
  });

  test('`except … as e` unbinds e', () => {
    const source = 'def f():\n  e = 1\n  try:\n    a()\n  except E as e:\n    b(e)\n  return e\n';
    expect(pairs(source)).toEqual(['e@2 → 7', 'e@5 → 6']);
    expect(withBoundness(source, Boundness.maybeUnbound)).toEqual(['e@7']);
  });

  test('all alternatives of an or-pattern reach the body', () => {
    expect(pairs('def f(s):\n  match s:\n    case [v, 1] | [v, 2]:\n      return v\n')).toEqual([
      's@1 → 2',
      'v@3 → 4',
    ]);
  });

  test('definitions of an outer function reach uses in inner ones', () => {
    const { file } = analyze(
      'def f():\n  x = 1\n  def g():\n    nonlocal y\n    y = x\n  y = 2\n  g()\n  return y\n',
    );
    expect(closurePairs(file).def).toHaveLength(2);
  });
});

describe('places', () => {
  test('an attribute is stored and read through one name', () => {
    expect(pairs('def f(self):\n  self.x = 1\n  self.x = 2\n  return self.x\n')).toContain('self.x@3 → 4');
    expect(pairs('def f(self):\n  self.x = 1\n  self.x = 2\n  return self.x\n')).not.toContain(
      'self.x@2 → 4',
    );
  });

  test('another name may be the same object', () => {
    expect(pairs('def f(a, b):\n  a.x = 1\n  b.x = 2\n  return a.x\n')).toEqual(
      expect.arrayContaining(['a.x@2 → 4', 'b.x@3 → 4']),
    );
  });

  test('an unknown key may be any key', () => {
    expect(pairs('def f(d, k):\n  d["a"] = 1\n  d["b"] = 2\n  d[k] = 3\n  return d["a"]\n')).toEqual(
      expect.arrayContaining(['d["a"]@2 → 5', 'd[k]@4 → 5']),
    );
    expect(pairs('def f(d):\n  d["a"] = 1\n  d[\'b\'] = 2\n  return d["b"]\n')).not.toContain('d["a"]@2 → 4');
  });
});

describe('facts', () => {
  test('a stored value that nothing reads is dead', () => {
    expect(dead('def f(a):\n  x = 1\n  x = 2\n  y = a\n  z = 3\n  del z\n  return x\n')).toEqual([
      'x@2',
      'y@4',
    ]);
  });

  test('a store in a finally body is dead only if no way out of it reads the value', () => {
    const source = 'def f(a):\n  try:\n    g(a)\n  finally:\n    x = a\n    y = a\n  return x\n';
    expect(dead(source)).toEqual(['y@6', 'y@6']);
  });

  test('nothing is dead where the namespace is asked for, nor in modules and classes', () => {
    expect(dead('def f():\n  x = 1\n  return locals()\n')).toEqual([]);
    expect(dead('x = 1\nclass A:\n  y = 2\n')).toEqual([]);
  });

  test('a variable may be unbound', () => {
    const source = 'def f(a):\n  if a:\n    x = 1\n  g(x)\n  del x\n  return x\n';
    expect(withBoundness(source, Boundness.maybeUnbound)).toEqual(['x@4', 'x@5']);
    expect(withBoundness(source, Boundness.unbound)).toEqual(['x@6']);
    expect(withBoundness('def f():\n  del x\n', Boundness.unbound)).toEqual(['x@2']);
  });

  test('the end of `except … as e` deletes e whether it is bound or not', () => {
    const source = 'def f():\n  try:\n    a()\n  except E as e:\n    del e\n';
    expect(withBoundness(source, Boundness.maybeUnbound)).toEqual([]);
    expect(withBoundness(source, Boundness.unbound)).toEqual([]);
  });

  test('what a `with` has bound is bound behind it, though its manager might suppress', () => {
    const source = 'def f(a):\n  with a:\n    x = g()\n  return x\n';
    expect(withBoundness(source, Boundness.maybeUnbound)).toEqual([]);
    const asynchronous = source.replace('def', 'async def').replace('with', 'async with');
    expect(withBoundness(asynchronous, Boundness.maybeUnbound)).toEqual([]);
  });

  test('globals and builtins are not judged', () => {
    expect(withBoundness('def f():\n  return print(y)\n', Boundness.unbound)).toEqual([]);
  });
});

/** Random function bodies over two variables, with every kind of jump. */
const bodies = fc.letrec<{ block: string[]; statement: string[] }>((tie) => {
  const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
  const leaf = fc.constantFrom(
    'x = g()',
    'y = x',
    'x = y',
    'use(x)',
    'del x',
    'x += y',
    'pass',
    'return x',
    'raise E(x)',
    'self.x = y',
    'y = self.x',
    '(x := y) and g(x)',
  );
  const block = tie('block');
  return {
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((parts) => parts.flat()),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf.map((line) => [line]),
      fc.tuple(block, block).map(([a, b]) => ['if c():', ...indent(a), 'else:', ...indent(b)]),
      fc
        .tuple(block, block)
        .map(([a, b]) => [
          'while c():',
          ...indent(a),
          '  if x: break',
          '  if y: continue',
          'else:',
          ...indent(b),
        ]),
      block.map((a) => ['for x in c():', ...indent(a)]),
      fc
        .tuple(block, block, block)
        .map(([a, b, c]) => ['try:', ...indent(a), 'except E as x:', ...indent(b), 'finally:', ...indent(c)]),
      fc.tuple(block, block).map(([a, b]) => ['try:', ...indent(a), 'except E:', ...indent(b)]),
      block.map((a) => ['with c() as y:', ...indent(a)]),
    ),
  };
}).block;

describe('the solver', () => {
  test('finds exactly what a search from each definition finds', () => {
    fc.assert(
      fc.property(bodies, (lines) => {
        const source = ['def f(self, x):', ...lines.map((line) => `  ${line}`), ''].join('\n');
        const { file } = analyze(source);
        for (const { flow, defUse, reaching } of file.units) {
          expect(pairsOf(defUse, reaching)).toEqual(searchedPairs(flow, defUse));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('gives the same pairs in batches as at once', () => {
    const body = Array.from({ length: 40 }, (_, i) => `  if c(): v${i} = g(v${(i + 1) % 40})`).join('\n');
    const { file } = analyze(`def f():\n  while c():\n${body.replace(/^/gm, '  ')}\n`);
    const { flow, defUse, reaching } = firstUnit({ source: '', file });
    const batched = reachingDefinitions(flow, defUse, file.paths, () => false, 1);
    expect(batched.def).toEqual(reaching.def);
    expect(batched.use).toEqual(reaching.use);
  });
});

/** Pairs of variables; places also see each other's definitions, which the search does not model. */
function pairsOf({ events, variables }: DefUse, { def, use }: Reaching): string[] {
  const found: string[] = [];
  for (let i = 0; i < def.length; i++) {
    if (variables.path[events.variable[def[i]!]!]! < 0) found.push(`${def[i]} ${use[i]}`);
  }
  return found.sort();
}

/** Follows each definition point by point, along every way, until it is ended. */
function searchedPairs(flow: ControlFlow, { events, variables }: DefUse): string[] {
  const found = new Set<string>();
  const isReachable = new Set<number>();
  const queue = [0];
  for (const block of queue) {
    if (isReachable.has(block)) continue;
    isReachable.add(block);
    for (let e = 0; e < flow.edgeCount; e++) if (flow.edgeFrom[e] === block) queue.push(flow.edgeTo[e]!);
  }
  const blockOf = (point: number): number => {
    for (let b = 0; b < flow.blockCount; b++)
      if (flow.pointFrom[b]! <= point && point < flow.pointTo[b]!) return b;
    throw new Error('a point outside all blocks');
  };
  for (let def = 0; def < events.length; def++) {
    const variable = events.variable[def]!;
    if (events.kind[def] !== EventKind.DEF || variables.path[variable]! >= 0) continue;
    const home = blockOf(events.point[def]!);
    if (isReachable.has(home)) follow(def, variable, home);
  }
  return [...found].sort();

  function follow(def: number, variable: number, home: number): void {
    const entered = new Set<number>();
    const pending: { block: number; from: number }[] = [{ block: home, from: def + 1 }];
    for (const { block, from } of pending) {
      const first = flow.pointFrom[block]!;
      const last = flow.pointTo[block]!;
      const isEntry = from < 0;
      let isLive = true;
      let isRaised = false;
      let canRaise = false;
      for (let point = first; point < last; point++) {
        if (mayRaise(flow.points.kind[point]!)) {
          canRaise = true;
          if (isLive && (isEntry || point > events.point[def]!)) isRaised = true;
        }
        for (let event = 0; event < events.length; event++) {
          if (events.point[event] !== point || events.variable[event] !== variable || event < from || !isLive)
            continue;
          if (events.kind[event] === EventKind.USE) found.add(`${def} ${event}`);
          else if (events.kind[event] === EventKind.KILL || events.isWeak[event] === 0) isLive = false;
        }
      }
      if (!canRaise) isRaised = isLive;
      for (let e = 0; e < flow.edgeCount; e++) {
        if (flow.edgeFrom[e] !== block) continue;
        const goes = flow.edgeKind[e] === EdgeKind.EXC ? isRaised : isLive;
        const to = flow.edgeTo[e]!;
        if (!goes || entered.has(to)) continue;
        entered.add(to);
        pending.push({ block: to, from: -1 });
      }
    }
  }
}
