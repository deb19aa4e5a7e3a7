/** `cpgd flow --from PLACE`: where a value goes, or where it comes from. */
import { Option } from 'commander';
import { printFlow } from '../answers/flow-tree.ts';
import { asProjectPlace } from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import { ExitCode, NoAnswer } from '../exit-code.ts';
import {
  type AnswerFormat,
  answerFormatOption,
  fraction,
  limitOption,
  timeoutOption,
} from '../option-values.ts';
import { formatCount } from '../render/numbers.ts';
import { withIndexedProject } from '../session.ts';

interface Options {
  readonly from: string;
  readonly to?: string;
  readonly backward?: true;
  readonly limit: number;
  readonly minConfidence: number;
  readonly timeout: number;
  readonly format: AnswerFormat;
}

export const flowCommand = defineCommand<[], Options>({
  name: 'flow',
  summary: 'follow a value: where it goes, where it comes from',
  description:
    'Follows the value at a place through variables, expressions, attributes, calls and results, also into other ' +
    'functions and files. Each line says how the value got there and how sure that is. Control flow is not ' +
    'followed: see "cpgd slice".',
  examples: [
    { line: 'flow --from app/views.py:8:12', meaning: 'where the value at line 8, column 12 goes' },
    { line: 'flow --from app/views.py:8:12 --backward', meaning: 'where it comes from' },
    {
      line: 'flow --from app/views.py:5:11 --to app/util.py:6:12',
      meaning: 'the shortest way from one place to the other',
    },
  ],
  declare: (parser) =>
    parser
      .requiredOption('--from <place>', 'the value: FILE:LINE:COL, counted from 1')
      .option('--to <place>', 'only the shortest way to this place')
      .option('--backward', 'where the value comes from instead of where it goes')
      .addOption(limitOption(200))
      .addOption(
        new Option('--min-confidence <0..1>', 'follow no way that is less certain')
          .argParser(fraction)
          .default(0.1),
      )
      .addOption(timeoutOption(10_000))
      .addOption(answerFormatOption()),
  run: (context, _args, { from, to, backward, limit, minConfidence, timeout, format }) =>
    withIndexedProject(context, async (project) => {
      const query = {
        from: asProjectPlace(context, project, from),
        ...(to === undefined ? {} : { to: asProjectPlace(context, project, to) }),
        direction: backward ? ('backward' as const) : ('forward' as const),
        limit,
        minConfidence,
        timeLimitMs: timeout,
      };
      const answer = await project.flow(query, context.signal);
      if (answer === null)
        throw new NoAnswer(
          `There is no value at ${to === undefined ? query.from : `${query.from} or ${query.to}`}.`,
          'Line and column count from 1; the column has to be on a name, an attribute or an expression.',
        );
      if (format === 'json') await context.writeJson(answer);
      else if (answer.items.length > 0) await printFlow(context, project, answer, query.direction);
      if (answer.limits.length > 0)
        await context.note(
          context.errColors.doubtful(
            `There may be more: ${answer.limits.join(', ')} (see "cpgd flow --help").`,
          ),
        );
      if (to !== undefined && answer.items.length === 0)
        throw new NoAnswer(
          `No way leads from ${query.from} ${backward ? 'back ' : ''}to ${query.to}.`,
          `Ways less certain than ${minConfidence} were not followed: --min-confidence 0.01 follows more.`,
        );
      if (answer.truncated)
        await context.note(
          context.errColors.muted(
            `${formatCount(answer.items.length)} of ${formatCount(answer.total)} places; --limit shows more.`,
          ),
        );
      return ExitCode.ok;
    }),
});
