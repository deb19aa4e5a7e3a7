/**
 * The objects that a function outside of classes receives first because it is made a method: `C.m = f`,
 * `setattr(C, 'm', f)`, `MethodType(f, object)` and `f.__get__(object)` in the function's own file, and the namespace that a
 * call of `type` is given.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { plainArguments } from './call-values.ts';
import { calledName, callsNamed } from './calls-in-file.ts';
import { addUnique, takesStores, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues } from './limit-hits.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import { allSetAttributes } from './set-attributes.ts';

/** Where a function is stored to an attribute of something, or bound to an object (`isObject`). */
interface Attachment {
  readonly to: ExprRef;
  readonly isObject: boolean;
  readonly chunk: number;
}

const NONE: readonly Attachment[] = [];

export class AttachedReceivers {
  private readonly evaluation: Evaluation;
  private readonly read: (path: string, key: string, c: string) => FileFacts | undefined;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.read = evaluation.program.chunksReader('attaching', (facts, key) =>
      attachmentsOf(facts, facts.defRow(key)).map(({ chunk }) => chunk),
    );
  }

  /** To be asked by a query. */
  of(path: string, key: string): readonly Value[] {
    const facts = this.read(path, key, '');
    if (!facts) return NO_VALUES;
    const found: Value[] = [];
    for (const { to, isObject } of attachmentsOf(facts, facts.defRow(key)))
      for (const value of this.evaluation.evaluate(facts, to))
        if (isObject) addUnique(found, value);
        else if (value.kind === 'class' && takesStores(value.definition.path))
          addUnique<Value>(found, this.evaluation.values.instance(value.definition, [], null, true));
    return atMostValues(found);
  }
}

const attachmentsOf = (facts: FileFacts, def: number | undefined): readonly Attachment[] =>
  (def === undefined ? undefined : attachments(facts).get(def)) ?? NONE;

/** By the row of the function in `defs`. */
const attachments = (facts: FileFacts): ReadonlyMap<number, readonly Attachment[]> =>
  facts.memo('attachments', () => {
    const { assigns, attrs } = facts.evidence;
    const found = new Map<number, Attachment[]>();
    const add = (value: ExprRef, attachment: Attachment): void => {
      const def = definedBy(facts, value);
      if (def < 0 || facts.isClass(def) || facts.classOf(def) >= 0) return;
      const list = found.get(def);
      if (list) list.push(attachment);
      else found.set(def, [attachment]);
    };
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      if (exprRefKind(target) !== 'attr') continue;
      add(assigns.value[row]!, {
        to: attrs.base[exprRefRow(target)]!,
        isObject: false,
        chunk: assigns.chunk[row]!,
      });
    }
    for (const { object, value, chunk } of allSetAttributes(facts))
      add(value, { to: object, isObject: false, chunk });
    for (const { of, to, chunk } of boundMethods(facts)) add(of, { to, isObject: true, chunk });
    return found;
  });

const BINDERS: ReadonlySet<string> = new Set(['MethodType', '__get__']);

/** `MethodType(of, to)` (library reference, `types`) and `of.__get__(to)` (data model 3.3.2.2). */
function* boundMethods(
  facts: FileFacts,
): Iterable<{ readonly of: ExprRef; readonly to: ExprRef; readonly chunk: number }> {
  const { attrs, calls } = facts.evidence;
  for (const row of callsNamed(facts, BINDERS)) {
    const chunk = calls.chunk[row]!;
    const callee = calls.callee[row]!;
    const [first, second] = plainArguments(facts, row);
    if (calledName(facts, row) === 'MethodType') {
      if (first !== undefined && second !== undefined) yield { of: first, to: second, chunk };
    } else if (first !== undefined && exprRefKind(callee) === 'attr')
      yield { of: attrs.base[exprRefRow(callee)]!, to: first, chunk };
  }
}

/** The function that an expression is, or the only one that a name is bound to; -1 for others. */
function definedBy(facts: FileFacts, ref: ExprRef): number {
  if (exprRefKind(ref) === 'def') return exprRefRow(ref);
  const { bindingSites } = facts.evidence;
  const site = onlySite(facts, bindingOf(facts, ref));
  return site >= 0 && bindingSites.kind[site] === SiteKind.def ? bindingSites.row[site]! : -1;
}
