/**
 * The course of every command that lists things about a symbol: look the name up, ask about each symbol it may
 * mean, print. Knows neither what is asked nor how an item looks.
 */
import type { Page, Project, QueryOptions, SymbolInfo } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import type { AnswerFormat } from '../option-values.ts';
import { formatCount } from '../render/numbers.ts';
import { withIndexedProject } from '../session.ts';
import { lookUp, noSuchSymbol } from './symbol-lookup.ts';

export interface ListOptions {
  readonly format: AnswerFormat;
  readonly limit: number;
  readonly minConfidence: number;
  readonly depth?: number;
}

export interface ListQuestion<T> {
  /** Of the heading: `references to`, `callers of`. */
  readonly title: string;
  readonly ask: (project: Project, symbol: string, options: QueryOptions) => Page<T>;
  /** Prints the items; called with at least one. */
  readonly print: (context: Context, project: Project, items: readonly T[]) => Promise<void>;
}

/**
 * Answers the question for every symbol `name` may mean. Exit code 0 also for an empty list, which is a true
 * answer about a symbol that exists; 1 when there is no such symbol.
 */
export function answerSymbolList<T>(
  context: Context,
  name: string,
  options: ListOptions,
  question: ListQuestion<T>,
): Promise<ExitCode> {
  return withIndexedProject(context, async (project) => {
    const ref = lookUp(context, project, name);
    const symbols = ref.resolved ? [ref.resolved] : ref.status === 'ambiguous' ? ref.candidates : [];
    const queryOptions: QueryOptions = {
      limit: options.limit,
      minConfidence: options.minConfidence,
      ...(options.depth === undefined ? {} : { depth: options.depth }),
    };
    const answers = symbols.map((symbol) => ({
      symbol,
      page: question.ask(project, symbol.symbol, queryOptions),
    }));
    if (options.format === 'json') {
      await context.writeJson({
        query: name,
        status: ref.status,
        symbols,
        items: answers.flatMap(({ symbol, page }) =>
          page.items.map((item) => ({ symbol: symbol.symbol, ...item })),
        ),
        total: answers.reduce((sum, { page }) => sum + page.total, 0),
        truncated: answers.some(({ page }) => page.truncated),
        freshness: project.status().freshness,
      });
    }
    if (answers.length === 0) throw noSuchSymbol(context, project, ref);
    if (options.format === 'json') return ExitCode.ok;
    if (answers.length > 1)
      await context.note(
        context.errColors.doubtful(
          `"${name}" may mean ${formatCount(answers.length)} symbols; here is the answer for each.`,
        ),
      );
    for (const { symbol, page } of answers) {
      await tellCount(context, question.title, symbol, page);
      if (page.items.length > 0) await question.print(context, project, page.items);
    }
    return ExitCode.ok;
  });
}

async function tellCount(
  context: Context,
  title: string,
  symbol: SymbolInfo,
  page: Page<unknown>,
): Promise<void> {
  const { heading, muted } = context.errColors;
  const count = page.total === 0 ? 'No' : formatCount(page.total);
  const rest = page.truncated
    ? muted(` (the first ${formatCount(page.items.length)}; --limit gives more)`)
    : '';
  const singular = page.total === 1 ? title.replace(/s (to|of)$/, ' $1') : title;
  await context.note(`${heading(`${count} ${singular} ${symbol.name}`)}${rest}`);
}
