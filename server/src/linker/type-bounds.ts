/**
 * What a type variable of the workspace is where nothing solves it: its bound, or one of its constraints (PEP 484, "Type
 * variables with an upper bound"; PEP 695). Knows how type variables are named, see `Values.typeVariable`.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind } from '../evidence/schema.ts';
import { argumentGiven, literalArgument, plainArguments } from './call-values.ts';
import { callsNamed } from './calls-in-file.ts';
import { union } from './containers.ts';
import { isOutside, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';
import { partsOfTypeVariable } from './values.ts';
import { valuesKind } from './values-kind.ts';

const MAKERS: ReadonlySet<string> = new Set(['TypeVar']);
/** Where `bound` stands in a call of `TypeVar` that gives it by position: nowhere. */
const BY_NAME = -1;

export class TypeBounds {
  /** What a type variable is at most: (path, its name, with the key of the scope before it where it is of PEP 695). */
  private readonly bounds: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation) {
    const read = (path: string): FileFacts | undefined => evaluation.program.facts(path);
    this.bounds = valuesKind(evaluation, 'type_bound', 2, read, (facts, name) =>
      union(typesOf(facts, name).map((ref) => evaluation.typeValues(facts, ref, -1))),
    );
  }

  /** Nothing for type variables without a bound, and for those of stubs. */
  of(variable: Value): readonly Value[] {
    const [path, name] = partsOfTypeVariable(variable);
    return isOutside(path) ? NO_VALUES : this.bounds.ask(path, name);
  }
}

/** The bound or the constraints of a type variable, as they are written. */
function typesOf(facts: FileFacts, name: string): readonly ExprRef[] {
  const bar = name.indexOf('|');
  if (bar >= 0) return boundWritten(facts, name.slice(0, bar), name.slice(bar + 1));
  const call = callsNamed(facts, MAKERS).find((row) => literalArgument(facts, row, 0) === name);
  if (call === undefined) return [];
  const bound = argumentGiven(facts, call, BY_NAME, 'bound');
  return bound === null ? plainArguments(facts, call).slice(1) : [bound];
}

/** The same of a type parameter: `[T: A]`, `[T: (A, B)]`. */
function boundWritten(facts: FileFacts, scopeKey: string, name: string): readonly ExprRef[] {
  const { assigns, bindingSites, bindings, exprs, typeExprs } = facts.evidence;
  const scope = facts.scope(scopeKey);
  const binding = scope < 0 ? -1 : facts.binding(scope, name);
  if (binding < 0) return [];
  const site = bindingSites.row[bindings.siteStart[binding]!]!;
  const row = facts.assignsOfName(site).find((assign) => assigns.how[assign] === AssignHow.type_param);
  const type = row === undefined ? -1 : assigns.type[row]!;
  if (type < 0) return [];
  const bound = typeExprs.expr[type]!;
  const isTuple = exprRefKind(bound) === 'expr' && exprs.kind[exprRefRow(bound)] === ExprKind.tuple;
  return isTuple ? [...operandsOf(facts, exprRefRow(bound))] : [bound];
}
