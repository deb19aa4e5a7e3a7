/** What functions of the standard library ask the paths that they are given for: `open(p)`, `os.path.join(p, 'a')` (PEP 519). */
import { type ArgumentMatch, matchArguments } from '../arguments.ts';
import { type Definition, isOutside, type Value } from '../entities.ts';
import { isOf } from './containers.ts';
import type { ChunkContext } from './context.ts';
import { mayHaveMethods, stateMethod, valuesOf } from './implicit-links.ts';

const METHOD = '__fspath__';
const PATHS: ReadonlySet<string> = new Set(['os.PathLike']);

/** States what a call (a row of `calls`) of a function or class asks: whatever it takes as an `os.PathLike`. */
export function linkPaths(context: ChunkContext, row: number, callee: Value): void {
  if (!context.isDefined(METHOD) || (callee.kind !== 'function' && callee.kind !== 'class')) return;
  if (!isOutside(callee.definition.path)) return;
  const { args, calls } = context.facts.evidence;
  const from = calls.argStart[row]!;
  const given = new Map<number, readonly Value[]>();
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    const objects = valuesOf(context, args.expr[arg]!).filter(mayHaveMethods);
    if (objects.length > 0) given.set(arg, objects);
  }
  if (given.size === 0) return;
  const isBound = callee.kind === 'class' || callee.isBound;
  for (const run of runBy(context, callee))
    for (const match of matchesOf(context, row, run, isBound))
      if (given.has(match.arg) && takesPath(context, run, match)) {
        for (const value of given.get(match.arg)!) stateMethod(context, 'callback_call', row, value, METHOD);
        given.delete(match.arg);
      }
}

/** The functions that a call may run, each of their overloads by itself. */
function runBy(
  { program }: ChunkContext,
  callee: Value & { readonly kind: 'function' | 'class' },
): Definition[] {
  const functions =
    callee.kind === 'function'
      ? [callee.definition]
      : ['__new__', '__init__'].flatMap((name) =>
          program
            .member(callee.definition, name)
            .found.flatMap(({ entity }) => (entity.kind === 'definition' ? entity.definition : [])),
        );
  return functions.flatMap((one) => {
    const overloads = program.signature(one)?.overloads ?? [];
    return overloads.length === 0
      ? one
      : overloads.flatMap((key) => program.definitionAt(one.path, key) ?? []);
  });
}

function matchesOf(
  { facts, program }: ChunkContext,
  row: number,
  run: Definition,
  isBound: boolean,
): readonly ArgumentMatch[] {
  const signature = program.signature(run);
  return signature ? matchArguments(facts, row, signature, isBound) : [];
}

function takesPath({ evaluator }: ChunkContext, run: Definition, { parameter }: ArgumentMatch): boolean {
  const taken = evaluator.parameter(run, parameter.name);
  // `*paths: StrPath` is a tuple of them.
  return [...taken, ...evaluator.iterate(taken)].some((value) => isOf(value, PATHS));
}
