/**
 * Why a file is impacted, in words of the contract: which symbol that changed the file uses, at which site, and
 * through which other file the change came. Every chain of reasons ends in an edited file, because it is read
 * off the answers that really changed (`change-flow.ts`).
 */
import { symbolName } from '../linker/entity-names.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { type Link, RELATIONS, type Relation } from '../linker/links.ts';
import type { Query } from '../linker/queries.ts';
import type { ImpactedFile, ReasonKind } from '../relations/history.ts';
import { anchorSpan } from '../store/packed-links.ts';
import type { ChangeFlow, FlowStep } from './change-flow.ts';

/** A chunk that was linked again. */
export interface RelinkedChunk {
  readonly facts: FileFacts;
  /** Row of `chunks`. */
  readonly chunk: number;
  readonly query: Query;
  readonly before: readonly Link[];
  readonly after: readonly Link[];
}

export interface ReasonInput {
  readonly flow: ChangeFlow;
  /** Edited files, sorted. */
  readonly edited: readonly string[];
  readonly relinked: readonly RelinkedChunk[];
  readonly file: (path: string) => FileFacts | undefined;
  /** Dotted module of a path, also of one that is gone. */
  readonly moduleOf: (path: string) => string;
  /** Links of a whole file as they are now, for files a change only passes through. */
  readonly linksOf: (path: string) => readonly Link[];
}

interface Site {
  readonly bstart: number;
  readonly bend: number;
}

/** What a link that names the changed symbol makes of the change; relations that say nothing are left out. */
const REASON_OF_RELATION: { readonly [R in Relation]?: ReasonKind } = {
  callsite_symbol: 'caller_symbol',
  arg_param: 'caller_symbol',
  callsite_qname: 'caller_qname',
  callsite_unresolved: 'caller_qname',
  import_symbol: 'import_from',
  import_module: 'import_module',
  import_unresolved: 'import_from',
  class_base: 'inherits',
  override: 'inherits',
  type_symbol: 'annotation',
  attribute_symbol: 'attribute',
  attribute_qname: 'attribute',
  attribute_unresolved: 'attribute',
};

/** What the change of an answer is when no link names its subject. */
const REASON_OF_KIND: Readonly<Record<string, ReasonKind>> = {
  member: 'import_from',
  global: 'import_from',
  binding: 'import_from',
  module: 'import_module',
  modules: 'import_module',
  file: 'import_module',
  star: 'import_star',
  star_sources: 'import_star',
  imports: 'import_module',
  bases: 'inherits',
  mro: 'inherits',
  own: 'attribute',
  signature: 'caller_symbol',
};

/** All impacted files with all their reasons, sorted by hop, path, kind and reference. */
export function impactedFiles(input: ReasonInput): ImpactedFile[] {
  const found = new Map<string, ImpactedFile>();
  const edited = new Set(input.edited);
  const add = (impact: ImpactedFile): void => {
    const key = [impact.path, impact.reason, impact.ref, impact.viaPath ?? ''].join('\0');
    const known = found.get(key);
    if (!known || impact.hop < known.hop) found.set(key, impact);
  };
  for (const path of edited)
    add({ path, reason: 'changed_file', ref: path, viaPath: null, bstart: null, bend: null, hop: 0 });
  const explained = new Set<string>();
  /** Files a change passed through have reasons too, so that chains can be followed. */
  const explainPassage = (step: FlowStep | null): void => {
    for (let at = step; at !== null; at = at.from) {
      if (at.home === null || edited.has(at.home) || explained.has(at.home)) continue;
      const source = sourceOf(at, at.home);
      if (source === null) continue;
      explained.add(at.home);
      add(passage(input, at.home, source));
    }
  };
  for (const chunk of input.relinked) {
    const { path } = chunk.facts;
    if (edited.has(path)) continue;
    for (const step of stepsOf(input.flow, chunk.query)) {
      const source = sourceOf(step, path);
      if (source === null) continue;
      for (const impact of reasonsOf(input, chunk, step, source)) add(impact);
      explainPassage(source);
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      a.hop - b.hop || compare(a.path, b.path) || compare(a.reason, b.reason) || compare(a.ref, b.ref),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Changed answers that a chunk read. */
function stepsOf(flow: ChangeFlow, chunk: Query): FlowStep[] {
  const steps = flow.readsOf(chunk).flatMap((read) => flow.step(read) ?? []);
  return steps.sort((a, b) => a.hop - b.hop || compare(a.query.key, b.query.key));
}

/** The nearest step on the way to the edit that is of another file than `path`. */
function sourceOf(step: FlowStep, path: string): FlowStep | null {
  for (let at: FlowStep | null = step; at !== null; at = at.from)
    if (at.home !== null && at.home !== path) return at;
  return null;
}

function reasonsOf(
  { moduleOf }: ReasonInput,
  chunk: RelinkedChunk,
  step: FlowStep,
  source: FlowStep,
): ImpactedFile[] {
  const { facts } = chunk;
  const ref = subjectOf(source.query, facts.module, moduleOf);
  const base = { path: facts.path, ref, viaPath: source.home, hop: source.hop + 1 };
  const found = new Map<ReasonKind, ImpactedFile>();
  const isInferred = inferred(source.query);
  for (const link of [...chunk.before, ...chunk.after]) {
    if (!names(link, ref)) continue;
    const kind = isInferred ? 'inferred_type' : REASON_OF_RELATION[link.relation];
    if (kind !== undefined && !found.has(kind))
      found.set(kind, { ...base, reason: kind, ...siteOf(facts, link) });
  }
  if (found.size > 0) return [...found.values()];
  const reason = REASON_OF_KIND[source.query.kind.name] ?? REASON_OF_KIND[step.query.kind.name];
  const link = differing(chunk) ?? chunk.after[0] ?? chunk.before[0];
  const site = link ? siteOf(facts, link) : startOf(facts, chunk.chunk);
  return [{ ...base, reason: isInferred ? 'inferred_type' : (reason ?? 'inferred_type'), ...site }];
}

/** The reason of a file that only hands a change on: a re-export, or something it computes from what changed. */
function passage(input: ReasonInput, path: string, source: FlowStep): ImpactedFile {
  const facts = input.file(path);
  const ref = subjectOf(source.query, input.moduleOf(path), input.moduleOf);
  const links = facts ? input.linksOf(path) : [];
  const link = links.find((candidate) => names(candidate, ref)) ?? links[0];
  const kind = source.query.kind.name;
  const reason: ReasonKind = inferred(source.query)
    ? 'inferred_type'
    : kind === 'member' || kind === 'global' || kind === 'binding' || kind === 'star'
      ? 'reexport'
      : (REASON_OF_KIND[kind] ?? 'inferred_type');
  const site = facts && link ? siteOf(facts, link) : { bstart: 0, bend: 0 };
  return { path, reason, ref, viaPath: source.home, hop: source.hop + 1, ...site };
}

const inferred = ({ kind }: Query): boolean =>
  kind.name === 'returns' || kind.name === 'value' || kind.name === 'argument' || kind.name === 'local';

/** Whether a link's target is what changed, or something inside it. */
function names({ relation, target }: Link, ref: string): boolean {
  const dotted = RELATIONS[relation].target === 'symbol' ? symbolName(target) : target;
  return dotted === ref || dotted.startsWith(`${ref}.`) || ref.endsWith(`.${dotted}`);
}

/** The first link that only one of the two versions has. */
function differing({ before, after }: RelinkedChunk): Link | undefined {
  const key = (link: Link): string => JSON.stringify(link);
  const old = new Set(before.map(key));
  const now = new Set(after.map(key));
  return after.find((link) => !old.has(key(link))) ?? before.find((link) => !now.has(key(link)));
}

function siteOf(facts: FileFacts, link: Link): Site {
  const chunk = facts.evidence[RELATIONS[link.relation].left].chunk[link.left]!;
  const [start, end] = anchorSpan(facts.evidence, link.relation, link.left);
  return { bstart: facts.layout().toAbsolute(chunk, start), bend: facts.layout().toAbsolute(chunk, end) };
}

function startOf(facts: FileFacts, chunk: number): Site {
  const start = facts.evidence.chunks.start[chunk]!;
  return { bstart: start, bend: start };
}

/** Dotted name of what a query is about; `reader` is the module that asked, for queries about no file. */
function subjectOf(query: Query, reader: string, moduleOf: (path: string) => string): string {
  const { a, b, c, kind } = query;
  switch (kind.name) {
    case 'member':
      return `${a}.${b}`;
    case 'module':
      return a;
    case 'modules':
      return reader;
    default: {
      const module = moduleOf(a);
      const at = c.indexOf('@');
      const parts = kind.name === 'imports' ? [] : [b, at < 0 ? c : c.slice(0, at)];
      return [module, ...parts.filter((part) => part !== '')].join('.');
    }
  }
}
