/** Patterns of `match` (language reference 8.6.4). */
import { hasComma, matchesAll } from '../irrefutable-patterns.ts';
import { PATTERN_DEPTH_LIMIT } from '../limits.ts';
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

/** What a pattern that stands by itself is, or -1. */
const innerOf = (at: Place, pattern: number): number =>
  at.kindOf(pattern) === NodeKind.case_pattern ? at.namedChild(pattern) : pattern;

function checkCase(at: Place): void {
  const patterns = patternsOf(at, at.node);
  checkSequence(at, at.node, patterns);
  const names = new Map<string, number>();
  for (const pattern of patterns) captures(at, pattern, names);
  const isLast = at.isLast(at.node, at.parent());
  const isGuarded = at.child(at.node, Field.guard) >= 0;
  if (
    !isLast &&
    !isGuarded &&
    !hasComma(at, at.node) &&
    patterns.length === 1 &&
    matchesAll(at, patterns[0]!)
  )
    at.refuse(patterns[0]!, 'what follows this pattern is unreachable');
}

const patternsOf = (at: Place, node: number): number[] =>
  at.namedChildren(node).filter((child) => at.kindOf(child) === NodeKind.case_pattern);

/** At most one star, and that in a sequence. */
function checkSequence(at: Place, sequence: number, patterns: readonly number[]): void {
  const starred = patterns.filter((pattern) => at.kindOf(innerOf(at, pattern)) === NodeKind.splat_pattern);
  if (starred.length > 1) at.refuse(starred[1]!, 'multiple starred names in a sequence pattern');
  const isSequence = at.kindOf(sequence) === NodeKind.list_pattern || hasComma(at, sequence);
  if (starred.length > 0 && !isSequence) at.refuse(starred[0]!, 'a starred name needs a sequence around it');
}

/** `[a, *b]` and `(a, b)` in patterns; the same kinds are targets elsewhere, whose children are no patterns. */
function checkBracketed(at: Place): void {
  checkSequence(at, at.node, patternsOf(at, at.node));
}

function checkClass(at: Place): void {
  const names = new Set<string>();
  let hasKeyword = false;
  for (const pattern of patternsOf(at, at.node)) {
    const inner = innerOf(at, pattern);
    const kind = at.kindOf(inner);
    if (kind === NodeKind.keyword_pattern) {
      hasKeyword = true;
      const name = at.namedChild(inner);
      if (names.has(at.textOf(name)))
        at.refuse(name, `attribute \`${at.textOf(name)}\` repeated in class pattern`);
      names.add(at.textOf(name));
    } else if (kind === NodeKind.splat_pattern) at.refuse(pattern, 'a class pattern cannot unpack');
    else if (hasKeyword) at.refuse(pattern, 'positional pattern follows keyword pattern');
  }
}

/** Keys are literals and dotted names, each once; `**rest` is last, and has a name. */
function checkMapping(at: Place): void {
  const keys = new Set<string>();
  const parts = at.namedChildren(at.node);
  for (const [i, part] of parts.entries()) {
    if (at.field[part] === Field.key) {
      const isName = at.kindOf(part) === NodeKind.dotted_name && !at.hasChildOfKind(part, NodeKind.dot_token);
      if (isName || isFormatted(at, part)) at.refuse(part, 'a key is a literal or a dotted name');
      const isLiteral = at.kindOf(part) === NodeKind.string || at.kindOf(part) === NodeKind.integer;
      const isNegative = isLiteral && at.kindOf(part - 1) === NodeKind.minus_token;
      const key = `${isNegative ? '-' : ''}${at.textOf(part)}`;
      if (isLiteral && keys.has(key)) at.refuse(part, `key ${key} repeated in mapping pattern`);
      keys.add(key);
    } else if (at.kindOf(part) === NodeKind.splat_pattern) {
      const isNamed = at.kindOf(at.namedChild(part)) === NodeKind.identifier;
      if (i < parts.length - 1 || !isNamed || !at.textOf(part).startsWith('**'))
        at.refuse(
          part,
          isNamed && i < parts.length - 1
            ? '`**` must be last in a mapping pattern'
            : 'a mapping pattern ends in `**name`',
        );
    }
  }
}

/** f-strings and templates. */
const isFormatted = (at: Place, node: number): boolean =>
  at.kindOf(node) === NodeKind.string && /^[rR]?[fFtT]/.test(at.textOf(node));

function checkPattern(at: Place): void {
  const inner = innerOf(at, at.node);
  const strings = at.kindOf(inner) === NodeKind.concatenated_string ? at.namedChildren(inner) : [inner];
  for (const string of strings)
    if (string >= 0 && isFormatted(at, string))
      at.refuse(string, 'patterns may only match literals and attributes');
}

/** `3 - 4j`: a real and an imaginary number. */
function checkComplex(at: Place): void {
  const [real = -1, imaginary = -1] = at.namedChildren(at.node);
  const isImaginary = (node: number): boolean => /[jJ]$/.test(at.textOf(node));
  if (real >= 0 && isImaginary(real)) at.refuse(real, 'a real number is required here');
  if (imaginary >= 0 && !isImaginary(imaginary)) at.refuse(imaginary, 'an imaginary number is required here');
}

/** Adds the names that a pattern binds, refuses one that is bound twice, and alternatives that bind different ones. */
function captures(at: Place, outer: number, names: Map<string, number>, depth = 0): void {
  const node = innerOf(at, outer);
  if (node < 0 || depth > PATTERN_DEPTH_LIMIT) return;
  const parts = at.namedChildren(node);
  const bind = (name: number): void => {
    const text = at.textOf(name);
    if (text === '__debug__') at.refuse(name, 'cannot assign to `__debug__`');
    if (names.has(text)) at.refuse(name, `\`${text}\` is bound twice in one pattern`);
    names.set(text, name);
  };
  switch (at.kindOf(node)) {
    case NodeKind.dotted_name:
      if (parts.length === 1) bind(parts[0]!);
      return;
    case NodeKind.splat_pattern:
      if (parts.length === 1 && at.kindOf(parts[0]!) === NodeKind.identifier) bind(parts[0]!);
      return;
    case NodeKind.as_pattern: {
      captures(at, parts[0]!, names, depth + 1);
      const name = parts[1] ?? -1;
      if (at.kindOf(name) === NodeKind.identifier && !at.reads(name, '_')) bind(name);
      else at.refuse(at.children(node).at(-1)!, '`as` needs a name here');
      return;
    }
    case NodeKind.keyword_pattern:
      if (parts.length > 1) captures(at, parts[1]!, names, depth + 1);
      return;
    case NodeKind.class_pattern:
      for (const part of parts.slice(1)) captures(at, part, names, depth + 1);
      return;
    case NodeKind.dict_pattern:
      for (const part of parts) if (at.field[part] !== Field.key) captures(at, part, names, depth + 1);
      return;
    case NodeKind.list_pattern:
    case NodeKind.tuple_pattern:
      for (const part of parts) captures(at, part, names, depth + 1);
      return;
    case NodeKind.union_pattern:
      for (const name of alternativeNames(at, node, depth + 1)) bind(name);
      return;
  }
}

/** The names of alternatives, which must bind the same ones, and of which only the last may match everything. */
function alternativeNames(at: Place, union: number, depth: number): number[] {
  const alternatives = at
    .children(union)
    .filter((child) => at.kindOf(child) !== NodeKind.token && at.kindOf(child) !== NodeKind.minus_token);
  let first: Map<string, number> | null = null;
  for (const [i, alternative] of alternatives.entries()) {
    const names = new Map<string, number>();
    captures(at, alternative, names, depth);
    const isAll =
      at.kindOf(alternative) === NodeKind.underscore_token ||
      (at.isNamed(alternative) && matchesAll(at, alternative));
    if (isAll && i < alternatives.length - 1)
      at.refuse(alternative, 'what follows this alternative is unreachable');
    if (first === null) first = names;
    else if (first.size !== names.size || [...names.keys()].some((name) => !first!.has(name)))
      at.refuse(alternative, 'alternatives must bind the same names');
  }
  return [...(first ?? new Map<string, number>()).values()];
}

export const PATTERN_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.case_clause], check: checkCase },
  { kinds: [NodeKind.list_pattern, NodeKind.tuple_pattern], check: checkBracketed },
  { kinds: [NodeKind.class_pattern], check: checkClass },
  { kinds: [NodeKind.dict_pattern], check: checkMapping },
  { kinds: [NodeKind.case_pattern], check: checkPattern },
  { kinds: [NodeKind.complex_pattern], check: checkComplex },
];
