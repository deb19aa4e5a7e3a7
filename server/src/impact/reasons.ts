/**
 * Why a file is impacted, in words of the contract: which symbol that changed the file uses, at which site, and
 * through which other file the change came. Every chain of reasons ends in an edited file, because it is read
 * off the answers that really changed (`change-flow.ts`).
 */
import type { ReasonKind } from '@cpgd/shared';
import { REASON_KINDS } from '@cpgd/shared/vocabulary';
import { partsOfPlace } from '../linker/entities.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import type { Link } from '../linker/links.ts';
import type { Query } from '../linker/queries.ts';
import { compareQueries } from '../linker/query.ts';
import type { LinkList } from '../linker/stable-links.ts';
import type { ImpactedFile } from '../relations/history.ts';
import type { ChangeFlow, FlowStep } from './change-flow.ts';
import {
  importOf,
  isImport,
  isName,
  reasonOfLink,
  type Site,
  siteOf,
  starImportOf,
  startOf,
  TargetNames,
  useOf,
} from './reason-sites.ts';

/** A chunk that was linked again. */
export interface RelinkedChunk {
  readonly facts: FileFacts;
  /** Row of `chunks`. */
  readonly chunk: number;
  readonly query: Query;
  readonly before: LinkList;
  readonly after: LinkList;
}

/** Why one chunk was linked again. */
export interface ChunkReasons {
  readonly chunk: RelinkedChunk;
  /** Nearest to the edit first. A chunk of an edited file names that file as the one the change came through. */
  readonly reasons: readonly ImpactedFile[];
}

export interface Reasons {
  /** All impacted files with all their reasons, sorted by hop, path, kind and reference. */
  readonly files: readonly ImpactedFile[];
  readonly chunks: readonly ChunkReasons[];
}

export interface ReasonInput {
  readonly flow: ChangeFlow;
  /** Edited files, sorted. */
  readonly edited: readonly string[];
  readonly relinked: readonly RelinkedChunk[];
  /** Files that are reached without being linked again, with why. */
  readonly importers: readonly ImpactedFile[];
  readonly file: (path: string) => FileFacts | undefined;
  /** Dotted module of a path, also of one that is gone. */
  readonly moduleOf: (path: string) => string;
  /** Links of a whole file as they are now, for files a change only passes through. */
  readonly linksOf: (path: string) => LinkList | null;
}

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

/** `pause` is asked between chunks, and what it gives is waited for. */
export async function explainChange(input: ReasonInput, pause: () => Promise<void> | null): Promise<Reasons> {
  const found = new Map<string, ImpactedFile>();
  const edited = new Set(input.edited);
  const names = new TargetNames();
  const add = (impact: ImpactedFile): void => {
    const key = [impact.path, impact.reason, impact.ref, impact.viaPath ?? ''].join('\0');
    const known = found.get(key);
    const isNearer = !known || impact.hop < known.hop;
    // Of sites that say the same, the first in the file.
    if (isNearer || (impact.hop === known.hop && impact.bstart! < known.bstart!)) found.set(key, impact);
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
      add(passage(input, names, at.home, source));
    }
  };
  const chunks: ChunkReasons[] = [];
  for (const chunk of input.relinked) {
    const { path } = chunk.facts;
    const isEdited = edited.has(path);
    const reasons: ImpactedFile[] = [];
    /** Many steps of a chunk come from the same place in another file. */
    const uses = new Map<FlowStep, readonly ImpactedFile[]>();
    for (const step of stepsOf(input.flow, chunk.query)) {
      const source = sourceOf(step, path) ?? (isEdited ? step : null);
      if (source === null) continue;
      let found = uses.get(source);
      if (found === undefined) {
        found = usesOf(input, names, chunk, source);
        uses.set(source, found);
        reasons.push(...found);
        explainPassage(source);
      }
      if (found.length === 0 && !source.isSame) reasons.push(reasonWithoutUse(input, chunk, step, source));
    }
    if (!isEdited) for (const impact of reasons) add(impact);
    if (reasons.length > 0) chunks.push({ chunk, reasons: reasons.sort(inOrder) });
    const wait = pause();
    if (wait) await wait;
  }
  for (const impact of input.importers) if (!edited.has(impact.path)) add(impact);
  return { files: [...found.values()].sort(inOrder), chunks };
}

/** Nearest first; of the kinds, what says most about a use before what is only likely. */
const inOrder = (a: ImpactedFile, b: ImpactedFile): number =>
  a.hop - b.hop ||
  compare(a.path, b.path) ||
  REASON_KINDS.indexOf(a.reason) - REASON_KINDS.indexOf(b.reason) ||
  compare(a.ref, b.ref);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Changed answers that a chunk read, the nearest to the edit first. */
const stepsOf = (flow: ChangeFlow, chunk: Query): FlowStep[] =>
  flow.stepsOf(chunk).sort((a, b) => a.hop - b.hop || compareQueries(a.query, b.query));

/** The nearest step on the way to the edit that is of another file than `path`. */
function sourceOf(step: FlowStep, path: string): FlowStep | null {
  for (let at: FlowStep | null = step; at !== null; at = at.from)
    if (at.home !== null && at.home !== path) return at;
  return null;
}

/** What the links of a chunk say of a change: one reason of each kind. */
function usesOf(
  input: ReasonInput,
  names: TargetNames,
  chunk: RelinkedChunk,
  source: FlowStep,
): readonly ImpactedFile[] {
  const { facts } = chunk;
  const kindName = source.query.kind.name;
  const base = reachedBy(input, chunk, source);
  const { ref } = base;
  const found = new Map<ReasonKind, ImpactedFile>();
  const add = (reason: ReasonKind, site: Site | null): void => {
    if (site !== null && !found.has(reason)) found.set(reason, { ...base, reason, ...site });
  };
  const linksToRef = (): Link[] => {
    const after = names.linksTo(ref, chunk.after);
    return chunk.before === chunk.after ? after : [...names.linksTo(ref, chunk.before), ...after];
  };
  if (inferred(source.query)) {
    add('inferred_type', useOf(facts, linksToRef()));
  } else if (STARS.has(kindName)) {
    add('import_star', starImportOf(facts, ref));
  } else {
    const named = linksToRef().filter((link) => !MODULES.has(kindName) || isImport(link));
    for (const link of named) {
      if (isName(link)) continue;
      add(reasonOfLink(facts, link), siteOf(facts, link));
      if (link.method === 'star_import') add('import_star', starImportOf(facts, ref));
    }
    // A name says least: where it is called or inherited from, another link says so.
    if (found.size === 0) for (const link of named) add(reasonOfLink(facts, link), siteOf(facts, link));
  }
  return [...found.values()];
}

/** The reason where no link names what changed. */
function reasonWithoutUse(
  input: ReasonInput,
  chunk: RelinkedChunk,
  step: FlowStep,
  source: FlowStep,
): ImpactedFile {
  const { facts } = chunk;
  const reason =
    REASON_OF_KIND[source.query.kind.name] ?? REASON_OF_KIND[step.query.kind.name] ?? 'inferred_type';
  const link = differing(chunk) ?? chunk.after.first ?? chunk.before.first;
  const base = reachedBy(input, chunk, source);
  const named = reason === 'import_from' ? importOf(facts, chunk.chunk, base.ref) : null;
  const site = named ?? (link ? siteOf(facts, link) : startOf(facts, chunk.chunk));
  return { ...base, reason, ...site };
}

function reachedBy(
  { moduleOf }: ReasonInput,
  { facts }: RelinkedChunk,
  { query, home, hop }: FlowStep,
): Pick<ImpactedFile, 'path' | 'ref' | 'viaPath' | 'hop'> {
  const ref = subjectOf({ query, home }, facts.module, moduleOf);
  return { path: facts.path, ref, viaPath: home ?? facts.path, hop: hop + 1 };
}

/** The reason of a file that only hands a change on: a re-export, or something it computes from what changed. */
function passage(input: ReasonInput, names: TargetNames, path: string, source: FlowStep): ImpactedFile {
  const facts = input.file(path);
  const ref = subjectOf(source, input.moduleOf(path), input.moduleOf);
  const links = input.linksOf(path);
  const kind = source.query.kind.name;
  const isInferred = inferred(source.query);
  const reason: ReasonKind = isInferred
    ? 'inferred_type'
    : HANDED_ON.has(kind)
      ? 'reexport'
      : (REASON_OF_KIND[kind] ?? 'inferred_type');
  const named = links ? names.linksTo(ref, links) : [];
  const link = named[0] ?? links?.first;
  const site = facts
    ? ((isInferred ? useOf(facts, named) : STARS.has(kind) ? starImportOf(facts, ref) : null) ??
      (link ? siteOf(facts, link) : startOf(facts, 0)))
    : { bstart: null, bend: null };
  return { path, reason, ref, viaPath: source.home, hop: source.hop + 1, ...site };
}

/** Kinds of queries by what their answers are. */
const STARS = new Set(['star', 'star_sources']);
const MODULES = new Set(['module', 'modules', 'file', 'imports']);
const HANDED_ON = new Set(['member', 'global', 'binding', 'star']);

const inferred = ({ kind }: Query): boolean =>
  kind.name === 'returns' || kind.name === 'value' || kind.name === 'argument' || kind.name === 'local';

/** The first link that only one of the two versions has. */
const differing = ({ before, after }: RelinkedChunk): Link | undefined =>
  before === after ? undefined : (after.firstNotIn(before) ?? before.firstNotIn(after));

/** Dotted name of what a query is about; `reader` is the module that asked, for queries about no file. */
function subjectOf(
  { query, home }: Pick<FlowStep, 'query' | 'home'>,
  reader: string,
  moduleOf: (path: string) => string,
): string {
  const { a, b, c, kind } = query;
  switch (kind.name) {
    case 'member':
      return `${a}.${b}`;
    case 'module':
      return a;
    case 'modules':
      return reader;
    // What a call of a parameter gives goes by no name: it is something of the file that the change came through.
    case 'result':
      return home === null ? reader : moduleOf(home);
    // `use C` says what is done to a name, then the name.
    case 'passers':
    case 'is_passed':
      return a.slice(a.lastIndexOf(' ') + 1);
    case 'files_of_name':
      return b;
    // The function that a file's calls may be of, as path and key.
    case 'passing_calls': {
      const [path, key] = partsOfPlace(b);
      return [moduleOf(path), key].join('.');
    }
    // Which of the class's names a text may be: the class comes to have others.
    case 'names_like':
      return [moduleOf(a), b].filter((part) => part !== '').join('.');
    default: {
      const module = moduleOf(a);
      const at = c.indexOf('@');
      const parts = kind.name === 'imports' ? [] : [b, at < 0 ? c : c.slice(0, at)];
      return [module, ...parts.filter((part) => part !== '')].join('.');
    }
  }
}
