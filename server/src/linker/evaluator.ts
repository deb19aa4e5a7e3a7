/**
 * What expressions evaluate to, as far as classes, functions, modules and their instances go. Follows
 * assignments, annotations, returns and constructor calls across files through the program's queries; never
 * runs code, never guesses: an expression it does not understand has no values.
 */
import { CONSTANTS, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, DefFlag, EXPR_KINDS, ParamKind, ScopeKind, SiteKind } from '../evidence/schema.ts';
import {
  addUnique,
  type Definition,
  type Entity,
  OPAQUE,
  type Resolution,
  sameList,
  type Value,
} from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_EXPRESSION_DEPTH, MAX_VALUES } from './limits.ts';
import { METHODS } from './links.ts';
import type { Lookups, MemberLookup } from './lookups.ts';
import type { QueryKind } from './queries.ts';

const NO_VALUES: readonly Value[] = [];
const EXTERNAL = { method: 'external', confidence: METHODS.external.confidence } as const;

/** Type constructors whose arguments are the types a value may have (typing module, PEP 484, 593, 655). */
const TRANSPARENT_FORMS = new Set([
  'Optional',
  'Union',
  'Annotated',
  'ClassVar',
  'Final',
  'Required',
  'NotRequired',
  'ReadOnly',
  'InitVar',
]);
const CLASS_FORMS = new Set(['type', 'Type']);

export class Evaluator {
  private readonly program: Lookups;
  private depth = 0;

  /** What a module's or class's variable can hold: (path, def key of the class or '', name). */
  private readonly variables: QueryKind<readonly Value[]>;
  /** What a parameter can hold: (path, def key of the function, name). */
  private readonly parameters: QueryKind<readonly Value[]>;
  /** What a function's local can hold: (path, scope key, name). */
  private readonly locals: QueryKind<readonly Value[]>;
  /** What calling a function gives: (path, def key). */
  private readonly returns: QueryKind<readonly Value[]>;

  constructor(program: Lookups) {
    this.program = program;
    const kind = (
      name: string,
      arity: 2 | 3,
      compute: (facts: FileFacts, b: string, c: string) => readonly Value[],
    ): QueryKind<readonly Value[]> =>
      program.kind({
        name,
        arity,
        compute: (path, b, c) => {
          const facts = program.facts(path);
          return facts ? compute(facts, b, c) : NO_VALUES;
        },
        bottom: NO_VALUES,
        equal: sameList,
      });
    this.variables = kind('value', 3, (facts, owner, name) => this.variableValues(facts, owner, name));
    this.parameters = kind('argument', 3, (facts, owner, name) =>
      this.namedParameterValues(facts, owner, name),
    );
    this.locals = kind('local', 3, (facts, scope, name) => this.localValues(facts, scope, name));
    this.returns = kind('returns', 2, (facts, key) => this.returnValues(facts, key));
  }

  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[] {
    if (this.depth >= MAX_EXPRESSION_DEPTH) {
      this.program.giveUp();
      return NO_VALUES;
    }
    this.depth++;
    try {
      return this.evaluateKind(facts, ref);
    } finally {
      this.depth--;
    }
  }

  /** Resolutions of an attribute of one value, for code of the file at `path`. */
  members(value: Value, name: string, path: string): MemberLookup {
    const { program } = this;
    switch (value.kind) {
      case 'module': {
        const { kind } = program.locate(value.module);
        const submodule = `${value.module}.${name}`;
        if (kind === 'third_party' && program.importsModule(path, submodule)) {
          return { found: [{ entity: program.moduleEntity(submodule), ...EXTERNAL }], complete: true };
        }
        const found = program.moduleMember(value.module, name);
        const isFile = kind === 'file';
        // A module-level __getattr__ can answer for any name (PEP 562).
        const isDynamic = found.length === 0 && program.moduleMember(value.module, '__getattr__').length > 0;
        return { found, complete: isFile && !isDynamic };
      }
      case 'class':
      case 'instance': {
        const definition = value.kind === 'class' ? value.definition : value.of;
        return program.member(definition, name);
      }
      case 'super':
        return program.member(value.after, name, 1);
      case 'external': {
        const entity = program.external(value.entity.module, [...value.entity.names, name]);
        return {
          found: [{ entity, method: 'external', confidence: METHODS.external.confidence }],
          complete: true,
        };
      }
      default:
        return { found: [], complete: false };
    }
  }

  /** What an entity is when read. `receiver` is the value it was an attribute of: properties then give their result. */
  entityValues(entity: Entity, receiver?: Value): readonly Value[] {
    switch (entity.kind) {
      case 'definition': {
        const { definition } = entity;
        if (!receiver || definition.isClass || receiver.kind === 'module') return [definition.value];
        const signature = this.program.signature(definition);
        if (signature?.isProperty && receiver.kind !== 'class') return this.returned(definition);
        const isBound =
          signature?.receiver === 'class' ||
          (signature?.receiver === 'instance' && receiver.kind !== 'class');
        return [isBound ? definition.bound : definition.value];
      }
      case 'module':
      case 'external':
        return [entity.value];
      case 'variable':
        return this.variables.ask(entity.path, entity.owner, entity.name);
      case 'parameter':
        return this.parameters.ask(entity.path, entity.owner, entity.name);
    }
  }

  /** What calling a function of the workspace gives. */
  returned(definition: Definition): readonly Value[] {
    return this.returns.ask(definition.path, definition.key);
  }

  /** What calling a value gives. */
  called(value: Value): readonly Value[] {
    switch (value.kind) {
      case 'class':
        return [value.definition.instance];
      case 'function':
        return this.returned(value.definition);
      case 'instance': {
        const values: Value[] = [];
        for (const { entity } of this.members(value, '__call__', '').found) {
          for (const target of this.entityValues(entity))
            if (target.kind === 'function') for (const v of this.called(target)) addUnique(values, v);
        }
        return values;
      }
      case 'external':
      case 'opaque':
        return [OPAQUE];
      default:
        return NO_VALUES;
    }
  }

  private evaluateKind(facts: FileFacts, ref: ExprRef): readonly Value[] {
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'name':
        return this.nameValues(facts, row);
      case 'attr': {
        const { attrs } = facts.evidence;
        const name = facts.privateName(facts.text(attrs.name[row]!), attrs.scope[row]!);
        const values: Value[] = [];
        for (const base of this.evaluate(facts, attrs.base[row]!)) {
          if (base.kind === 'opaque') addUnique(values, OPAQUE);
          for (const { entity } of this.members(base, name, facts.path).found) {
            for (const value of this.entityValues(entity, base)) addUnique(values, value);
          }
        }
        return values.slice(0, MAX_VALUES);
      }
      case 'call':
        return this.callValues(facts, row);
      case 'string':
        return [OPAQUE];
      case 'constant':
        return CONSTANTS[row] === 'None' ? NO_VALUES : [OPAQUE];
      case 'expr':
        return this.compositeValues(facts, row);
      default:
        return NO_VALUES;
    }
  }

  private nameValues(facts: FileFacts, row: number): readonly Value[] {
    const { names, nameBindings, bindings, scopes } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    if (binding < 0) {
      const owner = facts.classCell(row);
      if (owner >= 0) return [this.program.definition(facts, owner).value];
      const name = facts.privateName(facts.text(names.name[row]!), names.scope[row]!);
      return this.allValues(this.program.global(facts.path, name));
    }
    const scope = bindings.scope[binding]!;
    const kind = scopes.kind[scope]!;
    if (kind === ScopeKind.module || kind === ScopeKind.class)
      return this.allValues(this.program.bindingOfName(facts, row));
    return this.locals.ask(facts.path, facts.scopeKey(scope), facts.text(bindings.name[binding]!));
  }

  private allValues(resolutions: readonly Resolution[]): readonly Value[] {
    if (resolutions.length === 1) return this.entityValues(resolutions[0]!.entity);
    const values: Value[] = [];
    for (const { entity } of resolutions)
      for (const value of this.entityValues(entity)) addUnique(values, value);
    return values.slice(0, MAX_VALUES);
  }

  /** Everything a function's local can hold: all its sites, since order inside a function is flow's business. */
  private localValues(facts: FileFacts, scopeKey: string, name: string): readonly Value[] {
    const scope = facts.scope(scopeKey);
    const binding = scope >= 0 ? facts.binding(scope, name) : -1;
    if (binding < 0) return NO_VALUES;
    const { bindings, bindingSites } = facts.evidence;
    const values: Value[] = [];
    const from = bindings.siteStart[binding]!;
    for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
      const row = bindingSites.row[site]!;
      const kind = bindingSites.kind[site]!;
      let found: readonly Value[];
      if (kind === SiteKind.param) found = this.parameterValues(facts, row);
      else if (kind === SiteKind.name) found = this.assignedValues(facts, row);
      else if (kind === SiteKind.import) found = this.allValues(this.program.importTarget(facts, row));
      else found = [this.program.definition(facts, row).value];
      for (const value of found) addUnique(values, value);
      if (values.length >= MAX_VALUES) break;
    }
    return values;
  }

  /** Values stored by one STORE of a name; a declared type wins over what is assigned. */
  private assignedValues(facts: FileFacts, nameRow: number): readonly Value[] {
    const values: Value[] = [];
    for (const row of facts.assignsOfName(nameRow))
      for (const value of this.assignValues(facts, row)) addUnique(values, value);
    return values;
  }

  private assignValues(facts: FileFacts, row: number): readonly Value[] {
    const { assigns, typeExprs } = facts.evidence;
    const how = assigns.how[row]!;
    if (how === AssignHow.delete || how === AssignHow.augmented) return NO_VALUES;
    const type = assigns.type[row]!;
    if (type >= 0) {
      const declared = this.typeValues(facts, typeExprs.expr[type]!, -1);
      if (declared.length > 0) return declared;
    }
    return this.evaluate(facts, assigns.value[row]!);
  }

  private variableValues(facts: FileFacts, owner: string, name: string): readonly Value[] {
    const { defs, bindings, bindingSites } = facts.evidence;
    const classRow = owner === '' ? -1 : (facts.defRow(owner) ?? -1);
    if (owner !== '' && classRow < 0) return NO_VALUES;
    const scope = classRow < 0 ? 0 : defs.bodyScope[classRow]!;
    const values: Value[] = [];
    const binding = facts.binding(scope, name);
    if (binding >= 0) {
      const from = bindings.siteStart[binding]!;
      for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
        if (bindingSites.kind[site] !== SiteKind.name) continue;
        for (const value of this.assignedValues(facts, bindingSites.row[site]!)) addUnique(values, value);
      }
    }
    if (classRow >= 0) {
      for (const row of facts.storedAttributes(classRow).get(name) ?? []) {
        for (const value of this.assignValues(facts, row)) addUnique(values, value);
      }
    }
    return values.slice(0, MAX_VALUES);
  }

  private returnValues(facts: FileFacts, key: string): readonly Value[] {
    const row = facts.defRow(key);
    if (row === undefined) return NO_VALUES;
    const { defs, typeExprs, returns } = facts.evidence;
    const annotation = defs.returnType[row]!;
    if (annotation >= 0) return this.typeValues(facts, typeExprs.expr[annotation]!, row);
    if (defs.flags[row]! & DefFlag.generator) return [OPAQUE];
    const values: Value[] = [];
    for (const statement of facts.returnsOf(row)) {
      for (const value of this.evaluate(facts, returns.value[statement]!)) addUnique(values, value);
    }
    return values.slice(0, MAX_VALUES);
  }

  private namedParameterValues(facts: FileFacts, owner: string, name: string): readonly Value[] {
    const def = facts.defRow(owner);
    if (def === undefined) return NO_VALUES;
    const { from, to } = facts.paramsOf(def);
    for (let param = from; param < to; param++) {
      if (facts.text(facts.evidence.params.name[param]!) === name) return this.parameterValues(facts, param);
    }
    return NO_VALUES;
  }

  private parameterValues(facts: FileFacts, param: number): readonly Value[] {
    const { params, typeExprs } = facts.evidence;
    const def = params.def[param]!;
    const kind = params.kind[param]!;
    if (params.type[param]! >= 0) {
      if (kind === ParamKind.VAR_POS || kind === ParamKind.VAR_KW) return [OPAQUE];
      const declared = this.typeValues(facts, typeExprs.expr[params.type[param]!]!, def);
      if (declared.length > 0) return declared;
    }
    if (params.position[param] === 0 && (kind === ParamKind.POSONLY || kind === ParamKind.POS_OR_KW)) {
      const receiver = facts.receiverOf(def);
      const owner = facts.classOf(def);
      if (receiver !== 'none' && owner >= 0) {
        const definition = this.program.definition(facts, owner);
        return [receiver === 'class' ? definition.value : definition.instance];
      }
    }
    return NO_VALUES;
  }

  private callValues(facts: FileFacts, row: number): readonly Value[] {
    const { calls } = facts.evidence;
    const values: Value[] = [];
    for (const callee of this.evaluate(facts, calls.callee[row]!)) {
      if (isBuiltin(callee, 'super')) {
        const after = this.superClass(facts, row);
        if (after) addUnique(values, after.parents);
        continue;
      }
      for (const value of this.called(callee)) addUnique(values, value);
    }
    return values.slice(0, MAX_VALUES);
  }

  /** The class whose bases `super()` (or `super(C, x)`) starts from. */
  private superClass(facts: FileFacts, row: number): Definition | null {
    const { calls, args, defs } = facts.evidence;
    if (calls.argCount[row]! > 0) {
      const first = this.evaluate(facts, args.expr[calls.argStart[row]!]!)[0];
      return first?.kind === 'class' ? first.definition : null;
    }
    for (let def = calls.def[row]!; def >= 0; def = defs.container[def]!) {
      const owner = facts.classOf(def);
      if (owner >= 0) return this.program.definition(facts, owner);
    }
    return null;
  }

  private compositeValues(facts: FileFacts, row: number): readonly Value[] {
    const { exprs, operands } = facts.evidence;
    const from = exprs.operandStart[row]!;
    const count = exprs.operandCount[row]!;
    const operand = (i: number): readonly Value[] =>
      i < count ? this.evaluate(facts, operands.expr[from + i]!) : NO_VALUES;
    switch (EXPR_KINDS[exprs.kind[row]!]) {
      case 'conditional':
        return merge(operand(0), operand(2));
      case 'boolean':
        return merge(operand(0), operand(1));
      case 'walrus':
        return operand(1);
      case 'await':
        return operand(0);
      case 'caught':
        return operand(0).map((v) => (v.kind === 'class' ? v.definition.instance : OPAQUE));
      case 'entered': {
        const values: Value[] = [];
        const method = facts.text(exprs.detail[row]!) === 'async' ? '__aenter__' : '__enter__';
        for (const manager of operand(0)) {
          if (manager.kind !== 'instance') addUnique(values, OPAQUE);
          else {
            for (const { entity } of this.members(manager, method, facts.path).found) {
              for (const target of this.entityValues(entity))
                for (const value of this.called(target)) addUnique(values, value);
            }
          }
        }
        return values.slice(0, MAX_VALUES);
      }
      case 'unpack': {
        const source = operands.expr[from]!;
        const index = Number(facts.text(exprs.detail[row]!));
        if (exprRefKind(source) !== 'expr' || !Number.isInteger(index) || index < 0) return NO_VALUES;
        const inner = exprRefRow(source);
        const kind = EXPR_KINDS[exprs.kind[inner]!];
        if ((kind !== 'tuple' && kind !== 'list') || index >= exprs.operandCount[inner]!) return NO_VALUES;
        const first = exprs.operandStart[inner]!;
        for (let i = first; i <= first + index; i++) {
          const item = operands.expr[i]!;
          if (exprRefKind(item) === 'expr' && EXPR_KINDS[exprs.kind[exprRefRow(item)]!] === 'star')
            return NO_VALUES;
        }
        return this.evaluate(facts, operands.expr[first + index]!);
      }
      case 'list':
      case 'tuple':
      case 'set':
      case 'dict':
      case 'comprehension':
      case 'fstring':
      case 'concatenated':
      case 'compare':
      case 'not':
        return [OPAQUE];
      default:
        return NO_VALUES;
    }
  }

  /** Instances described by an annotation; `def` is the function it belongs to (for `Self`), or -1. */
  private typeValues(facts: FileFacts, ref: ExprRef, def: number): readonly Value[] {
    if (this.depth >= MAX_EXPRESSION_DEPTH) {
      this.program.giveUp();
      return NO_VALUES;
    }
    this.depth++;
    try {
      return this.describedBy(facts, ref, def);
    } finally {
      this.depth--;
    }
  }

  private describedBy(facts: FileFacts, ref: ExprRef, def: number): readonly Value[] {
    const kind = exprRefKind(ref);
    if (kind === 'expr') {
      const { exprs, operands } = facts.evidence;
      const row = exprRefRow(ref);
      const from = exprs.operandStart[row]!;
      const to = from + exprs.operandCount[row]!;
      const composite = EXPR_KINDS[exprs.kind[row]!];
      if (composite === 'binary' && facts.text(exprs.detail[row]!) === '|') {
        return merge(
          this.typeValues(facts, operands.expr[from]!, def),
          this.typeValues(facts, operands.expr[from + 1]!, def),
        );
      }
      if (composite !== 'subscript') return NO_VALUES;
      const heads = this.evaluate(facts, operands.expr[from]!);
      const head = heads.length === 1 ? heads[0]! : null;
      if (head?.kind === 'class') return [head.definition.instance];
      if (head?.kind !== 'external') return heads.length > 0 ? [OPAQUE] : NO_VALUES;
      const form = head.entity.names.at(-1) ?? '';
      const forms: Value[] = [];
      if (TRANSPARENT_FORMS.has(form)) {
        for (let i = from + 1; i < to; i++) {
          for (const item of this.tupleItems(facts, operands.expr[i]!)) {
            for (const value of this.typeValues(facts, item, def)) addUnique(forms, value);
            if (form === 'Annotated') return forms;
          }
        }
        return forms;
      }
      if (CLASS_FORMS.has(form)) {
        for (const value of this.typeValues(facts, operands.expr[from + 1]!, def)) {
          if (value.kind === 'instance') addUnique<Value>(forms, value.of.value);
        }
        return forms;
      }
      return [OPAQUE];
    }
    if (kind !== 'name' && kind !== 'attr') return NO_VALUES;
    const values: Value[] = [];
    for (const value of this.evaluate(facts, ref)) {
      if (value.kind === 'class') addUnique<Value>(values, value.definition.instance);
      else if (value.kind === 'external' && value.entity.names.at(-1) === 'Self' && def >= 0) {
        const owner = facts.classOf(def);
        if (owner >= 0) addUnique<Value>(values, this.program.definition(facts, owner).instance);
      } else if (value.kind === 'external' && value.entity.names.at(-1) !== 'Any') addUnique(values, OPAQUE);
    }
    return values;
  }

  private tupleItems(facts: FileFacts, ref: ExprRef): readonly ExprRef[] {
    const { exprs, operands } = facts.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) !== 'expr' || EXPR_KINDS[exprs.kind[row]!] !== 'tuple') return [ref];
    return [
      ...operands.expr.subarray(
        exprs.operandStart[row]!,
        exprs.operandStart[row]! + exprs.operandCount[row]!,
      ),
    ];
  }
}

function merge(a: readonly Value[], b: readonly Value[]): readonly Value[] {
  if (b.length === 0) return a;
  const values = [...a];
  for (const value of b) addUnique(values, value);
  return values.slice(0, MAX_VALUES);
}

function isBuiltin(value: Value, name: string): boolean {
  return (
    value.kind === 'external' && value.entity.module === 'builtins' && value.entity.names.join('.') === name
  );
}
