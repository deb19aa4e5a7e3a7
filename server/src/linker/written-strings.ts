/**
 * Which strings an expression can be, as far as the code writes them out: literals, what is joined from them, names of
 * classes and functions, what loops and calls of the same file pass. Asked only where a name is computed
 * (`getattr(self, 'on_' + event)`); strings are not values of their own anywhere else.
 */

import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { EXPR_KINDS, SiteKind } from '../evidence/schema.ts';
import type { ArgumentFlow } from './argument-flow.ts';
import { beginningsAsked } from './asked-beginnings.ts';
import { additionsTo, isChange } from './container-additions.ts';
import { addUnique, standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import { builtinName, displayedItem, operandsOf, tupleItems } from './expression-parts.ts';
import { type FileFacts, moduleName } from './file-facts.ts';
import { atMost } from './limit-hits.ts';
import { MAX_STRING_STEPS, MAX_STRINGS } from './limits.ts';
import { listKind } from './list-kind.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import type { Written } from './operand-flow.ts';
import type { QueryKind } from './queries.ts';
import { storedAttributes } from './stored-places.ts';
import { chunksOfVariable } from './variable-chunks.ts';
import { writtenFor } from './written-arguments.ts';

/** A part of a string that is not known; never part of an identifier. */
const UNKNOWN = '\0';
/** The same where something is known of the part, which may not be all: counts if that leads nowhere. */
const UNKNOWN_ELSE = '\x01';
const MODULE_SCOPE = '';
const ANYTHING: readonly string[] = [UNKNOWN];
/** What `%` and `format` replace, and what is not known of the template itself. */
const UNKNOWN_PARTS = `[${UNKNOWN}${UNKNOWN_ELSE}]`;
const CONVERSIONS = new RegExp(
  String.raw`${UNKNOWN_PARTS}|%(?:\([^)]*\))?[-+ #0]*[\d*]*(?:\.\d+)?[a-zA-Z%]`,
  'g',
);
const FIELDS = new RegExp(String.raw`${UNKNOWN_PARTS}|\{[^{}]*\}`, 'g');
const NOTHING: readonly string[] = [];

/** Methods whose result for a known string is known. */
const CASES: ReadonlyMap<string, (text: string) => string> = new Map([
  ['lower', (text: string) => text.toLowerCase()],
  ['upper', (text: string) => text.toUpperCase()],
  ['strip', (text: string) => text.trim()],
  ['title', (text: string) => text.replace(/[a-z]+/gi, capitalized)],
  ['capitalize', (text: string) => capitalized(text)],
]);

/** Those of them that say the same of each part of a string. */
const PART_BY_PART: ReadonlySet<string> = new Set(['lower', 'upper']);

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();

export class WrittenStrings {
  private readonly evaluation: Evaluation;
  private readonly flow: ArgumentFlow;
  /** What a name can be, wherever it is read: (path, scope key, name). */
  private readonly names: QueryKind<readonly string[]>;
  /** What an attribute of a class can be: (path, def key, name). */
  private readonly attributes: QueryKind<readonly string[]>;

  constructor(evaluation: Evaluation, flow: ArgumentFlow) {
    this.evaluation = evaluation;
    this.flow = flow;
    const { program } = evaluation;
    const kind = (
      name: string,
      read: (path: string, owner: string, name: string) => FileFacts | undefined,
      compute: (facts: FileFacts, owner: string, name: string) => readonly string[],
    ): QueryKind<readonly string[]> =>
      listKind(program, name, 3, (path, owner, name) => {
        const facts = read(path, owner, name);
        return facts ? compute(facts, owner, name) : null;
      });
    const readStored = program.chunksReader('string_stores', chunksOfVariable);
    this.names = kind('strings', evaluation.readName, (facts, scope, name) =>
      this.ofBinding(facts, scope, name),
    );
    this.attributes = kind('attribute_strings', readStored, (facts, owner, name) =>
      this.stored(facts, owner, name),
    );
  }

  /** The strings it can be; what is not known of one stands as `\0` in it. */
  of(facts: FileFacts, ref: ExprRef): readonly string[] {
    return this.search(facts, ref, { steps: 0 });
  }

  private search(facts: FileFacts, ref: ExprRef, budget: Budget): readonly string[] {
    if (++budget.steps > MAX_STRING_STEPS) return ANYTHING;
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'string':
        return [facts.text(row)];
      case 'name':
        return this.ofName(facts, row);
      case 'attr':
        return this.ofAttribute(facts, row);
      case 'call':
        return this.ofCall(facts, row, budget);
      case 'expr':
        return this.ofExpression(facts, row, budget);
      default:
        return ANYTHING;
    }
  }

  private ofExpression(facts: FileFacts, row: number, budget: Budget): readonly string[] {
    const { exprs, operands } = facts.evidence;
    const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
    const all = (...positions: readonly number[]): readonly string[] =>
      bounded(positions.flatMap((i) => this.search(facts, operand(i), budget)));
    const detail = exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!);
    const count = exprs.operandCount[row]!;
    switch (EXPR_KINDS[exprs.kind[row]!]) {
      case 'binary':
        if (detail === '+') return joined([all(0), all(1)], `${UNKNOWN}${UNKNOWN}`);
        if (detail !== '%' || count !== 2) return ANYTHING;
        return bounded(all(0).flatMap((text) => this.formatted(facts, text, operand(1), budget)));
      case 'fstring': {
        const parts = Array.from({ length: count }, (_, i) => all(i));
        return detail === '' ? ANYTHING : joined(parts, detail);
      }
      case 'concatenated':
        return joined(
          Array.from({ length: count }, (_, i) => all(i)),
          UNKNOWN.repeat(count),
        );
      case 'conditional':
        return all(0, 2);
      case 'boolean':
        return all(0, 1);
      case 'walrus':
        return all(1);
      case 'element':
        return this.elements(facts, operand(0), budget);
      case 'unpack': {
        const item = displayedItem(facts, operand(0), detail);
        return item === null
          ? this.unpacked(facts, operand(0), detail, budget)
          : this.search(facts, item, budget);
      }
      case 'subscript':
        return this.elements(facts, operand(0), budget, 1);
      default:
        return ANYTHING;
    }
  }

  /** `'on_%s' % x`, `'on_%s_%d' % (x, i)`; what is not written as it is, is not known. */
  private formatted(facts: FileFacts, text: string, given: ExprRef, budget: Budget): readonly string[] {
    const items = tupleItems(facts, given);
    let next = 0;
    return filled(text, CONVERSIONS, (conversion) => {
      if (conversion === '%%') return ['%'];
      const item = items[next++];
      return conversion === '%s' && item !== undefined ? this.search(facts, item, budget) : ANYTHING;
    });
  }

  /** Strings a display, or a name with one, holds: elements, or of a dict its keys (0) or values (1). */
  private elements(facts: FileFacts, ref: ExprRef, budget: Budget, side: 0 | 1 = 0): readonly string[] {
    const display = this.displayOf(facts, ref);
    if (display === null) return ANYTHING;
    const { exprs, operands } = facts.evidence;
    const isMapping = EXPR_KINDS[exprs.kind[display]!] === 'dict';
    const found: string[] = [];
    for (let i = isMapping ? side : 0; i < exprs.operandCount[display]!; i += isMapping ? 2 : 1)
      for (const text of this.search(facts, operands.expr[exprs.operandStart[display]! + i]!, budget))
        addUnique(found, text);
    return bounded(found);
  }

  /** `for name, f in [('a', f), …]` and `for name, f in d.items()`. */
  private unpacked(facts: FileFacts, source: ExprRef, position: string, budget: Budget): readonly string[] {
    const { attrs, calls, exprs, operands } = facts.evidence;
    const row = exprRefRow(source);
    if (exprRefKind(source) !== 'expr' || EXPR_KINDS[exprs.kind[row]!] !== 'element') return ANYTHING;
    const whole = operands.expr[exprs.operandStart[row]!]!;
    if (exprRefKind(whole) === 'call') {
      const callee = calls.callee[exprRefRow(whole)]!;
      const isItems =
        exprRefKind(callee) === 'attr' && facts.text(attrs.name[exprRefRow(callee)]!) === 'items';
      return isItems
        ? this.elements(facts, attrs.base[exprRefRow(callee)]!, budget, position === '0' ? 0 : 1)
        : ANYTHING;
    }
    const display = this.displayOf(facts, whole);
    const found: string[] = [];
    for (let i = 0; display !== null && i < exprs.operandCount[display]!; i++) {
      const item = displayedItem(facts, operands.expr[exprs.operandStart[display]! + i]!, position);
      for (const text of item === null ? ANYTHING : this.search(facts, item, budget)) addUnique(found, text);
    }
    return found.length > 0 ? bounded(found) : ANYTHING;
  }

  /** The row of the display that an expression is, or that the only value of a name is; null for others. */
  private displayOf(facts: FileFacts, ref: ExprRef): number | null {
    const { assigns, bindings, bindingSites, exprs } = facts.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) === 'expr') return DISPLAYS.has(EXPR_KINDS[exprs.kind[row]!]!) ? row : null;
    const binding = bindingOf(facts, ref);
    if (binding < 0) return null;
    this.evaluation.readName(
      facts.path,
      facts.scopeKey(bindings.scope[binding]!),
      facts.text(bindings.name[binding]!),
    );
    const site = onlySite(facts, binding);
    if (site < 0 || bindingSites.kind[site] !== SiteKind.name) return null;
    const [assign] = facts.assignsOfName(bindingSites.row[site]!);
    const value = assign === undefined ? NO_EXPR : assigns.value[assign]!;
    // What is put into it later is written elsewhere.
    if (additionsTo(facts, binding).some(({ way }) => !isChange(way))) return null;
    return exprRefKind(value) === 'expr' ? this.displayOf(facts, value) : null;
  }

  private ofName(facts: FileFacts, row: number): readonly string[] {
    const { bindings, names, nameBindings } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    if (binding < 0) return facts.text(names.name[row]!) === '__name__' ? [moduleName(facts)] : ANYTHING;
    const scope = facts.scopeKey(bindings.scope[binding]!);
    return this.names.ask(facts.path, scope, facts.text(bindings.name[binding]!));
  }

  private ofBinding(facts: FileFacts, scopeKey: string, name: string): readonly string[] {
    const { assigns, bindings, bindingSites } = facts.evidence;
    const scope = facts.scope(scopeKey);
    const binding = scope < 0 ? -1 : facts.binding(scope, name);
    const found: string[] = [];
    for (let i = 0; binding >= 0 && i < bindings.siteCount[binding]!; i++) {
      const site = bindings.siteStart[binding]! + i;
      const row = bindingSites.row[site]!;
      const refs: Written[] = [];
      if (bindingSites.kind[site] === SiteKind.param) {
        const written = writtenFor(this.evaluation, this.flow, facts, row);
        refs.push(...written.refs);
        if (!written.isWhole) addUnique(found, UNKNOWN);
      } else if (bindingSites.kind[site] === SiteKind.name)
        for (const assign of facts.assignsOfName(row)) refs.push({ facts, ref: assigns.value[assign]! });
      else if (bindingSites.kind[site] === SiteKind.import) {
        for (const text of this.imported(facts, row)) addUnique(found, text);
        continue;
      }
      if (refs.length === 0) addUnique(found, UNKNOWN);
      for (const { facts: own, ref } of refs) for (const text of this.of(own, ref)) addUnique(found, text);
    }
    if (binding >= 0 && found.every((text) => text === UNKNOWN)) {
      const beginnings = beginningsAsked(facts, binding, facts.evidence.scopes.chunk[scope]!);
      if (beginnings.length > 0) return bounded(beginnings.map(asBeginning));
    }
    return bounded(found);
  }

  private imported(facts: FileFacts, row: number): readonly string[] {
    const [only, ...others] = this.evaluation.program.importTarget(facts, row);
    if (only?.entity.kind !== 'variable' || only.entity.owner !== '' || others.length > 0) return ANYTHING;
    return this.names.ask(only.entity.path, MODULE_SCOPE, only.entity.name);
  }

  /** `C.__name__` and its kin, and attributes that a class or its methods set. */
  private ofAttribute(facts: FileFacts, row: number): readonly string[] {
    const { attrs } = facts.evidence;
    const name = facts.text(attrs.name[row]!);
    const { evaluation } = this;
    const bases = evaluation.expand(evaluation.evaluate(facts, attrs.base[row]!));
    if (name === '__name__' || name === '__qualname__') {
      if (bases.length === 0) return ANYTHING;
      const names = bounded(bases.flatMap(namesOf(evaluation)));
      // Of what objects come by, more may come than is known.
      return isClassOfObject(facts, attrs.base[row]!) && !bases.every(isOfSelf)
        ? [...names, UNKNOWN_ELSE]
        : names;
    }
    const found: string[] = [];
    for (const base of bases)
      for (const { entity } of evaluation.members(base, name, facts.path).found)
        if (entity.kind === 'variable')
          for (const text of this.attributes.ask(entity.path, entity.owner, entity.name))
            addUnique(found, text);
    return found.length > 0 ? bounded(found) : ANYTHING;
  }

  private stored(facts: FileFacts, owner: string, name: string): readonly string[] {
    if (owner === '') return this.ofBinding(facts, MODULE_SCOPE, name);
    const row = facts.defRow(owner);
    if (row === undefined) return NOTHING;
    const { assigns, defs } = facts.evidence;
    const body = defs.bodyScope[row]!;
    const isInBody = facts.binding(body, name) >= 0;
    const found = [...(isInBody ? this.ofBinding(facts, facts.scopeKey(body), name) : NOTHING)];
    for (const assign of storedAttributes(facts, row).get(name) ?? [])
      for (const text of this.of(facts, assigns.value[assign]!)) addUnique(found, text);
    return bounded(found);
  }

  /** `'_'.join(['on', s])`, of a list or tuple that is written out. */
  private joinedBy(
    facts: FileFacts,
    separators: readonly string[],
    list: ExprRef,
    budget: Budget,
  ): readonly string[] {
    const display = this.displayOf(facts, list);
    const kind = display === null ? '' : EXPR_KINDS[facts.evidence.exprs.kind[display]!]!;
    if (display === null || !ORDERED.has(kind)) return ANYTHING;
    const parts = [...operandsOf(facts, display)].map((item) => this.search(facts, item, budget));
    return bounded(
      separators.filter(isKnown).flatMap((by) => joined(parts, parts.map(() => UNKNOWN).join(by))),
    );
  }

  /** `s.lower()`, `'on_{}'.format(s)`, `'_'.join(['on', s])`, `str(s)`. */
  private ofCall(facts: FileFacts, row: number, budget: Budget): readonly string[] {
    const { args, attrs, calls } = facts.evidence;
    const callee = calls.callee[row]!;
    const from = calls.argStart[row]!;
    const given = Array.from({ length: calls.argCount[row]! }, (_, i) => from + i);
    const isPlain = given.every((arg) => args.star[arg] === 0 && args.keyword[arg]! < 0);
    const texts = (): (readonly string[])[] =>
      isPlain ? given.map((arg) => this.search(facts, args.expr[arg]!, budget)) : [];
    if (exprRefKind(callee) === 'attr') {
      const name = facts.text(attrs.name[exprRefRow(callee)]!);
      const bases = (): readonly string[] => this.search(facts, attrs.base[exprRefRow(callee)]!, budget);
      const change = given.length === 0 ? CASES.get(name) : undefined;
      if (change)
        return bases().map((text) => (isKnown(text) || PART_BY_PART.has(name) ? change(text) : UNKNOWN));
      if (name === 'format') return bounded(bases().flatMap((text) => withFields(text, texts())));
      if (name !== 'join' || given.length !== 1 || !isPlain) return ANYTHING;
      return this.joinedBy(facts, bases(), args.expr[from]!, budget);
    }
    if (!isPlain) return ANYTHING;
    const isString = this.evaluation
      .evaluate(facts, callee)
      .some((value) => value.kind === 'class' && standardName(value.definition) === 'builtins.str');
    return isString && given.length === 1 ? texts()[0]! : ANYTHING;
  }
}

/** Expressions looked at for one answer. */
interface Budget {
  steps: number;
}

const DISPLAYS: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'dict']);
const ORDERED: ReadonlySet<string> = new Set(['list', 'tuple']);

const isOfSelf = (value: Value): boolean => value.kind === 'class' && value.isSelf;

/** Names of classes and functions; of `cls`, also those of classes below. */
const namesOf =
  ({ program }: Evaluation) =>
  (value: Value): readonly string[] => {
    if (value.kind !== 'class' && value.kind !== 'function') return ANYTHING;
    const { definition } = value;
    const below = isOfSelf(value) ? program.subclasses(definition) : [];
    return [definition, ...below].map(({ name }) => name);
  };

/** Whether an expression is `x.__class__` or `type(x)`. */
function isClassOfObject(facts: FileFacts, ref: ExprRef): boolean {
  const { attrs, calls } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'attr') return facts.text(attrs.name[row]!) === '__class__';
  return exprRefKind(ref) === 'call' && builtinName(facts, calls.callee[row]!) === 'type';
}

/** `'{}_{1}'.format(a, b)`: fields by their position; of others, and of those with a format, nothing is known. */
function withFields(template: string, given: readonly (readonly string[])[]): readonly string[] {
  let next = 0;
  return filled(template, FIELDS, (field) => {
    const isNumbered = /^\{[}!:]/.test(field);
    const position = isNumbered ? next++ : Number(field.slice(1, -1));
    return field !== '{}' && isNumbered ? ANYTHING : (given[position] ?? ANYTHING);
  });
}

/** Texts of a template in which each match of a pattern, but for what is not known, stands for some texts. */
function filled(
  template: string,
  pattern: RegExp,
  standsFor: (match: string) => readonly string[],
): readonly string[] {
  const parts: (readonly string[])[] = [];
  const parted = template.replace(pattern, (match) => {
    parts.push(isKnown(match) ? standsFor(match) : [match]);
    return UNKNOWN;
  });
  return joined(parts, parted);
}

/** Texts of a template whose parts, one for each `\0` in it, can be these. */
function joined(parts: readonly (readonly string[])[], template: string): readonly string[] {
  const [first = '', ...rest] = template.split(UNKNOWN);
  let made: readonly string[] = [first];
  for (const [i, text] of rest.entries())
    made = bounded(made.flatMap((before) => (parts[i] ?? ANYTHING).map((part) => before + part + text)));
  return made;
}

const bounded = (texts: readonly string[]): readonly string[] =>
  atMost('strings', [...new Set(texts)], MAX_STRINGS);

/** Tells of names whether they are what a text with unknown parts may be; none of these is empty. */
export function matcherOf(text: string): (name: string) => boolean {
  const [first = '', ...others] = text.split(UNKNOWN);
  const last = others.pop();
  if (last === undefined) return (name) => text === name;
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let end = first.length;
    for (const part of others) {
      const start = name.indexOf(part, end + 1);
      if (start < 0) return false;
      end = start + part.length;
    }
    return end < name.length - last.length;
  };
}

/** Whether so much of a text is known that names which it may be were meant to be: more than underscores. */
export function isTelling(text: string): boolean {
  const known = text.replaceAll(UNKNOWN, '').replaceAll(UNKNOWN_ELSE, '');
  return known.length >= 2 && known.replaceAll('_', '').length > 0;
}

export const isKnown = (text: string): boolean => !text.includes(UNKNOWN) && !text.includes(UNKNOWN_ELSE);

/** Whether a part of a text is only not known because what is known of it may not be all. */
export const isLastResort = (text: string): boolean => text.includes(UNKNOWN_ELSE);

/** A text of which only the beginning is known. */
export const asBeginning = (text: string): string => `${text}${UNKNOWN}`;

/** A text with the same parts known, none of which is a last resort. */
export const asOpen = (text: string): string => text.replaceAll(UNKNOWN_ELSE, UNKNOWN);
