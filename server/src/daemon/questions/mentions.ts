/**
 * "Where is this mentioned?", as bare spans: every token that names a symbol or stands for it, in canonical order.
 * For readers that show places and need no more; `references.ts` describes each of them.
 */
import { ImportKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { SymbolRole } from '../../linker/links.ts';
import type { FoundLink } from '../../store/records.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
import { localUses } from './local-variable.ts';
import { referringTokens } from './references.ts';
import type { Steps } from './steps.ts';

/** Mentions found in one step: some take the text of their file. */
const STEP_MENTIONS = 50;

/** A place in an indexed file, in absolute UTF-8 bytes. */
export interface SourcePlace {
  readonly path: string;
  readonly bstart: number;
  readonly bend: number;
}

/** A token that names a symbol. */
export interface Mention extends SourcePlace {
  /** SCIP role bits. */
  readonly roles: number;
}

/**
 * Mentions of a symbol outside of local scopes, by path and position. The name of a call's callee is cut out of the
 * text, so a file whose text is gone gives the whole callee.
 */
export function* symbolMentions(context: AnswerContext, symbol: string): Steps<Mention[]> {
  const found: Mention[] = [];
  for (const links of yield* referringTokens(context, symbol, 0)) {
    found.push(mentionOf(context, links));
    if (found.length % STEP_MENTIONS === 0) yield;
  }
  return found;
}

/** Mentions of a variable that only its function sees. `binding` is a row of `bindings`. */
export function localMentions(file: StoredFileView, facts: FileFacts, binding: number): Mention[] {
  return localUses(facts, binding).map(({ bstart, bend, role }) => ({
    path: file.path,
    bstart,
    bend,
    roles:
      role === 'read'
        ? SymbolRole.read
        : role === 'write'
          ? SymbolRole.write
          : SymbolRole.definition | SymbolRole.write,
  }));
}

function mentionOf(context: AnswerContext, links: readonly FoundLink[]): Mention {
  const [first] = links;
  let bstart = first!.bstart;
  let roles = 0;
  for (const link of links) {
    bstart = Math.max(bstart, link.relation === 'import_symbol' ? boundName(context, link) : link.bstart);
    roles |= link.roles;
  }
  const { path, bend } = first!;
  if (links.every(({ relation }) => relation === 'callsite_symbol'))
    bstart = lastName(context, path, bstart, bend);
  return { path, bstart, bend, roles };
}

/** Start of `osp` in `import os.path as osp`, where what is imported is a mention of its own; else of the whole alias. */
function boundName(context: AnswerContext, link: FoundLink): number {
  const facts = context.snapshot.file(link.path)!.facts()!;
  const { kind, localStart, localEnd } = facts.evidence.imports;
  const row = context.leftRow(link);
  const toAbsolute = (at: number): number => facts.layout().toAbsolute(link.chunk, at);
  const isLast = kind[row] === ImportKind.IMPORT && toAbsolute(localEnd[row]!) === link.bend;
  return isLast ? toAbsolute(localStart[row]!) : link.bstart;
}

/** Start of the last identifier of a dotted callee. */
function lastName(context: AnswerContext, path: string, bstart: number, bend: number): number {
  const lines = context.snapshot.file(path)?.lineIndex();
  if (!lines) return bstart;
  const text = lines.text.slice(lines.utf16OfByte(bstart), lines.utf16OfByte(bend));
  const name = /[^\s.()[\]]+$/u.exec(text)?.[0] ?? text;
  return bend - Buffer.byteLength(name);
}
