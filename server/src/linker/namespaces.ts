/**
 * Namespaces that code reads as dictionaries: `globals()['f']`, `vars(C)['m']`, `C.__dict__['m']`,
 * `sys.modules['m']`. Keys are followed as far as the code writes them out.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ScopeKind } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import { union } from './containers.ts';
import type { Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';

const MODULES = 'sys.modules';

export class Namespaces {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** What `head[index]` gives; null where the head is no such namespace. */
  item(facts: FileFacts, head: ExprRef, index: ExprRef): readonly Value[] | null {
    const kind = exprRefKind(head);
    if (kind !== 'call' && kind !== 'attr') return null;
    const { attrs } = facts.evidence;
    const row = exprRefRow(head);
    if (kind === 'call') return this.calledNamespace(facts, row, index);
    const name = facts.text(attrs.name[row]!);
    if (name === 'modules') return this.module(facts, row, index);
    return name === '__dict__' ? this.attributeOf(facts, attrs.base[row]!, index) : null;
  }

  private calledNamespace(facts: FileFacts, call: number, index: ExprRef): readonly Value[] | null {
    const { args, calls, names, nameBindings, scopes } = facts.evidence;
    const callee = calls.callee[call]!;
    const row = exprRefRow(callee);
    if (exprRefKind(callee) !== 'name' || nameBindings.resolved[row]! >= 0) return null;
    const name = facts.text(names.name[row]!);
    if (name === 'vars' && calls.argCount[call] === 1)
      return this.attributeOf(facts, args.expr[calls.argStart[call]!]!, index);
    const isOfModule =
      name === 'globals' || (name === 'locals' && scopes.kind[calls.scope[call]!] === ScopeKind.module);
    if (!isOfModule || calls.argCount[call] !== 0) return null;
    const own = this.evaluation.program.moduleEntity(facts.module);
    return own.kind === 'module' ? this.named(facts, [own.value], index) : NO_VALUES;
  }

  private attributeOf(facts: FileFacts, object: ExprRef, index: ExprRef): readonly Value[] | null {
    return this.named(facts, this.evaluation.expand(this.evaluation.evaluate(facts, object)), index);
  }

  /** The attributes of values that a key names; null where the code does not say which. */
  private named(facts: FileFacts, values: readonly Value[], index: ExprRef): readonly Value[] | null {
    const found = values.flatMap((value) =>
      this.evaluation
        .namesIn(facts, index, value)
        .map((name) => this.evaluation.attribute(value, name, facts.path)),
    );
    return found.length > 0 ? union(found) : null;
  }

  /** `sys.modules['m']` and `sys.modules[__name__]`. */
  private module(facts: FileFacts, attr: number, index: ExprRef): readonly Value[] | null {
    const { attrs, names } = facts.evidence;
    if (attrs.chain[attr]! < 0 || facts.text(attrs.chain[attr]!) !== MODULES) return null;
    const isOwn = exprRefKind(index) === 'name' && facts.text(names.name[exprRefRow(index)]!) === '__name__';
    const key = isOwn ? `'${facts.module}` : constantKey(facts, index);
    if (key === null || !key.startsWith("'")) return null;
    const { program } = this.evaluation;
    if (program.locate(key.slice(1)).kind === 'missing') return null;
    const entity = program.moduleEntity(key.slice(1));
    return entity.kind === 'module' ? [entity.value] : null;
  }
}
