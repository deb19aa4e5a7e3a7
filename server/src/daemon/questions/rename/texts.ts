/** What a rename reads of texts: files that say a word, what expressions and places name, and what names are special. */
import { type ExprRef, exprRefKind, exprRefRow } from '../../../evidence/expr-ref.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import type { StoredFileView } from '../../store-snapshot.ts';
import type { AnswerContext } from '../answer-context.ts';
import type { SourcePlace } from '../mentions.ts';
import type { Steps } from '../steps.ts';

/** Texts looked through in one step. */
const STEP_FILES = 20;

/** Files with some words in their text; one whose text is gone may have them. */
export function* filesSaying(context: AnswerContext, ...words: string[]): Steps<StoredFileView[]> {
  const found: StoredFileView[] = [];
  for (const [at, file] of context.snapshot.files.entries()) {
    if (at % STEP_FILES === STEP_FILES - 1) yield;
    if (file.parseStatus === 'skipped') continue;
    const text = file.text();
    if (text === null || words.every((word) => text.includes(word))) found.push(file);
  }
  return found;
}

/** Symbols that a name or an attribute is linked to; none for other expressions. */
export function symbolsOf(file: StoredFileView, { evidence }: FileFacts, ref: ExprRef): string[] {
  const kind = exprRefKind(ref);
  if (kind !== 'name' && kind !== 'attr') return [];
  const row = exprRefRow(ref);
  const relation = kind === 'name' ? 'name_symbol' : 'attribute_symbol';
  return file
    .linksOf(evidence[kind === 'name' ? 'names' : 'attrs'].chunk[row]!)
    .filter((link) => link.relation === relation && link.left === row)
    .map(({ target }) => target);
}

/** A span in own offsets of a chunk. */
export function placeIn(facts: FileFacts, chunk: number, start: number, end: number): SourcePlace {
  const layout = facts.layout();
  return { path: facts.path, bstart: layout.toAbsolute(chunk, start), bend: layout.toAbsolute(chunk, end) };
}

/** Each place once, by path and position. */
export function inOrder(places: Iterable<SourcePlace>): SourcePlace[] {
  const found = new Map<string, SourcePlace>();
  for (const place of places) found.set(`${place.path}\0${place.bstart}`, place);
  return [...found.values()].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.bstart - b.bstart,
  );
}

/** The text of a place as Python reads identifiers (PEP 3131); null when the text is gone. */
export function nameAt(context: AnswerContext, { path, bstart, bend }: SourcePlace): string | null {
  const lines = context.snapshot.file(path)?.lineIndex();
  return lines
    ? lines.text.slice(lines.utf16OfByte(bstart), lines.utf16OfByte(bend)).normalize('NFKC')
    : null;
}

/** Whether Python and its tools look up a name by themselves (Python reference 2.3.2). */
export const isSpecialName = (name: string): boolean => /^__\w+__$/.test(name);

/** The last name of a callee; empty where it has none. */
export function calledName(facts: FileFacts, callee: ExprRef): string {
  const { attrs, names } = facts.evidence;
  const row = exprRefRow(callee);
  const kind = exprRefKind(callee);
  return kind === 'name' ? facts.text(names.name[row]!) : kind === 'attr' ? facts.text(attrs.name[row]!) : '';
}
