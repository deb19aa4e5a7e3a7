/**
 * What attributes of an `argparse.Namespace` are: what parsers were told to put there (`set_defaults(func=run)`,
 * `add_argument('--algorithm', type=f, default=g)`), and which functions parsing runs. Parsers are found by the names of their
 * methods; which of a program's parsers it was that made a namespace is not asked.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { callsNamed, isSilent } from './calls-in-file.ts';
import { union } from './containers.ts';
import { addUnique, isOutside, standardName, type Value } from './entities.ts';
import { argumentsOf, type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED } from './limits.ts';
import { mayBeFunction, mayBeObject } from './passed-values.ts';
import type { QueryKind } from './queries.ts';
import { valueAnswers } from './widening.ts';

/** Stands before the names of attributes that a file's parsers give; alone it stands for what parsing runs. */
export const ARGUMENT = 'argument';
/** Under what files are listed that parse arguments. */
export const PARSES = 'parses arguments';

/** The class of what parsing gives. */
export const NAMESPACE = 'argparse.Namespace';

const PARSED = ['parse_args', 'parse_known_args', 'parse_intermixed_args', 'parse_known_intermixed_args'];
const PARSING: ReadonlySet<string> = new Set(PARSED);
const DEFAULTS: ReadonlySet<string> = new Set(['set_defaults']);
const ADDING: ReadonlySet<string> = new Set(['add_argument']);
/** Methods of a parser that parse. */
export const PARSING_METHODS: ReadonlySet<string> = new Set(
  PARSED.map((name) => `argparse.ArgumentParser.${name}`),
);

/** What of an argument is meant: itself, what it makes of a text or of several, what parsing runs, whose objects it runs. */
type Way = 'given' | 'made' | 'listed' | 'run' | 'acting';

interface Given {
  readonly ref: ExprRef;
  readonly way: Way;
  readonly chunk: number;
}

export class ParsedArguments {
  private readonly evaluation: Evaluation;
  /** What the parsers of a file give an attribute, what parsing runs for none: (path, name). */
  private readonly ofFile: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    const read = program.chunksReader('adding_arguments', (facts, name) =>
      (givenTo(facts).get(name) ?? []).map(({ chunk }) => chunk),
    );
    this.ofFile = program.kind<readonly Value[]>({
      name: 'parsed_arguments',
      arity: 2,
      compute: (path, name) => {
        const facts = read(path, name, '');
        return facts ? this.find(facts, name) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** What an attribute of a namespace is to code of the file at `path`. */
  attribute(value: Value, name: string, path: string): readonly Value[] {
    const isNamespace = value.kind === 'instance' && standardName(value.of) === NAMESPACE;
    return isNamespace && !isOutside(path) ? this.given(name, path) : NO_VALUES;
  }

  /** What code of the file at `path` runs that parses arguments. */
  run(path: string): readonly Value[] {
    return this.given('', path);
  }

  /** A file that parses arguments itself is a program of its own, others may be part of any. */
  private given(name: string, path: string): readonly Value[] {
    const { program } = this.evaluation;
    const giving = program.passersOf(`${ARGUMENT} ${name}`);
    if (giving.length === 0) return NO_VALUES;
    const parsing = program.passersOf(PARSES);
    const isParsing = parsing.includes(path);
    const own = giving.filter((of) => of === path || !isParsing || !parsing.includes(of));
    const paths = exceeds('filesFollowed', own.length, MAX_FILES_FOLLOWED)
      ? own.filter((of) => of === path)
      : own;
    return atMostValues(union(paths.map((of) => this.ofFile.ask(of, name))));
  }

  private find(facts: FileFacts, name: string): readonly Value[] {
    const found: Value[] = [];
    for (const { ref, way } of givenTo(facts).get(name) ?? [])
      for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, ref)))
        for (const item of this.asGiven(value, way)) addUnique(found, item);
    return atMostValues(found);
  }

  private asGiven(value: Value, way: Way): readonly Value[] {
    if (way === 'given' || way === 'run') return [value];
    if (way === 'acting')
      return value.kind === 'class' && !isOutside(value.definition.path) ? [value.definition.instance] : [];
    const text = [this.evaluation.standardInstance('builtins', 'str')];
    const made = this.evaluation.expand(this.evaluation.called(value, argumentsOf(text)));
    return way === 'made' ? made : [this.evaluation.standardInstance('builtins', 'list', [made])];
  }
}

/** Words under which a file is listed. */
export function* argumentsGiven(facts: FileFacts): Iterable<string> {
  for (const name of givenTo(facts).keys()) yield `${ARGUMENT} ${name}`;
  if (callsNamed(facts, PARSING).length > 0) yield PARSES;
}

/** By the name of the attribute; '' for what parsing runs. */
const givenTo = (facts: FileFacts): ReadonlyMap<string, readonly Given[]> =>
  facts.memo('parsed arguments', () => {
    const { args, calls } = facts.evidence;
    const found = new Map<string, Given[]>();
    const put = (name: string, ref: ExprRef, way: Way, call: number): void => {
      const given = { ref, way, chunk: calls.chunk[call]! };
      const list = found.get(name);
      if (list) list.push(given);
      else found.set(name, [given]);
    };
    const add = (name: string, ref: ExprRef, way: Way, call: number): void => {
      if (mayBeFunction(facts, ref) || mayBeObject(facts, ref)) put(name, ref, way, call);
    };
    // Parsers of commands are made in loops and by helpers, of functions that they are given.
    for (const call of callsNamed(facts, DEFAULTS))
      for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++)
        if (args.keyword[arg]! >= 0 && !isSilent(args.expr[arg]!))
          put(facts.text(args.keyword[arg]!), args.expr[arg]!, 'given', call);
    for (const call of callsNamed(facts, ADDING)) {
      const named = keywordsOf(facts, call);
      const of = destination(facts, call, named);
      const isList = named.has('nargs') && textOf(facts, named.get('nargs')!) !== '?';
      for (const [keyword, ref] of named) {
        if (keyword === 'type') add('', ref, 'run', call);
        if (keyword === 'action') add('', ref, 'acting', call);
        if (of === null) continue;
        if (keyword === 'type') add(of, ref, isList ? 'listed' : 'made', call);
        if (keyword === 'default' || keyword === 'const') add(of, ref, 'given', call);
      }
    }
    return found;
  });

function keywordsOf(facts: FileFacts, call: number): ReadonlyMap<string, ExprRef> {
  const { args, calls } = facts.evidence;
  const found = new Map<string, ExprRef>();
  for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++)
    if (args.keyword[arg]! >= 0) found.set(facts.text(args.keyword[arg]!), args.expr[arg]!);
  return found;
}

/** The attribute that an argument goes to (library reference, `argparse`, "dest"); null where no text says so. */
function destination(facts: FileFacts, call: number, named: ReadonlyMap<string, ExprRef>): string | null {
  const said = named.get('dest');
  if (said !== undefined) return textOf(facts, said);
  const { args, calls } = facts.evidence;
  const names: string[] = [];
  for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++) {
    if (args.keyword[arg]! >= 0) continue;
    const name = args.star[arg] === 0 ? textOf(facts, args.expr[arg]!) : null;
    if (name === null) return null;
    names.push(name);
  }
  const name = names.find((one) => one.startsWith('--')) ?? names[0];
  if (name === undefined) return null;
  return name.startsWith('-') ? name.replace(/^-+/, '').replaceAll('-', '_') : name;
}

const textOf = (facts: FileFacts, ref: ExprRef): string | null =>
  exprRefKind(ref) === 'string' ? facts.text(exprRefRow(ref)) : null;
