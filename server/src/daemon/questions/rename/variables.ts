/**
 * Renaming what the scopes of files bind: local variables, what an import is called with `as`, and parameters, which calls
 * may pass by name.
 */
import { ImportFlag, LAMBDA_NAME, ParamKind, ScopeKind, SiteKind } from '../../../evidence/schema.ts';
import { receiverOf } from '../../../linker/definition-facts.ts';
import { symbolName } from '../../../linker/entity-names.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import { privateName } from '../../../linker/file-symbols.ts';
import { parameterDescriptor, parseSymbol } from '../../../linker/scip-symbol.ts';
import type { StoredFileView } from '../../store-snapshot.ts';
import type { AnswerContext } from '../answer-context.ts';
import { linksTo } from '../links-to.ts';
import { localMentions, type SourcePlace, symbolMentions } from '../mentions.ts';
import type { Occurrence } from '../occurrence.ts';
import { referringTokens } from '../references.ts';
import type { Steps } from '../steps.ts';
import { capturedNames } from './captured-names.ts';
import { positionsByPath, starImporters } from './conflicts.ts';
import { classOfMember, familyOf, heirsOf, membersNamed } from './family.ts';
import { isFilledByFixture } from './fixtures.ts';
import { exportedNames } from './listed-names.ts';
import { isForField, passedByName, unknownKeywords } from './passed-by-name.ts';
import { REFUSED_EARLY, type RenamePlan, refused, settled } from './plan.ts';
import { filesSaying, isSpecialName, placeIn, symbolsOf } from './texts.ts';
import { namedOfModule } from './written-names.ts';

/** A variable of a file: `binding` is a row of `bindings`. */
interface Variable {
  readonly file: StoredFileView;
  readonly facts: FileFacts;
  readonly binding: number;
}

interface Parameter extends Variable {
  /** Row of `params`. */
  readonly row: number;
}

/** The variable that an `import … as` binds, if the occurrence is one of that name; null for others. */
export function aliasAt(file: StoredFileView, { kind, row, bstart }: Occurrence): Variable | null {
  const facts = file.facts()!;
  const { bindings, bindingSites, imports, nameBindings } = facts.evidence;
  let binding = -1;
  if (kind === 'name') binding = nameBindings.resolved[row]!;
  else if (kind === 'import' || kind === 'module') {
    const { scope, local, localStart, chunk } = imports;
    if (localStart[row]! < 0 || facts.layout().toAbsolute(chunk[row]!, localStart[row]!) !== bstart)
      return null;
    const own = facts.binding(scope[row]!, privateName(facts, facts.text(local[row]!), scope[row]!));
    binding = own < 0 ? -1 : bindings.resolvesTo[own]!;
  }
  if (binding < 0) return null;
  const sites = sitesOf(facts, binding);
  const isAlias = sites.some(
    (site) =>
      bindingSites.kind[site] === SiteKind.import &&
      (imports.flags[bindingSites.row[site]!]! & ImportFlag.aliased) !== 0,
  );
  return isAlias ? { file, facts, binding } : null;
}

/** For what only one file binds, in whatever scope. */
export function* planVariable(
  context: AnswerContext,
  variable: Variable,
  newName: string | null,
): Steps<RenamePlan> {
  const { file, facts, binding } = variable;
  const { bindings, bindingSites, imports, scopes } = facts.evidence;
  const plain = sitesOf(facts, binding).filter(
    (site) =>
      bindingSites.kind[site] === SiteKind.import &&
      (imports.flags[bindingSites.row[site]!]! & ImportFlag.aliased) === 0,
  );
  const importPlace = (site: number): SourcePlace => {
    const row = bindingSites.row[site]!;
    return placeIn(facts, imports.chunk[row]!, imports.localStart[row]!, imports.localEnd[row]!);
  };
  if (plain.length > 0)
    return refused('it is what the imported thing itself is called', plain.map(importPlace));
  const places: SourcePlace[] = localMentions(file, facts, binding);
  const oldName = writtenName(facts, binding);
  const scopeKind = scopes.kind[bindings.scope[binding]!]!;
  const isOpen = scopeKind === ScopeKind.module || scopeKind === ScopeKind.class;
  if (context.isEarly && isOpen) return REFUSED_EARLY;
  const doubtful: SourcePlace[] = [];
  if (scopeKind === ScopeKind.module) {
    places.push(...exportedNames(context, file.path, oldName));
    doubtful.push(...(yield* usesElsewhere(context, variable, oldName)));
  } else if (isOpen) doubtful.push(...(yield* attributesNamed(context, oldName)));
  const taken = newName === null ? [] : capturedBy([{ ...variable, places }], newName);
  return settled(oldName, places, doubtful, newName, taken);
}

/** For a parameter of a function. */
export function* planParameter(
  context: AnswerContext,
  symbol: string,
  newName: string | null,
): Steps<RenamePlan> {
  const owner = symbol.slice(0, symbol.lastIndexOf('('));
  const oldName = parseSymbol(symbol)!.path.at(-1)!;
  const own = parametersOf(context, symbol);
  if (own.length === 0) return refused(`${symbolName(symbol)} is not defined in this workspace`);
  if (!own.some(isPassedByName)) return settledParameters(own, oldName, [], [], newName, []);
  const functionName = parseSymbol(owner)!.path.at(-1)!;
  if (functionName === '__init_subclass__')
    return refused('class statements pass it by name', own.map(parameterPlace));
  if (own.some(({ facts, row }) => isFilledByFixture(facts, facts.evidence.params.def[row]!, oldName)))
    return refused('pytest gives it by this name');
  const isConstructor = functionName === '__init__' || functionName === '__new__';
  const isLambda = functionName === LAMBDA_NAME;
  const family = isConstructor || isLambda ? [owner] : yield* familyOf(context, owner);
  // Python passes the arguments of special methods by position.
  for (const member of isSpecialName(functionName) ? [] : family)
    if (context.definitionsOf(member).length === 0)
      return refused(
        `${symbolName(member)}, which passes it by the same name, is not defined in this workspace`,
      );
  const symbols = family.map((member) => member + parameterDescriptor(oldName));
  const parameters = symbols.flatMap((one) => parametersOf(context, one));
  const places: SourcePlace[] = [];
  const doubtful: SourcePlace[] = [];
  const hasHeirs = isConstructor && (yield* hasOtherConstructors(context, owner));
  for (const one of symbols) {
    places.push(...(yield* symbolMentions(context, one)));
    doubtful.push(...(yield* sharedKeywords(context, one, new Set(symbols), hasHeirs)));
  }
  const names = isConstructor ? [parseSymbol(owner)!.path.at(-2)!, functionName] : [functionName];
  doubtful.push(...(yield* keywordsFor(context, family, isLambda ? [] : names, oldName)));
  const taken = newName === null ? [] : (yield* passedByName(context, family, newName)).keywords;
  const fields = yield* keywordsOfFields(context, symbols);
  const [named, unsure] = [places, doubtful].map((list) =>
    list.filter((place) => !fields.has(placeKey(place))),
  );
  return settledParameters(parameters, oldName, named!, unsure!, newName, taken);
}

function settledParameters(
  parameters: readonly Parameter[],
  oldName: string,
  named: readonly SourcePlace[],
  doubtful: readonly SourcePlace[],
  newName: string | null,
  taken: readonly SourcePlace[],
): RenamePlan {
  const homes = parameters.map((one) => ({
    ...one,
    places: localMentions(one.file, one.facts, one.binding),
  }));
  const captured = newName === null ? [] : capturedBy(homes, newName);
  const places = [...named, ...homes.flatMap((home) => home.places)];
  return settled(oldName, places, doubtful, newName, [...taken, ...captured]);
}

/** Keywords and `**` arguments that may pass the name to one of the functions, which unknown objects have as `names`. */
function* keywordsFor(
  context: AnswerContext,
  functions: readonly string[],
  names: readonly string[],
  name: string,
): Steps<SourcePlace[]> {
  const { keywords, spreads } = yield* passedByName(context, functions, name);
  const given = new Set(functions.flatMap((one) => [one, one.replace(/#__(?:init|new)__\(\)\.$/, '#')]));
  let isAnywhere = names.length === 0;
  for (const one of given) isAnywhere ||= yield* isValue(context, one);
  const calls = { given, names: new Set(names), passers: new Set<string>(), isAnywhere };
  return [...keywords, ...spreads, ...(yield* unknownKeywords(context, name, calls))];
}

/** Whether something is read where it is not called, so that anybody may have it. */
function* isValue(context: AnswerContext, symbol: string): Steps<boolean> {
  const tokens = yield* referringTokens(context, symbol, 0);
  return tokens.some((links) =>
    links.every(({ relation }) => relation === 'name_symbol' || relation === 'attribute_symbol'),
  );
}

/** Places of keywords that reach the parameters and are called like a field, as `placeKey` says them. */
function* keywordsOfFields(
  context: AnswerContext,
  parameters: readonly string[],
): Steps<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const parameter of parameters)
    for (const link of yield* linksTo(context, parameter, ['arg_param'])) {
      const facts = context.snapshot.file(link.path)!.facts()!;
      if (isForField(facts, context.leftRow(link), parameter)) found.add(placeKey(link));
    }
  return found;
}

const placeKey = ({ path, bstart }: Pick<SourcePlace, 'path' | 'bstart'>): string => `${path}\0${bstart}`;

/**
 * Keywords that are passed to the parameter or to another one, as it turns out: where links say so, and where a class that
 * has heirs with constructors of their own is called by a name that is not its own (`cls(x=1)`).
 */
function* sharedKeywords(
  context: AnswerContext,
  symbol: string,
  kin: ReadonlySet<string>,
  hasHeirs: boolean,
): Steps<SourcePlace[]> {
  const shared: SourcePlace[] = [];
  for (const link of yield* linksTo(context, symbol, ['arg_param'])) {
    if (link.method !== 'argument_keyword') continue;
    const row = context.leftRow(link);
    const file = context.snapshot.file(link.path)!;
    const others = file.linksOf(link.chunk);
    const isShared = others.some(
      ({ relation, left, target }) => relation === 'arg_param' && left === row && !kin.has(target),
    );
    if (isShared || (hasHeirs && !namesClass(file, row))) shared.push(link);
  }
  return shared;
}

/** Whether the callee of an argument (a row of `args`) names a class, or a method. */
function namesClass(file: StoredFileView, arg: number): boolean {
  const facts = file.facts()!;
  const { args, calls } = facts.evidence;
  const callee = calls.callee[args.call[arg]!]!;
  const symbols = symbolsOf(file, facts, callee);
  return symbols.length > 0 && symbols.every((symbol) => /(?:#|\(\)\.)$/.test(symbol));
}

/** Whether classes that inherit from that of a constructor have another one. */
function* hasOtherConstructors(context: AnswerContext, method: string): Steps<boolean> {
  const heirs = yield* heirsOf(context, [method]);
  heirs.delete(classOfMember(method));
  return [...heirs].some((heir) =>
    ['__init__', '__new__'].some((name) => membersNamed(context, heir, name).length > 0),
  );
}

/** Uses of a global of one file in others, where it stands for what was imported under another name. */
function* usesElsewhere(
  context: AnswerContext,
  { file, facts }: Variable,
  name: string,
): Steps<SourcePlace[]> {
  const found = [...(yield* namedOfModule(context, facts.module, name, [name]))];
  for (const path of yield* starImporters(context, file)) {
    const own = context.snapshot.file(path)!.facts()!;
    const { nameBindings, names } = own.evidence;
    for (let row = 0; row < names.length; row++)
      if (nameBindings.resolved[row]! < 0 && own.text(names.name[row]!) === name)
        found.push(placeIn(own, names.chunk[row]!, names.start[row]!, names.end[row]!));
    yield;
  }
  return found;
}

/** Attributes of a name, of whatever object. */
function* attributesNamed(context: AnswerContext, name: string): Steps<SourcePlace[]> {
  const found: SourcePlace[] = [];
  for (const file of yield* filesSaying(context, name)) {
    const facts = file.facts()!;
    const { attrs } = facts.evidence;
    for (let row = 0; row < attrs.length; row++)
      if (facts.text(attrs.name[row]!) === name)
        found.push(placeIn(facts, attrs.chunk[row]!, attrs.nameStart[row]!, attrs.nameEnd[row]!));
    yield;
  }
  return found;
}

/** Places of variables that get another name, where that would mean something else. */
function capturedBy(
  variables: readonly (Variable & { readonly places: readonly SourcePlace[] })[],
  newName: string,
): SourcePlace[] {
  return variables.flatMap(({ file, facts, binding, places }) => {
    const edited = positionsByPath(places).get(file.path) ?? new Set();
    return capturedNames(facts, new Set([facts.evidence.bindings.scope[binding]!]), edited, newName);
  });
}

/** Where the parameter of a symbol is defined; several for overloads. */
function parametersOf(context: AnswerContext, symbol: string): Parameter[] {
  return context.definitionsOf(symbol).flatMap((link): Parameter[] => {
    const file = context.snapshot.file(link.path);
    const facts = file?.facts();
    if (link.relation !== 'param_symbol' || !file || !facts) return [];
    const { params } = facts.evidence;
    const row = context.leftRow(link);
    const scope = params.scope[row]!;
    return [
      {
        file,
        facts,
        row,
        binding: facts.binding(scope, privateName(facts, facts.text(params.name[row]!), scope)),
      },
    ];
  });
}

/** Whether a call can pass it as a keyword; nobody passes the object of a method so. */
function isPassedByName({ facts, row }: Parameter): boolean {
  const { params } = facts.evidence;
  if (params.kind[row] !== ParamKind.POS_OR_KW && params.kind[row] !== ParamKind.KWONLY) return false;
  return params.position[row] !== 0 || receiverOf(facts, params.def[row]!) === 'none';
}

function parameterPlace({ facts, row }: Parameter): SourcePlace {
  const { chunk, nameEnd, nameStart } = facts.evidence.params;
  return placeIn(facts, chunk[row]!, nameStart[row]!, nameEnd[row]!);
}

/** A variable's name as its code writes it: private names without that of their class. */
function writtenName(facts: FileFacts, binding: number): string {
  const { bindings, names, nameBindings } = facts.evidence;
  const row = nameBindings.resolved.indexOf(binding);
  return facts.text(row < 0 ? bindings.name[binding]! : names.name[row]!);
}

/** Rows of `bindingSites`. */
function sitesOf({ evidence: { bindings } }: FileFacts, binding: number): number[] {
  return Array.from({ length: bindings.siteCount[binding]! }, (_, i) => bindings.siteStart[binding]! + i);
}
