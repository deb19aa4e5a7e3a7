/**
 * What is supposed to change, as states of files: from a git revision to now, or from now to a workspace where
 * some symbols or the contents of some files are gone. Knows nothing of what a change does.
 */
import type { ImpactSubject } from '@cpgd/shared';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { wouldBeFound } from '../../workspace/discovery.ts';
import { statusOf } from '../../workspace/file-status.ts';
import { type GitChanges, gitChangesSince } from '../../workspace/git-changes.ts';
import { readSource, type SourceFile, sourceOfBytes } from '../../workspace/source-file.ts';
import type { EngineState } from '../engine/engine.ts';
import type { Overlay, WhatIf } from '../what-if.ts';
import type { AnswerContext } from './answer-context.ts';
import { describeSymbol, resolveSymbol } from './symbols.ts';

/** The question names something that this workspace does not have. `hint` says what to ask instead. */
export class UnknownSubjectError extends Error {
  override readonly name = 'UnknownSubjectError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const NOTHING: Overlay = new Map();

/** The texts from then of all source files that differ now. Rejects with `GitError`. */
export function changesSince(
  state: EngineState,
  revision: string,
  signal?: AbortSignal,
): Promise<GitChanges> {
  const { config } = state.files.currentPlan;
  const isWanted = (path: string): boolean =>
    state.files.get(path) !== undefined || wouldBeFound(path, config);
  return gitChangesSince(state.root, revision, isWanted, signal);
}

/** From the commit to what is open and on disk now. */
export function sinceCommit({ files }: EngineState, { changes }: GitChanges): WhatIf {
  const from = new Map<string, SourceFile | null>();
  for (const { path, oldPath, oldBytes, exists } of changes) {
    if (exists && oldPath !== path && files.get(path)) from.set(path, null);
    if (oldPath !== null && oldBytes !== null) from.set(oldPath, sourceOfBytes(oldBytes));
  }
  // What was typed and not saved is a change that git does not see.
  for (const path of files.paths()) {
    const known = files.get(path)!;
    if (known.changedMs !== -1 || from.has(path)) continue;
    const { absolutePath } = known.planned;
    const saved = statusOf(absolutePath) ? readSource(absolutePath) : null;
    // A file that is merely open has not changed.
    if (saved?.sha256 !== known.analyzed.sha256) from.set(path, saved);
  }
  return { from, to: NOTHING };
}

/** From now to a workspace without the symbols, or without the contents of the files. */
export function without(
  state: EngineState,
  context: AnswerContext,
  subject: Exclude<ImpactSubject, { readonly kind: 'since' }>,
): WhatIf {
  const to =
    subject.kind === 'files'
      ? withoutContents(state, subject.paths)
      : withoutSymbols(context, subject.symbols);
  return { from: NOTHING, to };
}

function withoutContents({ files }: EngineState, paths: readonly string[]): Overlay {
  const empty = sourceOfBytes(Buffer.alloc(0));
  return new Map(
    paths.map((path) => {
      if (files.get(path)) return [path, empty] as const;
      throw new UnknownSubjectError(
        `the index has no file ${path}`,
        'Paths are relative to the root of the project.',
      );
    }),
  );
}

function withoutSymbols(context: AnswerContext, names: readonly string[]): Overlay {
  const overlay = new Map<string, SourceFile | null>();
  /** Spans to rename, by path. */
  const spans = new Map<string, Map<number, number>>();
  for (const name of names) {
    const ref = resolveSymbol(context, name);
    const symbols = ref.resolved ? [ref.resolved] : ref.candidates;
    if (ref.status === 'unresolved')
      throw new UnknownSubjectError(
        `no symbol "${name}" in this project`,
        'Give a dotted name, the end of one, or file.py:12:5.',
      );
    for (const { symbol } of symbols) {
      const { definitions } = describeSymbol(context, symbol);
      if (definitions.length === 0)
        throw new UnknownSubjectError(
          `${name} is not defined in this project`,
          `"cpgd references" lists what uses it.`,
        );
      const isModule = parseSymbol(symbol)?.kind === 'module';
      for (const { path, bstart, bend } of definitions) {
        if (isModule) overlay.set(path, null);
        else spans.set(path, (spans.get(path) ?? new Map<number, number>()).set(bstart, bend));
      }
    }
  }
  for (const [path, ends] of spans) {
    const lines = context.lines(context.snapshot.file(path)!);
    if (overlay.has(path) || lines === null) continue;
    overlay.set(path, sourceOfBytes(renamed(Buffer.from(lines.text), ends)));
  }
  return overlay;
}

/**
 * The text with another name at each span, one that nothing looks for. It takes as many bytes, so that everything
 * else stands where it stood.
 */
function renamed(bytes: Buffer, ends: ReadonlyMap<number, number>): Buffer {
  const copy = Buffer.from(bytes);
  for (const [start, end] of ends) copy.write(strangeName(end - start), start, 'utf8');
  return copy;
}

/** An identifier of so many UTF-8 bytes that programs hardly have: a click letter takes two. */
function strangeName(bytes: number): string {
  return 'ǂ'.repeat(Math.floor(bytes / 2)) + (bytes % 2 === 1 ? 'q' : '');
}
