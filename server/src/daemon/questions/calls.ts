/**
 * "Who calls this, and what does it call?": the call graph around a symbol, hop by hop. A module is a caller
 * too: the calls of its top-level code. A class stands for its constructor as well.
 */

import type { CallEdge, Reference, SymbolInfo } from '@cpgd/shared';
import { DefKind } from '../../evidence/schema.ts';
import { CALL_RELATIONS, isCallRelation, RELATIONS, SymbolRole } from '../../linker/links.ts';
import { moduleSymbol, parseSymbol } from '../../linker/scip-symbol.ts';
import { anchorSpan } from '../../store/packed-links.ts';
import type { FoundLink } from '../../store/records.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import { type AnswerContext, definitionAround } from './answer-context.ts';
import { callsByInheritance, callTargets } from './class-calls.ts';
import { linksTo } from './links-to.ts';
import { describeCallsite } from './references.ts';
import type { Steps } from './steps.ts';
import { describeSymbol } from './symbols.ts';

export interface CallOptions {
  readonly depth: number;
  /** Most edges given; all are counted. */
  readonly limit: number;
  readonly minConfidence: number;
}

/** Links looked at in one step: the definition around one may take evidence that is not read yet. */
const STEP_LINKS = 50;

/** A callsite and the symbol its link names, which for a class may be its constructor. */
interface Callsite {
  readonly link: FoundLink;
  readonly target: string;
}

/** Callsites by the other end of the edge: the caller when walking up, the callee when walking down. */
type Step = (
  context: AnswerContext,
  symbol: string,
  options: Reach,
) => Steps<ReadonlyMap<string, readonly Callsite[]>>;

/** A symbol whose edges have been looked for: nothing is found yet, and there may be many more. */
export const EXPANDED: unique symbol = Symbol('expanded');

/** Edges nearest first. They are found long before they are described: making one takes its files' texts. */
export type CallSteps = Generator<(() => CallEdge) | typeof EXPANDED, void, undefined>;

export function findCallers(
  context: AnswerContext,
  symbol: string,
  options: CallOptions,
): { items: CallEdge[]; total: number } {
  return collect(walk(context, symbol, options, callersOf, asCaller), options.limit);
}

export function findCallees(
  context: AnswerContext,
  symbol: string,
  options: CallOptions,
): { items: CallEdge[]; total: number } {
  return collect(walk(context, symbol, options, calleesOf, asCallee), options.limit);
}

export function callerSteps(context: AnswerContext, symbol: string, options: Reach): CallSteps {
  return walk(context, symbol, options, callersOf, asCaller);
}

export function calleeSteps(context: AnswerContext, symbol: string, options: Reach): CallSteps {
  return walk(context, symbol, options, calleesOf, asCallee);
}

type Reach = Omit<CallOptions, 'limit'>;
type Ends = (near: SymbolInfo, far: SymbolInfo) => { caller: SymbolInfo; callee: SymbolInfo };

const asCaller: Ends = (near, far) => ({ caller: far, callee: near });
const asCallee: Ends = (near, far) => ({ caller: near, callee: far });

function collect(steps: CallSteps, limit: number): { items: CallEdge[]; total: number } {
  const items: CallEdge[] = [];
  let total = 0;
  for (const step of steps) if (step !== EXPANDED && total++ < limit) items.push(step());
  return { items, total };
}

/** Breadth first, each symbol expanded once, so that recursion ends. */
function* walk(context: AnswerContext, start: string, options: Reach, step: Step, ends: Ends): CallSteps {
  const described = new Map<string, SymbolInfo>();
  const info = (symbol: string): SymbolInfo => {
    let found = described.get(symbol);
    if (!found) described.set(symbol, (found = describeSymbol(context, symbol)));
    return found;
  };
  const seen = new Set([start]);
  let frontier = [start];
  for (let hop = 1; hop <= options.depth && frontier.length > 0; hop++) {
    const next: string[] = [];
    for (const near of frontier) {
      const steps = step(context, near, options);
      let found = steps.next();
      for (; !found.done; found = steps.next()) yield EXPANDED;
      for (const [far, sites] of found.value) {
        yield () => {
          const references: Reference[] = sites.map(({ target, link }) =>
            describeCallsite(context, target, link),
          );
          return { hop, ...ends(info(near), info(far)), sites: references };
        };
        if (!seen.has(far)) {
          seen.add(far);
          next.push(far);
        }
      }
      yield EXPANDED;
    }
    frontier = next;
  }
}

function* callersOf(context: AnswerContext, symbol: string, options: Reach): Steps<Map<string, Callsite[]>> {
  const callers = new Map<string, Callsite[]>();
  const seen = new Set<string>();
  const calls: Callsite[] = [];
  for (const target of callTargets(symbol))
    for (const link of yield* linksTo(context, target, CALL_RELATIONS)) calls.push({ target, link });
  calls.push(...callsByInheritance(context, symbol));
  for (const [at, { target, link }] of calls.entries()) {
    if (at % STEP_LINKS === STEP_LINKS - 1) yield;
    const key = `${link.path}\0${link.bstart}\0${link.bend}`;
    if (link.confidence < options.minConfidence || seen.has(key)) continue;
    seen.add(key);
    const { symbol: caller } = context.containerOf(link);
    const sites = callers.get(caller);
    if (sites) sites.push({ target, link });
    else callers.set(caller, [{ target, link }]);
  }
  return callers;
}

function* calleesOf(context: AnswerContext, symbol: string, options: Reach): Steps<Map<string, Callsite[]>> {
  const callees = new Map<string, Callsite[]>();
  for (const { file, def } of bodiesOf(context, symbol)) {
    const facts = file.facts()!;
    const layout = file.layout()!;
    for (const { chunk, links } of file.links()) {
      for (const link of links) {
        if (!isCallRelation(link.relation) || link.confidence < options.minConfidence) continue;
        if (!isOf(file, definitionAround(facts.evidence, link.relation, link.left), def)) continue;
        const [start, end] = anchorSpan(facts.evidence, link.relation, link.left);
        const { relation, method, confidence, roles, aux } = link;
        const found: FoundLink = {
          fileId: file.id,
          path: file.path,
          chunkId: -1,
          chunk,
          relation,
          method,
          confidence,
          roles,
          aux,
          ordinal: facts.rowsOfChunk(RELATIONS[relation].left, chunk).indexOf(link.left),
          bstart: layout.toAbsolute(chunk, start),
          bend: layout.toAbsolute(chunk, end),
        };
        const sites = callees.get(link.target);
        const site: Callsite = { target: link.target, link: found };
        if (sites) sites.push(site);
        else callees.set(link.target, [site]);
      }
    }
    yield;
  }
  return callees;
}

/**
 * Whether what stands in a row of `defs` belongs to a definition (-1: the module): what a lambda does belongs to it and to
 * what it stands in, as lambdas run where they are written, as far as we know.
 */
function isOf(file: StoredFileView, around: number, def: number): boolean {
  const { kind, container } = file.evidence()!.defs;
  let row = around;
  while (row !== def && row >= 0 && kind[row] === DefKind.lambda) row = container[row]!;
  return row === def;
}

/** Files and rows of `defs` (-1: module code) whose calls are the symbol's. */
function bodiesOf(
  context: AnswerContext,
  symbol: string,
): readonly { readonly file: StoredFileView; readonly def: number }[] {
  const parsed = parseSymbol(symbol);
  if (parsed?.kind === 'module') {
    return context.snapshot.files
      .filter((file) => file.parseStatus !== 'skipped' && mayBeModule(file, parsed.module))
      .filter((file) => moduleSymbol(file.facts()!.symbolPrefix) === symbol)
      .map((file) => ({ file, def: -1 }));
  }
  return context
    .definitionsOf(symbol)
    .filter((link) => link.relation === 'def_symbol' && link.roles & SymbolRole.definition)
    .map((link) => ({ file: context.snapshot.file(link.path)!, def: context.leftRow(link) }));
}

/** Whether the file can have this module name, without reading its evidence. */
function mayBeModule(file: StoredFileView, module: string): boolean {
  return file.moduleFqn === null || file.moduleFqn === module;
}
