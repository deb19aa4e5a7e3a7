/**
 * What positional patterns take out of an object (PEP 634, "Class Patterns"): attributes by the position that
 * `__match_args__` or the fields of a dataclass or named tuple give them.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import type { Definition, InstanceValue, Value } from './entities.ts';
import { standardName } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { listKind } from './list-kind.ts';
import { onlySite } from './name-sites.ts';
import type { QueryKind } from './queries.ts';

/** Builtins whose only positional pattern matches the object itself. */
const SELF_MATCHING = /^builtins\.(?:bool|bytearray|bytes|dict|float|frozenset|int|list|set|str|tuple)$/;
const NO_NAMES: readonly string[] = [];

export class MatchedFields {
  private readonly evaluation: Evaluation;
  private readonly names: QueryKind<readonly string[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    /** The attributes a class itself gives positions to: (path, def key). */
    this.names = listKind(program, 'match_args', 2, (path, key) => {
      const facts = program.facts(path);
      const row = facts?.defRow(key);
      return facts && row !== undefined ? matchArguments(facts, row) : null;
    });
  }

  /** What an object has for a position, which is given as text. */
  read(value: Value, position: string, path: string): readonly Value[] {
    if (value.kind !== 'instance') return NO_VALUES;
    if (position === '0' && SELF_MATCHING.test(standardName(value.of) ?? '')) return [value];
    const name = this.nameOf(value, position);
    return name === null ? NO_VALUES : this.evaluation.attribute(value, name, path);
  }

  /** The attribute of an object that a positional pattern reads; null where that is not known. */
  nameOf({ of }: InstanceValue, position: string): string | null {
    return this.positions(of)[Number(position)] ?? null;
  }

  private positions(of: Definition): readonly string[] {
    const { program } = this.evaluation;
    for (const entry of program.mro(of).entries) {
      if (!('isClass' in entry)) return NO_NAMES;
      const own = this.names.ask(entry.path, entry.key);
      if (own.length > 0) return own;
      const fields = program.signature(entry)?.parameters ?? [];
      if (fields.length > 0) return fields.map(({ name }) => name);
    }
    return NO_NAMES;
  }
}

/** The strings of the tuple that the body of a class binds to `__match_args__`. */
function matchArguments(facts: FileFacts, classRow: number): readonly string[] {
  const { assigns, bindingSites, defs, exprs } = facts.evidence;
  const site = onlySite(facts, facts.binding(defs.bodyScope[classRow]!, '__match_args__'));
  if (site < 0) return NO_NAMES;
  const [assign] = facts.assignsOfName(bindingSites.row[site]!);
  const value = assign === undefined ? 0 : assigns.value[assign]!;
  const row = exprRefRow(value);
  if (exprRefKind(value) !== 'expr' || exprs.kind[row] !== ExprKind.tuple) return NO_NAMES;
  return [...operandsOf(facts, row)].map((item) =>
    exprRefKind(item) === 'string' ? facts.text(exprRefRow(item)) : '',
  );
}
