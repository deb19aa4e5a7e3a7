/** `cpgd impact`: what a change reaches, with reasons. */

import type { ImpactStrategy, ImpactSubject } from '@cpgd/shared';
import { IMPACT_STRATEGIES } from '@cpgd/shared/vocabulary';
import { Option } from 'commander';
import { withChangeQuestions } from '../answers/change-question.ts';
import { impactMarkdown } from '../answers/impact-markdown.ts';
import { printComparison, printImpact } from '../answers/impact-text.ts';
import { pathsInProject } from '../answers/project-paths.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, UsageError } from '../exit-code.ts';
import { limitOption, wholeNumber } from '../option-values.ts';

interface ImpactOptions {
  readonly since?: string;
  readonly symbol?: readonly string[];
  readonly tests?: boolean;
  readonly strategy?: ImpactStrategy;
  readonly compare?: boolean;
  readonly depth?: number;
  readonly format: 'table' | 'json' | 'markdown';
  readonly limit: number;
}

export const impactCommand = defineCommand<[files: readonly string[]], ImpactOptions>({
  name: 'impact',
  summary: 'show which files, symbols and tests a change reaches, and why',
  description:
    'Shows what changed since a git revision (uncommitted and untracked files included) reaches, or what would be ' +
    'reached if a symbol, or all that some files define, were gone. Everything has its shortest chain of reasons, ' +
    'back to the change. With --tests, the tests to run by their pytest node ids. The markdown form is made for ' +
    'comments on pull requests.',
  examples: [
    {
      line: 'impact --since HEAD --tests',
      meaning: 'what the uncommitted changes reach, and the tests to run',
    },
    { line: 'impact --symbol helper', meaning: 'what would notice if "helper" were gone' },
    { line: 'impact --symbol helper --tests --format json', meaning: 'with the tests, for programs' },
    { line: 'impact --symbol helper --compare', meaning: 'what each strategy says, side by side' },
  ],
  declare: (parser) =>
    parser
      .argument('[files...]', 'files: what if nothing they define were there any more?')
      .option('-s, --since <revision>', 'a git branch, tag or commit to compare the working tree with')
      .option('--symbol <name...>', 'symbols: what if they were gone?')
      .option('--tests', 'also list the tests that are reached')
      .addOption(
        new Option(
          '--strategy <name>',
          'how far to look; default: impact-strategy of the configuration',
        ).choices(IMPACT_STRATEGIES),
      )
      .option('--compare', 'show what each strategy reports, side by side')
      .option('-d, --depth <hops>', 'with --tests: most hops between a test and the change', wholeNumber(0))
      .addOption(
        new Option('-f, --format <format>', 'how to print the answer')
          .choices(['table', 'json', 'markdown'])
          .default('table'),
      )
      .addOption(limitOption(200)),
  run: (context, [files], options) =>
    withChangeQuestions(context, async (project, indexOptions) => {
      const subject = subjectOf(context, project.root, files, options);
      const { tests = false, strategy, depth, limit, format } = options;
      if (options.compare && (strategy || format === 'markdown'))
        throw new UsageError(
          '--compare shows all strategies, as a table or as JSON.',
          'Leave out --strategy and --format markdown, or --compare.',
        );
      if (depth !== undefined && !tests)
        throw new UsageError('--depth says how far away tests may be.', 'Add --tests, or leave out --depth.');
      const question = { subject, tests, limit, ...(depth === undefined ? {} : { depth }) };
      if (options.compare) {
        const answer = await project.compareImpact(question, indexOptions);
        if (format === 'json') await context.writeJson(answer);
        else await printComparison(context, project.root, answer, tests);
        return ExitCode.ok;
      }
      const answer = await project.impact({ ...question, ...(strategy ? { strategy } : {}) }, indexOptions);
      if (format === 'json') await context.writeJson(answer);
      else if (format === 'markdown') await context.out.write(impactMarkdown(answer, tests));
      else await printImpact(context, project.root, answer, tests);
      return ExitCode.ok;
    }),
});

function subjectOf(
  context: Context,
  root: string,
  files: readonly string[],
  { since, symbol = [] }: ImpactOptions,
): ImpactSubject {
  const asked = [since !== undefined, symbol.length > 0, files.length > 0].filter(Boolean).length;
  if (asked !== 1)
    throw new UsageError(
      asked === 0 ? 'Say what changes.' : 'Ask about one kind of change at a time.',
      'Use --since REVISION, --symbol NAME, or name files.',
    );
  if (since !== undefined) return { kind: 'since', revision: since };
  if (symbol.length > 0) return { kind: 'symbols', symbols: symbol };
  // The last candidate is the path as written from the root, which the project judges.
  const paths = files.map((file) => pathsInProject(root, context.host.cwd, file)[0] ?? file);
  return { kind: 'files', paths };
}
