/**
 * What a question is answered from while the first index is made: some of the files, beginning with those whose texts
 * say what it names, and more of them each time it is asked. Knows where each method's parameters name something, and
 * no answer.
 */
import type { ImpactSubject } from '@cpgd/shared';
import type { MethodName } from '@cpgd/shared/protocol';
import { isSelected } from '../../relations/tables.ts';
import { sqlTokens } from '../../store/sql-tokens.ts';
import { GitError } from '../../workspace/git-changes.ts';
import type { AnswerContext } from '../questions/answer-context.ts';
import { parsePlace } from '../questions/places.ts';
import { resolveSymbol } from '../questions/symbols.ts';
import type { Workspace } from '../session/workspace.ts';
import { QueryError } from '../traverse/query-error.ts';
import { tokensOf } from '../traverse/tokens.ts';
import { QuestionError } from './question-error.ts';

export interface EarlyQuestion {
  readonly name: MethodName;
  /** Checked. */
  readonly params: object;
  /** Of the document that is asked about; null without one. */
  readonly path: string | null;
}

/** Parameters that name something. */
interface NamingParams {
  readonly symbol?: string;
  readonly name?: string;
  readonly query?: string;
  readonly place?: string;
  readonly paths?: readonly string[];
  readonly subject?: ImpactSubject;
  readonly since?: string;
  readonly position?: { readonly line: number; readonly character: number };
}

/** Null when the index, or what it is linked to, can be asked, and for questions that are about the index and must wait. */
export async function earlyAnswers(
  workspace: Workspace,
  { name, params, path }: EarlyQuestion,
  signal: AbortSignal,
): Promise<AnswerContext | null> {
  // What asks the linked workspace has to wait for more than the index.
  const isStored = workspace.answers().snapshot.revision > 0;
  if (isStored && name !== 'cpg/impact' && name !== 'cpg/exportDelta') return null;
  const {
    symbol,
    query = '',
    place = '',
    paths,
    position,
    subject,
    since,
    name: named,
  } = params as NamingParams;
  const graphSaying = (names: readonly (string | undefined)[]) =>
    workspace.answersAmong(
      names.filter((one) => one !== undefined),
      (one) => isSelected(one, paths),
      signal,
    );
  switch (name) {
    case 'cpg/symbol':
    case 'cpg/references':
    case 'cpg/callers':
    case 'cpg/callees':
      return path !== null
        ? answersAt(workspace, path, position, signal)
        : symbol === undefined
          ? null
          : workspace.answersUsing([symbol], signal);
    case 'cpg/explain': {
      const asked = parsePlace(place);
      return asked && workspace.answersIn(asked.path);
    }
    case 'cpg/impact':
      if (!subject) return null;
      if (subject.kind === 'since') return answersSince(workspace, subject.revision, signal);
      return subject.kind === 'symbols'
        ? workspace.answersAround([], subject.symbols, signal)
        : workspace.answersAround(subject.paths, subject.paths.map(moduleNameOf), signal);
    case 'cpg/exportDelta':
      return since === undefined ? null : answersSince(workspace, since, signal);
    case 'cpg/nodes':
    case 'cpg/edges':
      return graphSaying([named, symbol]);
    case 'cpg/traverse':
      return graphSaying(textsIn(query));
    case 'cpg/sql':
      return graphSaying(sqlTokens(query).flatMap(({ kind, text }) => (kind === 'string' ? [text] : [])));
    default:
      return null;
  }
}

/** Texts that a path query asks for; none where it cannot be read, which whoever answers it will say. */
function textsIn(query: string): readonly string[] {
  try {
    return tokensOf(query).flatMap(({ type, text }) => (type === 'string' ? [text] : []));
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}

/** What is known so far of the thing at a place. */
async function answersAt(
  workspace: Workspace,
  path: string,
  position: NamingParams['position'],
  signal: AbortSignal,
): Promise<AnswerContext> {
  const context = await workspace.answersIn(path);
  if (!position) return context;
  const place = `${path}:${position.line + 1}:${position.character + 1}`;
  const { resolved, candidates } = resolveSymbol(context, place);
  const symbols = (resolved ? [resolved] : candidates).map((one) => one.symbol);
  return (await workspace.answersUsing(symbols, signal)) ?? context;
}

/** What is known so far of what changed since a commit. Rejects with `QuestionError` for one that is none. */
async function answersSince(
  workspace: Workspace,
  revision: string,
  signal: AbortSignal,
): Promise<AnswerContext | null> {
  try {
    return await workspace.answersSince(revision, signal);
  } catch (error) {
    if (error instanceof GitError) throw new QuestionError('invalid-params', error.message);
    throw error;
  }
}

/** What an import of the file says last: `pkg/mod.py` is `mod`, `pkg/__init__.py` is `pkg`. */
function moduleNameOf(path: string): string {
  const names = path.replace(/\.pyi?$/, '').split('/');
  return (names.at(-1) === '__init__' ? names.at(-2) : names.at(-1)) ?? '';
}
