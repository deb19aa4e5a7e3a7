/** Parameters of functions and lambdas (language reference 8.7 and 6.14), and type parameters (8.10). */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

/** The name of a parameter, or -1; `*args: int` has it in a node of its own. */
export function parameterName(at: Place, parameter: number): number {
  const named = at.child(parameter, Field.name);
  let name = named >= 0 ? named : parameter;
  while (name >= 0 && at.kindOf(name) !== NodeKind.identifier) name = at.namedChild(name);
  return name;
}

/** Order of parameters, what must stand before and behind `*` and `/`, and no name twice. */
function checkParameters(at: Place): void {
  const names = new Set<string>();
  const parameters = at.namedChildren(at.node);
  let hasDefault = false;
  let star = -1;
  let slash = -1;
  let doubleStar = -1;
  for (const [i, parameter] of parameters.entries()) {
    const kind = kindOfParameter(at, parameter);
    const refuse = (message: string): void => at.refuse(parameter, message);
    if (doubleStar >= 0) refuse('a parameter follows `**`');
    if (kind === NodeKind.tuple_pattern) {
      refuse('Python 3 has no tuple parameters');
      continue;
    }
    if (kind === NodeKind.positional_separator) {
      if (slash >= 0) refuse('`/` may appear only once');
      else if (star >= 0) refuse('`/` must be ahead of `*`');
      else if (i === 0) refuse('at least one parameter must precede `/`');
      slash = parameter;
      continue;
    }
    if (kind === NodeKind.keyword_separator || kind === NodeKind.list_splat_pattern) {
      if (star >= 0) refuse('`*` may appear only once');
      star = parameter;
      if (kind === NodeKind.keyword_separator) {
        const next = parameters[i + 1];
        const isNamed = next !== undefined && kindOfParameter(at, next) !== NodeKind.dictionary_splat_pattern;
        if (!isNamed) refuse('named parameters must follow bare `*`');
        continue;
      }
    } else if (kind === NodeKind.dictionary_splat_pattern) doubleStar = parameter;
    else if (kind === NodeKind.default_parameter || kind === NodeKind.typed_default_parameter)
      hasDefault = true;
    else if (hasDefault && star < 0) refuse('a parameter without a default follows one with a default');
    const name = parameterName(at, parameter);
    if (name < 0) continue;
    if (names.has(at.textOf(name))) at.refuse(name, `duplicate parameter \`${at.textOf(name)}\``);
    if (at.reads(name, '__debug__')) at.refuse(name, 'cannot assign to `__debug__`');
    names.add(at.textOf(name));
  }
}

/** Kind of a parameter, whether it is annotated or not. */
function kindOfParameter(at: Place, parameter: number): number {
  if (at.kindOf(parameter) !== NodeKind.typed_parameter) return at.kindOf(parameter);
  const first = at.namedChild(parameter);
  return at.kindOf(first);
}

/** `[T: int, *Ts, **P]`: names, of which only plain ones have a bound, and none twice. */
function checkTypeParameters(at: Place): void {
  if (at.field[at.node] !== Field.type_parameters && !isOfAlias(at)) return;
  const names = new Set<string>();
  for (const outer of at.namedChildren(at.node)) {
    const parameter = at.namedChild(outer);
    let name = parameter;
    if (at.kindOf(name) === NodeKind.constrained_type) {
      name = at.namedChild(name);
      while (at.kindOf(name) === NodeKind.type) name = at.namedChild(name);
      if (at.kindOf(name) === NodeKind.splat_type)
        at.refuse(parameter, 'only a plain type parameter has a bound');
    }
    if (at.kindOf(name) === NodeKind.splat_type) name = at.namedChild(name);
    if (name < 0) continue;
    if (at.kindOf(name) !== NodeKind.identifier) at.refuse(outer, 'a type parameter must be a name');
    else if (names.has(at.textOf(name))) at.refuse(name, `duplicate type parameter \`${at.textOf(name)}\``);
    names.add(at.textOf(name));
  }
}

/** Whether they are those of `type X[T] = …`: elsewhere such a node holds arguments. */
function isOfAlias(at: Place): boolean {
  const left = at.parent(1);
  return at.field[left] === Field.left && at.kindOf(at.parent(2)) === NodeKind.type_alias_statement;
}

export const PARAMETER_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.parameters, NodeKind.lambda_parameters], check: checkParameters },
  { kinds: [NodeKind.type_parameter], check: checkTypeParameters },
];
