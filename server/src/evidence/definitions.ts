/**
 * Functions, classes and lambdas: their `defs` rows, decorators, bases and the scopes they open. Which scope
 * evaluates what follows the language reference ("Function definitions", "Class definitions", "Annotation
 * scopes"), and the order of visits follows CPython's symbol table pass.
 */
import { endOfCode } from '../syntax/chunks.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { addTypeExpr, visitAnnotation } from './annotations.ts';
import { type Argument, readArguments, visitArguments } from './calls.ts';
import { type ExprRef, exprRef } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { QUALIFIED_NAME_LIMIT, SOURCE_TEXT_LIMIT } from './limits.ts';
import { addParameters, readParameters, visitDefaults, visitParameterAnnotations } from './parameters.ts';
import {
  DefFlag,
  DefKind,
  LAMBDA_NAME,
  ReturnKind,
  ScopeFlag,
  ScopeKind,
  TypeOwner,
  TypeRole,
} from './schema.ts';
import { collapsedSource, docstringOf } from './strings.ts';
import { enterTypeParameters } from './type-parameters.ts';

/** Visits a `function_definition`, `class_definition` or `decorated_definition` statement. */
export function visitDefinition(x: Extraction, node: number): void {
  const isDecorated = x.kind[node] === NodeKind.decorated_definition;
  const definition = isDecorated ? x.child(node, Field.definition) : node;
  if (definition < 0) return;
  const decorators = isDecorated ? x.namedChildren(node).filter((c) => x.kind[c] === NodeKind.decorator) : [];
  const outer = x.save();
  const chunk = chunkOf(x, definition);
  if (chunk >= 0) {
    x.enterChunk(chunk);
    // The definition's row is the next one: nothing is visited before it.
    x.defOfChunk[chunk] = x.out.defs.length;
    x.marks?.begin(x, chunk, outer);
  }
  if (x.kind[definition] === NodeKind.class_definition) visitClass(x, definition, decorators);
  else if (chunk < 0 || !x.known?.visit(x, chunk, outer)) visitFunction(x, definition, decorators);
  if (x.tree.hasError) x.visitErrors(node);
  if (chunk >= 0) x.marks?.end(x, chunk);
  x.restore(outer);
  if (chunk >= 0) x.moveTo(x.chunks.end[chunk]!);
}

/** Row of the chunk that this definition opens, or -1 for definitions inside functions. */
export function chunkOf(x: Extraction, definition: number): number {
  const definitions = x.chunks.definition;
  let low = 1;
  let high = x.chunks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const own = definitions[middle]!;
    if (own === definition) return middle;
    if (own < definition) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Adds a row whose details are set when they are known; `nameNode` is -1 for lambdas. */
export function addDef(x: Extraction, node: number, kind: number, nameNode: number): number {
  const { defs, pool } = x.out;
  const name = nameNode < 0 ? pool.id(LAMBDA_NAME) : x.identifier(nameNode);
  const qualifiedName = pool.id(x.prefix + pool.strings[name]!);
  return defs.addRow({
    chunk: x.chunk,
    start: x.ownStart(node),
    end: nameNode < 0 ? x.ownEnd(node) : x.ownAnywhere(endOfCode(x.tree, node)),
    nameStart: nameNode < 0 ? -1 : x.ownStart(nameNode),
    nameEnd: nameNode < 0 ? -1 : x.ownEnd(nameNode),
    kind,
    name,
    qualifiedName,
    container: x.def,
    scope: x.scope,
    bodyScope: -1,
    flags: x.isConditional && nameNode >= 0 ? DefFlag.conditional : 0,
    docstring: -1,
    signature: -1,
    returnType: -1,
    paramStart: 0,
    paramCount: 0,
    decoratorStart: 0,
    decoratorCount: 0,
    baseStart: 0,
    baseCount: 0,
    ordinal: x.nextOrdinal(qualifiedName),
    bodyStart: -1,
    bodyEnd: -1,
  });
}

/** Enters the scope and the names of a definition's body. */
export function enterDef(x: Extraction, def: number, scopeKind: number, node: number, scopeFlags = 0): void {
  const { defs, pool } = x.out;
  const isLambda = scopeKind === ScopeKind.lambda;
  const name = isLambda ? 'lambda' : pool.strings[defs.get(def, 'name')]!;
  x.scope = x.addScope(scopeKind, name, node, scopeFlags, def);
  defs.set(def, 'bodyScope', x.scope);
  x.def = def;
  const qualifiedName = pool.strings[defs.get(def, 'qualifiedName')]!;
  if (qualifiedName.length < QUALIFIED_NAME_LIMIT) x.prefix = `${qualifiedName}.`;
  x.isConditional = isLambda && x.isConditional;
}

function functionKind(x: Extraction, isAsync: boolean): number {
  const isMethod = x.out.scopes.get(x.scope, 'kind') === ScopeKind.class;
  if (isMethod) return isAsync ? DefKind.async_method : DefKind.method;
  return isAsync ? DefKind.async_function : DefKind.function;
}

function visitFunction(x: Extraction, node: number, decorators: readonly number[]): void {
  const { defs } = x.out;
  const name = x.child(node, Field.name);
  const list = x.child(node, Field.parameters);
  const returns = x.child(node, Field.return_type);
  const typeParameters = x.child(node, Field.type_parameters);
  const body = x.child(node, Field.body);
  if (name < 0) return;
  const isAsync = x.kind[node + 1] === NodeKind.async_token;
  const def = addDef(x, node, functionKind(x, isAsync), name);
  const params = list < 0 ? [] : readParameters(x, list);
  visitDefaults(x, params);
  visitDecorators(x, def, decorators);
  if (typeParameters >= 0) {
    enterTypeParameters(x, typeParameters, x.out.pool.strings[defs.get(def, 'name')]!);
    addFlag(x, def, DefFlag.generic);
  }
  visitParameterAnnotations(x, params);
  if (returns >= 0) {
    const row = visitAnnotation(x, returns, TypeRole.return, TypeOwner.defs);
    x.out.typeExprs.set(row, 'ownerRow', def);
    defs.set(def, 'returnType', row);
  }
  if (isAsync) addFlag(x, def, DefFlag.async);
  if (list >= 0) setSignature(x, def, node, x.start[list]!, x.end[returns < 0 ? list : returns]!);
  enterDef(x, def, ScopeKind.function, node, isAsync ? ScopeFlag.async : 0);
  defs.set(def, 'paramStart', addParameters(x, def, params));
  defs.set(def, 'paramCount', params.length);
  visitDefBody(x, def, body);
}

function visitClass(x: Extraction, node: number, decorators: readonly number[]): void {
  const { defs } = x.out;
  const name = x.child(node, Field.name);
  const list = x.child(node, Field.superclasses);
  const typeParameters = x.child(node, Field.type_parameters);
  const body = x.child(node, Field.body);
  if (name < 0) return;
  const def = addDef(x, node, DefKind.class, name);
  visitDecorators(x, def, decorators);
  if (typeParameters >= 0) {
    enterTypeParameters(x, typeParameters, x.out.pool.strings[defs.get(def, 'name')]!);
    addFlag(x, def, DefFlag.generic);
  }
  if (list >= 0) {
    visitBases(x, def, readArguments(x, list));
    setSignature(x, def, list, x.start[list]!, x.end[list]!);
  }
  enterDef(x, def, ScopeKind.class, node);
  visitDefBody(x, def, body);
}

export function addFlag(x: Extraction, def: number, flag: number): void {
  x.out.defs.set(def, 'flags', x.out.defs.get(def, 'flags') | flag);
}

function setSignature(x: Extraction, def: number, node: number, from: number, to: number): void {
  const text = collapsedSource(x, node, from, to, SOURCE_TEXT_LIMIT);
  x.out.defs.set(def, 'signature', x.out.pool.id(text));
}

function visitDefBody(x: Extraction, def: number, body: number): void {
  if (body < 0) return;
  const { defs, pool } = x.out;
  defs.set(def, 'bodyStart', x.ownStart(body));
  defs.set(def, 'bodyEnd', x.ownAnywhere(endOfCode(x.tree, body)));
  defs.set(def, 'docstring', pool.idOrNull(docstringOf(x, body)));
  x.visitBody(body);
}

function visitDecorators(x: Extraction, def: number, nodes: readonly number[]): void {
  const { decorators, defs } = x.out;
  const visited = nodes.map((node) => {
    const expression = x.firstNamedChild(node);
    return expression < 0 ? null : { expression, ref: x.visitExpression(expression) };
  });
  defs.set(def, 'decoratorStart', decorators.length);
  let position = 0;
  for (const [i, decorator] of visited.entries()) {
    if (decorator === null) continue;
    // The row spans the `@` too: it is what a reader would select to remove the decorator.
    const { expression, ref } = decorator;
    decorators.add(def, x.chunk, x.ownStart(nodes[i]!), x.ownEnd(expression), position++, ref);
  }
  defs.set(def, 'decoratorCount', position);
}

function visitBases(x: Extraction, def: number, args: readonly Argument[]): void {
  const { bases, defs, names, typeExprs } = x.out;
  const types: number[] = [];
  // Positional bases first, as everywhere in CPython's visit of arguments; their names stay contiguous.
  for (const arg of args) if (isBase(arg)) types.push(visitBase(x, arg, names.length));
  visitArguments(
    x,
    args.filter((arg) => !isBase(arg)),
  );
  defs.set(def, 'baseStart', bases.length);
  let type = 0;
  for (const [position, arg] of args.entries()) {
    const span = arg.star === 0 && arg.keyword < 0 ? arg.value : arg.node;
    const keyword = arg.keyword < 0 ? -1 : x.identifier(arg.keyword);
    const row = bases.add(
      def,
      x.chunk,
      x.ownStart(span),
      x.ownEnd(span),
      position,
      keyword,
      arg.star,
      arg.ref,
    );
    if (isBase(arg)) typeExprs.set(types[type++]!, 'ownerRow', row);
  }
  defs.set(def, 'baseCount', args.length);
}

const isBase = (arg: Argument): boolean => arg.keyword < 0 && arg.star === 0 && arg.value >= 0;

function visitBase(x: Extraction, arg: Argument, nameStart: number): number {
  arg.ref = x.visitExpression(arg.value);
  return addTypeExpr(x, arg.value, TypeRole.base, TypeOwner.bases, arg.ref, nameStart);
}

/** A lambda is a definition whose body is the value it returns. */
export function visitLambda(x: Extraction, node: number): ExprRef {
  const { defs, returns } = x.out;
  const list = x.child(node, Field.parameters);
  const body = x.child(node, Field.body);
  const def = addDef(x, node, DefKind.lambda, -1);
  const params = list < 0 ? [] : readParameters(x, list);
  visitDefaults(x, params);
  const outer = x.save();
  enterDef(x, def, ScopeKind.lambda, node);
  defs.set(def, 'paramStart', addParameters(x, def, params));
  defs.set(def, 'paramCount', params.length);
  if (list >= 0) setSignature(x, def, list, x.start[list]!, x.end[list]!);
  if (body >= 0) {
    defs.set(def, 'bodyStart', x.ownStart(body));
    defs.set(def, 'bodyEnd', x.ownEnd(body));
    const value = x.visitExpression(body);
    returns.add(def, x.chunk, x.ownStart(body), ReturnKind.return, value);
  }
  x.restore(outer);
  return exprRef('def', def);
}
