/**
 * Code the parser could not fit into the grammar: what stands inside ERROR nodes still has names, calls and
 * definitions worth knowing. Nothing here runs for files without syntax errors.
 */
import { NodeKind } from '../syntax/node-kinds.ts';
import { addDef, addFlag, enterDef } from './definitions.ts';
import type { Extraction } from './extraction.ts';
import { HARD_KEYWORDS } from './keywords.ts';
import { NESTING_LIMIT } from './limits.ts';
import { addParameters, readParameters, visitDefaults, visitParameterAnnotations } from './parameters.ts';
import { DefFlag, DefKind, ScopeKind } from './schema.ts';

/** Visits a node of no expected kind: itself if it is an expression or a statement, else its parts. */
export function visitLoose(x: Extraction, node: number): void {
  const kind = x.kind[node]!;
  if (x.isStatement(kind)) x.visitStatement(node);
  // Where no keyword is expected, the tokenizer takes `class` and `except` for names.
  else if (kind === NodeKind.identifier && HARD_KEYWORDS.has(x.textOf(node))) return;
  else if (isExpression(kind)) x.visitExpression(node);
  else visitLooseChildren(x, node);
}

/** Visits the parts of an ERROR node, or of a node that is not understood. */
export function visitLooseChildren(x: Extraction, node: number): void {
  if (x.depth >= NESTING_LIMIT) {
    x.defer(node, visitLooseChildren);
    return;
  }
  x.depth++;
  const end = x.next[node]!;
  for (let c = node + 1; c < end; c = x.next[c]!) {
    const kind = x.kind[c]!;
    if (kind === NodeKind.def_token || kind === NodeKind.class_token) c = visitBrokenDefinition(x, c, end);
    else if (kind === NodeKind.keyword_argument || kind === NodeKind.pair) visitLooseChildren(x, c);
    else if (kind !== NodeKind.error) x.visitLoose(c);
    else if (x.claimError(c)) visitLooseChildren(x, c);
  }
  x.depth--;
}

/**
 * `def name(params` or `class Name` whose rest did not parse. Gives a definition without a body and returns
 * the last node that belongs to it.
 */
function visitBrokenDefinition(x: Extraction, keyword: number, end: number): number {
  let name = x.sibling(keyword, end);
  if (name < 0) return keyword;
  // Far from what it expects, the parser takes `name(…)` after the keyword for a call.
  const call = x.kind[name] === NodeKind.call ? name : -1;
  if (call >= 0) name = x.firstChild(call);
  if (name < 0 || x.kind[name] !== NodeKind.identifier) return keyword;
  const isClass = x.kind[keyword] === NodeKind.class_token;
  const following = call >= 0 ? -1 : x.sibling(name, end);
  const list = following >= 0 && x.kind[following] === NodeKind.parameters ? following : -1;
  const isMethod = x.out.scopes.get(x.scope, 'kind') === ScopeKind.class;
  const def = addDef(
    x,
    keyword,
    isClass ? DefKind.class : isMethod ? DefKind.method : DefKind.function,
    name,
  );
  const last = call >= 0 ? call : list >= 0 && !isClass ? list : name;
  x.out.defs.set(def, 'end', x.ownEnd(last));
  addFlag(x, def, DefFlag.conditional);
  const params = last === list ? readParameters(x, list) : [];
  visitDefaults(x, params);
  visitParameterAnnotations(x, params);
  // What looks like the arguments of a class are its bases; those of a function are parameters, not uses.
  if (call >= 0 && isClass) visitLooseChildren(x, x.sibling(name, x.next[call]!));
  const outer = x.save();
  enterDef(x, def, isClass ? ScopeKind.class : ScopeKind.function, last);
  x.out.defs.set(def, 'paramStart', addParameters(x, def, params));
  x.out.defs.set(def, 'paramCount', params.length);
  x.restore(outer);
  return last;
}

/**
 * Visits the ERROR nodes in a statement's subtree that are not part of a nested statement: those have been
 * visited with it, in its own scope.
 */
export function visitErrors(x: Extraction, statement: number): void {
  const resume = x.end[statement]!;
  // An ERROR inside an expression inside an ERROR is left over by the visit of the outer one.
  for (let nodes = x.claimErrors(statement); nodes.length > 0; nodes = x.claimErrors(statement)) {
    for (const node of nodes) {
      x.moveTo(x.start[node]!);
      visitLooseChildren(x, node);
    }
    x.moveTo(resume);
  }
}

function isExpression(kind: number): boolean {
  return EXPRESSIONS[kind] === 1;
}

const EXPRESSIONS = new Uint8Array(256);
for (const kind of [
  NodeKind.identifier,
  NodeKind.attribute,
  NodeKind.call,
  NodeKind.subscript,
  NodeKind.binary_operator,
  NodeKind.boolean_operator,
  NodeKind.comparison_operator,
  NodeKind.not_operator,
  NodeKind.unary_operator,
  NodeKind.await,
  NodeKind.conditional_expression,
  NodeKind.named_expression,
  NodeKind.lambda,
  NodeKind.list,
  NodeKind.set,
  NodeKind.tuple,
  NodeKind.dictionary,
  NodeKind.list_comprehension,
  NodeKind.set_comprehension,
  NodeKind.dictionary_comprehension,
  NodeKind.generator_expression,
  NodeKind.parenthesized_expression,
  NodeKind.expression_list,
  NodeKind.string,
  NodeKind.concatenated_string,
  NodeKind.yield,
  NodeKind.list_splat,
  NodeKind.dictionary_splat,
  NodeKind.generic_type,
  NodeKind.union_type,
  NodeKind.member_type,
  NodeKind.as_pattern,
]) {
  EXPRESSIONS[kind] = 1;
}
