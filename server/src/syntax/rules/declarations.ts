/**
 * `global` and `nonlocal` (language reference 7.12 and 7.13), as far as one can see without resolving names: what scopes
 * bind is the binder's.
 */
import { NAME_SEARCH_LIMIT } from '../limits.ts';
import { Field, NodeKind } from '../node-kinds.ts';
import { parameterName } from './parameters.ts';
import type { Place, SyntaxRule } from './place.ts';

function checkDeclaration(at: Place): void {
  const { kind } = at;
  const scope = at.runsIn();
  const around = scope < 0 ? -1 : at.around[scope]!;
  const isNonlocal = kind[at.node] === NodeKind.nonlocal_statement;
  if (isNonlocal && around < 0) {
    at.refuse(at.node, '`nonlocal` at module level');
    return;
  }
  const before = namesBefore(at, around);
  const parameters = around < 0 ? new Set<string>() : parametersOf(at, around);
  const word = isNonlocal ? 'nonlocal' : 'global';
  for (const name of at.namedChildren(at.node)) {
    const text = at.textOf(name);
    if (parameters.has(text)) at.refuse(name, `\`${text}\` is a parameter and ${word}`);
    else if (before.has(text)) at.refuse(name, `\`${text}\` is used before it is declared ${word}`);
    else if (isNonlocal && text !== '__class__' && !isNamedAround(at, scope, text))
      at.refuse(name, `no function around binds \`${text}\``);
  }
}

/** Scopes of their own, and the other ones in which a name is no use of the variable. */
const ELSEWHERE: ReadonlySet<number> = new Set([
  NodeKind.function_definition,
  NodeKind.decorated_definition,
  NodeKind.class_definition,
  NodeKind.lambda,
  NodeKind.list_comprehension,
  NodeKind.set_comprehension,
  NodeKind.dictionary_comprehension,
  NodeKind.generator_expression,
  NodeKind.type,
  NodeKind.dotted_name,
  NodeKind.aliased_import,
  NodeKind.keyword_pattern,
  NodeKind.global_statement,
  NodeKind.nonlocal_statement,
]);

/** Names that a scope uses before the statement; what definitions in it say of theirs is not looked at. */
function namesBefore(at: Place, scope: number): ReadonlySet<string> {
  const { kind, next, field } = at;
  const known = at.scanned?.scope === scope ? at.scanned : null;
  const names = known?.names ?? new Set<string>();
  const from = known?.end ?? (scope < 0 ? 1 : at.child(scope, Field.body));
  at.scanned = { scope, end: at.node, names };
  for (let node = from; node >= 0 && node < at.node; node++) {
    if (ELSEWHERE.has(kind[node]!)) node = next[node]! - 1;
    else if (kind[node] === NodeKind.identifier && field[node] !== Field.attribute && !isKeyword(at, node))
      names.add(at.textOf(node));
  }
  return names;
}

/** `name` of `f(name=1)`, before which there is nothing but the argument. */
const isKeyword = (at: Place, name: number): boolean =>
  at.field[name] === Field.name && at.kindOf(name - 1) === NodeKind.keyword_argument;

function parametersOf(at: Place, definition: number): ReadonlySet<string> {
  const list = at.child(definition, Field.parameters);
  const parameters = list < 0 ? [] : at.namedChildren(list).map((parameter) => parameterName(at, parameter));
  return new Set(parameters.filter((name) => name >= 0).map((name) => at.textOf(name)));
}

/** Whether a function around the one that declares a name says that name at all. */
function isNamedAround(at: Place, scope: number, name: string): boolean {
  const { kind, next } = at;
  const own = at.around[scope]!;
  const outermost = at.around.findIndex(
    (node, i) => i < scope && kind[node] === NodeKind.function_definition,
  );
  if (outermost < 0) return false;
  const first = at.around[outermost]!;
  if (next[first]! - first > NAME_SEARCH_LIMIT) return true;
  for (let node = first + 1; node < next[first]!; node++) {
    if (node === own) node = next[own]! - 1;
    else if (kind[node] === NodeKind.identifier && at.reads(node, name)) return true;
  }
  return false;
}

export const DECLARATION_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.global_statement, NodeKind.nonlocal_statement], check: checkDeclaration },
];
