/**
 * What is passed to parameters without annotation: functions and objects of the workspace that calls inside
 * the function's own file hand over, defaults, and what a decorator decorates. One file is read per answer, so
 * an edit elsewhere changes none; callers in other files are not followed.
 */
import { exprRefKind, NO_EXPR } from '../evidence/expr-ref.ts';
import { DefKind } from '../evidence/schema.ts';
import { matchArguments } from './arguments.ts';
import { addUnique, isOutside, sameList, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_CALLS_FOLLOWED, MAX_VALUES } from './limits.ts';
import type { QueryKind } from './queries.ts';

const CONSTRUCTORS = new Set(['__init__', '__new__']);

export class ArgumentFlow {
  private readonly evaluation: Evaluation;
  private readonly passed: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    /** (path, def key of the function, name of the parameter). */
    this.passed = program.kind<readonly Value[]>({
      name: 'passed',
      arity: 3,
      compute: (path, key, name) => {
        const facts = isOutside(path) ? undefined : program.facts(path);
        return facts ? this.find(facts, key, name) : NO_VALUES;
      },
      bottom: NO_VALUES,
      equal: sameList,
    });
  }

  to(path: string, owner: string, name: string): readonly Value[] {
    return this.passed.ask(path, owner, name);
  }

  private find(facts: FileFacts, key: string, name: string): readonly Value[] {
    const def = facts.defRow(key);
    if (def === undefined) return NO_VALUES;
    const { params } = facts.evidence;
    const { from, to } = facts.paramsOf(def);
    let param = from;
    while (param < to && facts.text(params.name[param]!) !== name) param++;
    if (param === to) return NO_VALUES;
    const found: Value[] = [];
    const take = (values: readonly Value[]): void => {
      for (const value of this.evaluation.expand(values)) if (isFollowed(value)) addUnique(found, value);
    };
    if (params.default[param] !== NO_EXPR) take(this.evaluation.evaluate(facts, params.default[param]!));
    const calls = this.callsOf(facts, def);
    if (calls.length <= MAX_CALLS_FOLLOWED) {
      for (const { call, isBound } of calls) {
        const signature = this.evaluation.program.signature(this.evaluation.program.definition(facts, def));
        if (!signature) continue;
        for (const match of matchArguments(facts, call, signature, isBound)) {
          if (match.parameter.name === name)
            take(this.evaluation.evaluate(facts, facts.evidence.args.expr[match.arg]!));
        }
      }
    }
    if (params.position[param] === 0) for (const value of this.decorated(facts, def)) take([value]);
    return found.slice(0, MAX_VALUES);
  }

  private callsOf(
    facts: FileFacts,
    def: number,
  ): readonly { readonly call: number; readonly isBound: boolean }[] {
    const { defs, calls } = facts.evidence;
    const { program } = this.evaluation;
    const definition = program.definition(facts, def);
    const owner = facts.classOf(def);
    const name = facts.text(defs.name[def]!);
    const isConstructor = owner >= 0 && CONSTRUCTORS.has(name);
    const names = new Set([name]);
    if (isConstructor) names.add(facts.text(defs.name[owner]!));
    const found: { call: number; isBound: boolean }[] = [];
    const isNamed = defs.kind[def] !== DefKind.lambda;
    const candidates = isNamed ? facts.callsNamed(names) : [];
    for (const call of [...candidates, ...facts.callsOfValues()]) {
      for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, calls.callee[call]!))) {
        if (value.kind === 'function' && value.definition === definition) {
          found.push({ call, isBound: value.isBound });
          break;
        }
        if (value.kind === 'class' && isConstructor) {
          const { found: hooks } = program.member(value.definition, name);
          if (hooks.some(({ entity }) => entity === definition.entity)) {
            found.push({ call, isBound: true });
            break;
          }
        }
      }
    }
    return found;
  }

  /** Functions and classes of the file that the function decorates: it is called with them (PEP 318). */
  private decorated(facts: FileFacts, def: number): readonly Value[] {
    const { decorators } = facts.evidence;
    if (decorators.length === 0) return NO_VALUES;
    const { program } = this.evaluation;
    const definition = program.definition(facts, def);
    const found: Value[] = [];
    for (let row = 0; row < decorators.length; row++) {
      const kind = exprRefKind(decorators.expr[row]!);
      if (kind !== 'name' && kind !== 'call' && kind !== 'attr') continue;
      if (decorators.def[row] === def) continue;
      const values = this.evaluation.evaluate(facts, decorators.expr[row]!);
      if (values.some((value) => value.kind === 'function' && value.definition === definition))
        addUnique(found, program.definition(facts, decorators.def[row]!).value);
    }
    return found;
  }
}

/** What is worth following: things that can be called, and objects of the workspace's own classes. */
function isFollowed(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'class':
    case 'partial':
    case 'callable':
      return true;
    case 'instance':
      return !isOutside(value.of.path) || (value.items !== null && value.items.size > 0);
    default:
      return false;
  }
}
