/**
 * Members of classes that the code of a module has put others in the place of: behind `C.m = f`, in the same code, an
 * object of C has f, and what the class says is run no more. Other code may run before it, so there both count. In front of
 * it, `C.m` is not f yet: `C.m = wrap(C.m)`.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ScopeKind } from '../evidence/schema.ts';
import { areInLoopWithin, isLoopBetween, surelyRunsBefore } from './block-tree.ts';
import { MODULE_CHUNK } from './chunk-keys.ts';
import { type Definition, isOutside, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';
import { setAttributes } from './set-attributes.ts';
import { patchesOf } from './stored-places.ts';
import { mentions } from './visible-sites.ts';

export class ReplacedMembers {
  private readonly evaluation: Evaluation;
  /** Whether the code of a module stores to attributes of a name: (path, name). */
  private readonly isReplaced: QueryKind<boolean>;
  /** Whether only that code does so in its file: (path, name). */
  private readonly isOnlyOfModule: QueryKind<boolean>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    this.isReplaced = program.kind<boolean>({
      name: 'is_replaced',
      arity: 2,
      compute: (path, name) => {
        const facts = program.facts(path);
        return facts !== undefined && patchesOf(facts, name).some((store) => isOfModule(facts, store));
      },
      bottom: false,
      equal: Object.is,
    });
    program.outlasts(this.isReplaced, () => true);
    this.isOnlyOfModule = program.kind<boolean>({
      name: 'is_replaced_by_module',
      arity: 2,
      compute: (path, name) => {
        const facts = program.facts(path);
        return (
          facts !== undefined &&
          patchesOf(facts, name).every((store) => isOfModule(facts, store)) &&
          setAttributes(facts, name).length === 0
        );
      },
      bottom: false,
      equal: Object.is,
    });
    program.outlasts(this.isOnlyOfModule, () => true);
  }

  /** Whether the file stores to attributes of this name, but all of it behind the place where one is read (a row of `attrs`). */
  isLater(facts: FileFacts, row: number): boolean {
    const { assigns, attrs, scopes } = facts.evidence;
    const scope = attrs.scope[row]!;
    const name = facts.text(attrs.name[row]!);
    if (scopes.kind[scope] !== ScopeKind.module || !this.isLookedFor(facts, attrs.chunk[row]!, name))
      return false;
    const position = facts.layout().toAbsolute(attrs.chunk[row]!, attrs.start[row]!);
    const isBehind = (store: number): boolean => {
      const at = storePosition(facts, exprRefRow(assigns.target[store]!)) ?? -1;
      const isReached = at > position || (at < position && isFedBy(facts, store, row));
      return isReached && !areInLoopWithin(facts, scope, WHOLE, at, position);
    };
    return this.isOnlyOfModule.ask(facts.path, name) && patchesOf(facts, name).every(isBehind);
  }

  /** What an attribute of these values (a row of `attrs`) was replaced by before it is read; null where that cannot be told. */
  before(facts: FileFacts, row: number, bases: readonly Value[]): readonly Value[] | null {
    const { assigns, attrs, scopes } = facts.evidence;
    if (scopes.kind[attrs.scope[row]!] !== ScopeKind.module || bases.length === 0) return null;
    const name = facts.text(attrs.name[row]!);
    if (exprRefKind(attrs.base[row]!) === 'none' || !this.isLookedFor(facts, attrs.chunk[row]!, name))
      return null;
    const owners = bases.map((value) =>
      value.kind === 'class' ? value.definition : value.kind === 'instance' ? value.of : null,
    );
    const [owner] = owners;
    if (!owner || owners.some((other) => other !== owner)) return null;
    const layout = facts.layout();
    const position = layout.toAbsolute(attrs.chunk[row]!, attrs.start[row]!);
    for (const store of patchesOf(facts, name).toReversed()) {
      const attr = exprRefRow(assigns.target[store]!);
      const at = storePosition(facts, attr);
      if (at === null || at >= position || isFedBy(facts, store, row)) continue;
      if (!isClassNamed(this.evaluation, facts, attr, owner)) continue;
      const scope = attrs.scope[row]!;
      const isCertain =
        assigns.how[store] === AssignHow.assign &&
        surelyRunsBefore(facts, scope, at, position) &&
        !isLoopBetween(facts, scope, at, position);
      return isCertain
        ? taken(this.evaluation, this.evaluation.evaluate(facts, assigns.value[store]!), bases)
        : null;
    }
    return null;
  }

  /**
   * Whether there are stores to look for. A header (a default, a decorator, a base) is of the chunk of its definition, and
   * run by the module's code: that is not in the rows of the chunk, nor is where it stands in it.
   */
  private isLookedFor(facts: FileFacts, chunk: number, name: string): boolean {
    if (chunk === MODULE_CHUNK || isOutside(facts.path)) return patchesOf(facts, name).length > 0;
    if (!this.isReplaced.ask(facts.path, name)) return false;
    this.evaluation.program.facts(facts.path);
    return true;
  }
}

const isOfModule = (facts: FileFacts, store: number): boolean =>
  storePosition(facts, exprRefRow(facts.evidence.assigns.target[store]!)) !== null;

/** Everything that a file holds. */
const WHOLE = { start: 0, end: Number.POSITIVE_INFINITY };

/** Where a module's own code stores to an attribute of a name, or of one that is dotted; null for other stores. */
function storePosition(facts: FileFacts, attr: number): number | null {
  const { attrs, scopes } = facts.evidence;
  const kind = exprRefKind(attrs.base[attr]!);
  return (kind === 'name' || kind === 'attr') && scopes.kind[attrs.scope[attr]!] === ScopeKind.module
    ? facts.layout().toAbsolute(attrs.chunk[attr]!, attrs.start[attr]!)
    : null;
}

/** Whether what is stored (a row of `assigns`) is computed from an attribute (a row of `attrs`) of a name. */
function isFedBy(facts: FileFacts, store: number, row: number): boolean {
  const { assigns, attrs } = facts.evidence;
  let base = attrs.base[row]!;
  while (exprRefKind(base) === 'attr') base = attrs.base[exprRefRow(base)]!;
  return exprRefKind(base) === 'name' && mentions(facts, assigns.value[store]!, exprRefRow(base));
}

function isClassNamed(evaluation: Evaluation, facts: FileFacts, attr: number, owner: Definition): boolean {
  const values = evaluation.evaluate(facts, facts.evidence.attrs.base[attr]!);
  return values.some((value) => value.kind === 'class' && value.definition === owner);
}

/** Functions become methods of the objects they are taken from. */
function taken(
  { values }: Evaluation,
  stored: readonly Value[],
  bases: readonly Value[],
): readonly Value[] | null {
  const [base] = bases;
  if (stored.length === 0 || base === undefined) return null;
  return stored.map((value) =>
    base.kind === 'instance' && value.kind === 'function' && !value.isBound && value.receiver === null
      ? values.bind(value, base)
      : value,
  );
}
