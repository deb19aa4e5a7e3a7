/**
 * How what stands at a place came to its answer: the questions that were asked on the way, each with
 * its answer and the place it speaks of, as a tree in the order of asking. The questions are the recorded
 * reads of the queries, so what is shown is what the answer rests on and nothing else.
 */
import { exprRef } from '../evidence/expr-ref.ts';
import { ChunkContext } from './chunk/context.ts';
import { PASSES } from './chunk/parts.ts';
import type { Definition, Resolution, Value } from './entities.ts';
import { symbolName } from './entity-names.ts';
import { type LeftTable, placeAt } from './explained-places.ts';
import { subjectOf } from './explained-subjects.ts';
import { operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import type { Linker } from './link-file.ts';
import { type Link, RELATIONS } from './links.ts';
import type { Query } from './queries.ts';

export interface ExplainedStep {
  /** How many steps this one was taken for; the first ones are at 0. */
  readonly depth: number;
  /** Such as `member of m.C: run`. */
  readonly question: string;
  /** What was found, in dotted names; empty: nothing. */
  readonly answer: readonly string[];
  /** Path of the file the question is about; null where that has no place in a file. */
  readonly path: string | null;
  /** UTF-8 bytes of the name the question is about, where it is bound; both 0 for a module; -1 without a path. */
  readonly bstart: number;
  readonly bend: number;
}

export interface Explanation {
  /** What the position stands for, by relation; unresolved ones carry their reason as the method. */
  readonly links: readonly Link[];
  readonly steps: readonly ExplainedStep[];
  /** Some steps are left out: there were more than the limit. */
  readonly isTruncated: boolean;
}

/** Questions that one answer is explained by: beyond some hundreds nobody reads on. */
const MAX_STEPS = 2_000;
const MAX_DEPTH = 6;
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['member', 'name in module'],
  ['module', 'where is module'],
  ['global', 'global name'],
  ['unbound', 'global name before it is bound'],
  ['binding', 'what binds'],
  ['own', 'member of class'],
  ['mro', 'order of classes of'],
  ['value', 'values of variable'],
  ['local', 'values of local'],
  ['argument', 'type of parameter'],
  ['passed', 'arguments passed to'],
  ['returns', 'what is returned by'],
  ['patches', 'attributes set from outside'],
]);
/**
 * Explains the token at a UTF-8 byte offset (a name, an attribute with the call it is the callee of, what an import
 * names, a definition, a parameter, the name of an argument), else the innermost syntax that may run something: an
 * operator, a subscript, a loop, a decorator. Null when there is none of them.
 */
export function explain(linker: Linker, facts: FileFacts, offset: number): Explanation | null {
  const place = placeAt(facts, offset);
  if (!place) return null;
  const { program } = linker;
  const links = linker
    .linksOf(facts, place.chunk)
    .filter(({ relation, left }) => place.rows.get(RELATIONS[relation].left)?.has(left));
  const steps: ExplainedStep[] = [];
  const seen = new Set<Query>();
  const walk = (query: Query, depth: number): void => {
    if (seen.has(query) || depth > MAX_DEPTH || steps.length > MAX_STEPS) return;
    seen.add(query);
    const isShown = SHOWN.has(query.kind.name);
    if (isShown) steps.push(describe(linker, query, depth));
    for (const read of query.dependencies) walk(read, isShown ? depth + 1 : depth);
  };
  const { reads } = program.engine.record(() => {
    const context = new ChunkContext(program, facts, place.chunk);
    for (const [table, rows] of place.rows) for (const row of rows) ask(context, table, row);
  });
  for (const query of reads) walk(query, 0);
  return { links, steps: steps.slice(0, MAX_STEPS), isTruncated: steps.length > MAX_STEPS };
}

/** Asks what the links of a row rest on. */
function ask(context: ChunkContext, table: LeftTable, row: number): void {
  const { program, facts } = context;
  const { attrs, calls, args } = facts.evidence;
  switch (table) {
    case 'names':
      program.evaluate(facts, exprRef('name', row));
      return;
    case 'attrs':
      for (const value of program.evaluator.expand(program.evaluate(facts, attrs.base[row]!)))
        program.evaluator.members(value, facts.text(attrs.name[row]!), facts.path);
      return;
    case 'args':
      program.evaluate(facts, calls.callee[args.call[row]!]!);
      return;
    case 'calls':
      program.evaluate(facts, calls.callee[row]!);
      return;
    case 'exprs':
      for (const operand of operandsOf(facts, row)) program.evaluate(facts, operand);
  }
  for (const pass of PASSES) if (pass.table === table) pass.link(context, row);
}

function describe({ program }: Linker, query: Query, depth: number): ExplainedStep {
  const { names, place } = program.engine.record(() => subjectOf(program, query)).result;
  return {
    depth,
    question: `${SHOWN.get(query.kind.name)} ${names.filter((part) => part !== '').join('.')}`,
    answer: answerOf(query.value),
    path: place?.path ?? null,
    bstart: place?.bstart ?? -1,
    bend: place?.bend ?? -1,
  };
}

/** Dotted names of what a query found. */
function answerOf(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(answerOf))];
  if (typeof value !== 'object' || value === null) return [];
  if ('entries' in value) return answerOf((value as { entries: unknown }).entries);
  if ('entity' in value && 'method' in value) {
    const { entity, method } = value as Resolution;
    return [`${symbolName(entity.symbol)} (${method})`];
  }
  if ('isClass' in value) return [symbolName((value as Definition).symbol)];
  if ('base' in value && 'value' in value) return answerOf((value as { value: unknown }).value);
  if ('paths' in value) return [...(value as { paths: readonly string[] }).paths];
  return 'text' in value ? [describeValue(value as Value)] : 'kind' in value ? [String(value.kind)] : [];
}

function describeValue(value: Value): string {
  switch (value.kind) {
    case 'class':
      return `class ${symbolName(value.definition.symbol)}`;
    case 'function':
      return `function ${symbolName(value.definition.symbol)}`;
    case 'instance':
      return `instance of ${symbolName(value.of.symbol)}${value.isDeclared ? ' or a class below' : ''}`;
    case 'super':
      return `super of ${symbolName(value.after.symbol)}`;
    case 'module':
      return `module ${value.module}`;
    case 'external':
      return symbolName(value.entity.symbol);
    case 'parameter':
      return `whatever is passed as ${value.name}`;
    case 'partial':
      return `partial of ${describeValue(value.of)}`;
    case 'members':
      return `what ${JSON.stringify(value.named.replaceAll('\0', '…'))} names of ${describeValue(value.of)}`;
    case 'callable':
      return 'a callable';
    case 'typevar':
      return 'a type variable';
    default:
      return 'an object of unknown type';
  }
}
