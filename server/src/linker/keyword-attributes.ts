/**
 * Attributes that objects are given by name: `self.__dict__.update(fields)` and `setattr(self, name, value)` for each of
 * them, where `**fields` is what the constructor was called with. What is in them is known of its calls.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind, ParamKind, SiteKind } from '../evidence/schema.ts';
import { receiverParameter } from './definition-facts.ts';
import { addUnique, type Definition, isOutside, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { builtinName, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues } from './limit-hits.ts';
import { bindingOf } from './name-sites.ts';
import type { QueryKind } from './queries.ts';

export class KeywordAttributes {
  private readonly evaluation: Evaluation;
  /** Name of the parameter that a constructor stores so, '' where it stores none: (path, def key). Its code decides, not each of its rows. */
  private readonly stored: QueryKind<string>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    this.stored = program.kind<string>({
      name: 'stored_by_name',
      arity: 2,
      compute: (path, key) => {
        const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
        const def = facts?.defRow(key);
        return (facts && def !== undefined && storedRest(facts, def)) || '';
      },
      bottom: '',
      equal: Object.is,
    });
  }

  /** What calls of a class give an attribute that its constructor stores by name. */
  given(of: Definition, name: string): readonly Value[] {
    const { program, values } = this.evaluation;
    const [made] = program.member(of, '__init__').found;
    if (made?.entity.kind !== 'definition' || isOutside(made.entity.definition.path)) return NO_VALUES;
    const { path, key } = made.entity.definition;
    const rest = this.stored.ask(path, key);
    if (rest === '') return NO_VALUES;
    const found: Value[] = [];
    for (const given of this.evaluation.expand([values.parameter(path, key, rest)])) {
      if (given.kind !== 'instance') continue;
      for (const value of given.items ? (given.items.get(`'${name}`) ?? []) : (given.args[1] ?? []))
        addUnique(found, value);
    }
    return atMostValues(found);
  }
}

/** Name of the `**` parameter of a constructor that stores all of it to the object; null for other functions. */
function storedRest(facts: FileFacts, def: number): string | null {
  const { attrs, args, calls, params } = facts.evidence;
  const { from, to } = facts.paramsOf(def);
  let rest = from;
  while (rest < to && params.kind[rest] !== ParamKind.VAR_KW) rest++;
  if (rest === to) return null;
  const name = facts.text(params.name[rest]!);
  const binding = facts.binding(params.scope[rest]!, name);
  const isRest = (ref: ExprRef): boolean => bindingOf(facts, ref) === binding;
  for (const row of facts.rowsOfChunk('calls', facts.evidence.defs.chunk[def]!)) {
    const callee = calls.callee[row]!;
    const given = Array.from(
      { length: calls.argCount[row]! },
      (_, i) => args.expr[calls.argStart[row]! + i]!,
    );
    if (builtinName(facts, callee) === 'setattr' && given.length === 3) {
      const isOwn = receiverParameter(facts, given[0]!) !== null;
      if (isOwn && [1, 2].every((i) => isPartOfItems(facts, given[i]!, isRest))) return name;
    }
    if (exprRefKind(callee) !== 'attr' || facts.text(attrs.name[exprRefRow(callee)]!) !== 'update') continue;
    if (given.length === 1 && isRest(given[0]!) && isNamespace(facts, attrs.base[exprRefRow(callee)]!))
      return name;
  }
  return null;
}

/** `self.__dict__` and `vars(self)`. */
function isNamespace(facts: FileFacts, ref: ExprRef): boolean {
  const { attrs, args, calls } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'attr')
    return facts.text(attrs.name[row]!) === '__dict__' && receiverParameter(facts, attrs.base[row]!) !== null;
  return (
    exprRefKind(ref) === 'call' &&
    builtinName(facts, calls.callee[row]!) === 'vars' &&
    calls.argCount[row] === 1 &&
    receiverParameter(facts, args.expr[calls.argStart[row]!]!) !== null
  );
}

/** Whether a name is bound by `for key, value in rest.items()`. */
function isPartOfItems(facts: FileFacts, ref: ExprRef, isRest: (ref: ExprRef) => boolean): boolean {
  const { attrs, assigns, bindings, bindingSites, calls, exprs } = facts.evidence;
  const binding = bindingOf(facts, ref);
  if (binding < 0) return false;
  const site = bindings.siteStart[binding]!;
  if (bindingSites.kind[site] !== SiteKind.name) return false;
  for (const assign of facts.assignsOfName(bindingSites.row[site]!)) {
    const element = onlyOperand(facts, assigns.value[assign]!, ExprKind.unpack);
    const items = element === null ? null : onlyOperand(facts, element, ExprKind.element);
    if (items === null || exprRefKind(items) !== 'call') continue;
    const callee = calls.callee[exprRefRow(items)]!;
    if (exprRefKind(callee) !== 'attr' || facts.text(attrs.name[exprRefRow(callee)]!) !== 'items') continue;
    if (isRest(attrs.base[exprRefRow(callee)]!)) return true;
  }
  return false;

  function onlyOperand(of: FileFacts, value: ExprRef, kind: number): ExprRef | null {
    if (exprRefKind(value) !== 'expr' || exprs.kind[exprRefRow(value)] !== kind) return null;
    return operandsOf(of, exprRefRow(value))[0] ?? null;
  }
}
