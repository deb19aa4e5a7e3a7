/**
 * Nothing missed, little wasted: over real commits and over edits of single symbols, every file that really differs
 * afterwards is among those the change is said to reach; each reason leads back to a changed file by places that
 * exist. What the answers cost beyond that is printed. `CPGD_IMPACT_STEPS` sets the number of steps of each (CI's
 * default takes seconds), `CPGD_IMPACT_ALL=1` takes all of Django in place of a part, `CPGD_SEED` the first seed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ReasonChains } from '../../server/src/impact/reason-chains.ts';
import type { ImpactedFile } from '../../server/src/relations/history.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import type { SourceRoot } from '../../server/src/workspace/source-roots.ts';
import { hasDjango, unpackDjango } from '../support/corpora.ts';
import { Random } from '../support/random.ts';
import { MeanRatio } from '../support/real-difference.ts';
import { LinkedChanges, ROOT, type Step, type Texts } from './linked-changes.ts';

const STEPS = Number(process.env.CPGD_IMPACT_STEPS ?? 12);
/** All of Django, not a part of it. */
const IS_ALL = process.env.CPGD_IMPACT_ALL === '1';
const SEED = Number(process.env.CPGD_SEED ?? 1);
const LONG_MS = 300_000 + STEPS * (IS_ALL ? 120_000 : 20_000);

const FLASK = join(
  process.env.CPGD_CORPORA ?? fileURLToPath(new URL('../../../shared/corpora', import.meta.url)),
  'replay-flask.tar.gz',
);

const SOURCE: SourceRoot = { directory: 'src', prefix: '', label: 'src', origin: 'src layout' };

const parser = await createPythonParser();

/** What steps cost, in files. */
class Cost {
  private steps = 0;
  private readonly exactPerDifferent = new MeanRatio();
  private readonly hybridPerDifferent = new MeanRatio();
  private readonly coarsePerExact = new MeanRatio();
  private readonly coarsePerHybrid = new MeanRatio();

  add(different: number, exact: number, hybrid: number, coarse: number): void {
    if (different === 0) return;
    this.steps++;
    this.exactPerDifferent.add(exact, different);
    this.hybridPerDifferent.add(hybrid, different);
    this.coarsePerExact.add(coarse, exact);
    this.coarsePerHybrid.add(coarse, hybrid);
  }

  toString(): string {
    return (
      `${this.steps} steps, recall 1.0; mean impacted / really different: ${this.exactPerDifferent} ` +
      `(hybrid ${this.hybridPerDifferent}); mean import closure / impacted: ${this.coarsePerExact} ` +
      `(hybrid ${this.coarsePerHybrid})`
    );
  }
}

const paths = (impacted: readonly ImpactedFile[]): Set<string> => new Set(impacted.map(({ path }) => path));

async function check({ reach, different }: Step, texts: Texts, what: string, cost: Cost): Promise<void> {
  const exact = await reach.impacted('symbol_closure', () => null);
  const hybrid = await reach.impacted('hybrid', () => null);
  const coarse = await reach.impacted('import_closure', () => null);
  const reached = paths(exact);
  expect(
    different.filter((path) => !reached.has(path)),
    `not named as reached by ${what}`,
  ).toEqual([]);
  for (const [strategy, impacted] of Object.entries({ exact, hybrid, coarse })) {
    const chains = new ReasonChains(impacted);
    for (const reason of impacted)
      expect(problemOf(chains.from(reason), texts), `${strategy}, ${reason.path}, ${what}`).toBeNull();
  }
  cost.add(different.length, reached.size, paths(hybrid).size, paths(coarse).size);
}

/** What is wrong with a chain; null when each hop is a place in a file that exists, and the last a changed file. */
function problemOf(chain: readonly ImpactedFile[], texts: Texts): string | null {
  const last = chain.at(-1)!;
  if (last.reason !== 'changed_file') return `it ends in ${last.reason} ${last.ref} of ${last.path}`;
  for (const { path, reason, bstart, bend, viaPath } of chain) {
    if (reason === 'changed_file') continue;
    const text = texts.get(path);
    if (viaPath === null || bstart === null || bend === null) return `${reason} of ${path} has no place`;
    if (text === undefined) return `${path} is no file`;
    const bytes = Buffer.from(text);
    if (bstart < 0 || bend > bytes.length || (bstart >= bend && bytes.length > 0))
      return `${path}:${bstart}..${bend} is no place`;
    if (bytes.length > 0 && bytes.toString('utf8', bstart, bend).trim() === '' && bstart > 0)
      return `${path}:${bstart}..${bend} is empty`;
  }
  return null;
}

function read(root: string, pattern: string): Map<string, string> {
  const found = globSync(pattern, { cwd: root }).sort();
  return new Map(found.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

test.skipIf(!existsSync(FLASK))('commits of Flask', { timeout: LONG_MS }, async () => {
  const parent = mkdtempSync(join(tmpdir(), 'cpgd-impact-'));
  const run = (command: string, args: readonly string[], cwd: string): void => {
    const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
    expect(result.status, result.stderr).toBe(0);
  };
  try {
    run('tar', ['-xzf', FLASK, '-C', parent], parent);
    const root = join(parent, 'flask', 'base');
    const linked = new LinkedChanges(parser, [SOURCE, ROOT]);
    await linked.step(read(root, '**/*.py'));
    const cost = new Cost();
    for (const name of readdirSync(join(parent, 'flask', 'patches'))
      .sort()
      .slice(0, STEPS)) {
      run('git', ['apply', join(parent, 'flask', 'patches', name)], root);
      const texts = read(root, '**/*.py');
      const step = await linked.step(texts);
      await check(step!, texts, name, cost);
    }
    console.log(`Flask: ${cost}`);
  } finally {
    rmSync(parent, { recursive: true });
  }
});

const DEFINITION = /^([ \t]*)((?:async )?def|class) (\w+)(\([^()\n]*\))?([^\n]*):[ \t]*$/gm;

/** Edits of one definition: its name, its parameters, what it returns, its bases, its body, or all of it. */
const SYMBOL_EDITS: Readonly<Record<string, (match: RegExpMatchArray) => string | null>> = {
  rename: ([, indent, how, name, list, rest]) => `${indent}${how} ${name}_x${list ?? ''}${rest}:`,
  gainParameter: ([, indent, how, name, list, rest]) =>
    how === 'class' || !list
      ? null
      : `${indent}${how} ${name}${list.replace(/\)$/, ', extra_x=None)')}${rest}:`,
  loseParameter: ([, indent, how, name, list, rest]) =>
    how === 'class' || !list?.includes(',')
      ? null
      : `${indent}${how} ${name}${list.replace(/,[^,]*\)$/, ')')}${rest}:`,
  annotate: ([, indent, how, name, list]) =>
    how === 'class' || !list ? null : `${indent}${how} ${name}${list} -> int:`,
  loseBases: ([, indent, how, name, list]) => (how === 'class' && list ? `${indent}${how} ${name}:` : null),
  body: ([all, indent, how]) => (how === 'class' ? null : `${all}\n${indent}    unused_x = 1`),
};

/** The texts after the edit that the number stands for. */
function editOneSymbol(originals: Texts, seed: number): { texts: Texts; what: string } {
  const random = new Random(seed);
  const all = [...originals.keys()];
  const kinds = Object.keys(SYMBOL_EDITS);
  for (;;) {
    const path = all[random.below(all.length)]!;
    const text = originals.get(path)!;
    const matches = [...text.matchAll(DEFINITION)];
    if (matches.length === 0) continue;
    const match = matches[random.below(matches.length)]!;
    const kind = kinds[random.below(kinds.length)]!;
    const line = SYMBOL_EDITS[kind]!(match);
    if (line === null) continue;
    const edited = text.slice(0, match.index) + line + text.slice(match.index + match[0].length);
    return {
      texts: new Map(originals).set(path, edited),
      what: `${kind} ${match[3]} in ${path} (seed ${seed})`,
    };
  }
}

test.skipIf(!hasDjango())('edits of single symbols in Django', { timeout: LONG_MS }, async () => {
  const members = IS_ALL
    ? ['django']
    : ['django/forms', 'django/http', 'django/dispatch', 'django/core', 'django/utils'];
  const originals = read(unpackDjango(members), 'django/**/*.py');
  const linked = new LinkedChanges(parser);
  await linked.step(originals);
  const cost = new Cost();
  for (let i = 0; i < STEPS; i++) {
    const { texts, what } = editOneSymbol(originals, SEED * 1_000_003 + i);
    await check((await linked.step(texts))!, texts, what, cost);
    await check((await linked.step(originals))!, originals, `taking back ${what}`, new Cost());
  }
  console.log(`Django: ${cost}`);
});

/** Files that claim each other's names: packages, modules, folders without `__init__`, stubs, two source roots. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  'app/main.py': [
    'import core.util\nimport fallback\ncore.util.f()\n',
    'from core import *\nfrom core import util\nEngine().start().stop()\nutil.f()\n',
    'import core\ncore.engine.Engine()\ncore.util.f\n',
  ],
  'app/__init__.py': ['', 'from .main import *\n'],
  'core.py': ['', 'class Engine:\n    def start(self): return self\n'],
  'core/__init__.py': ['', 'from .engine import Engine\n', 'from . import util\n__all__ = ["util"]\n'],
  'core/engine.py': [
    'class Engine: pass\nOther = Engine\n',
    'class Engine:\n    def start(self): return Engine()\n',
  ],
  'core/util.py': ['def f(): ...\n', 'from core.engine import Engine\ndef f(): return Engine()\n'],
  'core/util/__init__.py': ['from fallback import f\n'],
  'core-stubs/engine.pyi': ['class Engine:\n    def start(self) -> Engine: ...\n'],
  'src/core/__init__.py': ['', 'from .engine import Engine\n'],
  'src/core/engine.pyi': ['class Engine: ...\n'],
  'fallback.py': ['def f(): return 1\n', 'from core.util import f\n'],
  'src/fallback.py': ['def f(): ...\n'],
  'tests/test_it.py': ['import core\ncore.engine\n', 'from fallback import f\nx = f().start()\n'],
};

/** The program after a file or three have come, gone or got another text. */
function layOut(texts: Texts, random: Random): Map<string, string> {
  const next = new Map(texts);
  for (let edits = random.between(1, 3); edits > 0; edits--) {
    const path = random.pick(Object.keys(SLOTS));
    if (next.has(path) && random.below(2) === 0) next.delete(path);
    else next.set(path, random.pick(SLOTS[path]!));
  }
  return next;
}

test('files that come and go where others claim their names', { timeout: LONG_MS }, async () => {
  const cost = new Cost();
  const linked = new LinkedChanges(parser, [SOURCE, ROOT]);
  const random = new Random(SEED);
  let texts: Texts = new Map(Object.entries(SLOTS).map(([path, [text]]) => [path, text!]));
  await linked.step(texts);
  for (let i = 0; i < STEPS * 25; i++) {
    const next = layOut(texts, random);
    const step = await linked.step(next);
    texts = next;
    if (step) await check(step, texts, `step ${i} of seed ${SEED}: ${[...texts.keys()].join(' ')}`, cost);
  }
  console.log(`Files that come and go: ${cost}`);
});
