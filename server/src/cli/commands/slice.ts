/** `cpgd slice PLACE`: what a statement depends on, or what depends on it, as annotated source. */
import type { SliceAnswer } from '@cpgd/shared';
import { asProjectPlace } from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, NoAnswer } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption, limitOption } from '../option-values.ts';
import { formatCount } from '../render/numbers.ts';
import { printable } from '../render/text.ts';
import { withIndexedProject } from '../session.ts';

/** Columns of source beyond which notes are not aligned. */
const MAX_SOURCE_WIDTH = 88;

interface Options {
  readonly forward?: true;
  readonly limit: number;
  readonly format: AnswerFormat;
}

export const sliceCommand = defineCommand<[place: string], Options>({
  name: 'slice',
  summary: 'show what a statement depends on, or what depends on it',
  description:
    'Prints the part of a function, class or module that a statement depends on, or with --forward the part that ' +
    'depends on it, with the reason for each line: the data of another line, or its control. Calls are not ' +
    'followed into other functions: see "cpgd flow".',
  examples: [
    { line: 'slice app/views.py:8', meaning: 'what line 8 depends on' },
    { line: 'slice app/views.py:8 --forward', meaning: 'what depends on it' },
  ],
  declare: (parser) =>
    parser
      .argument('<place>', 'FILE:LINE, or FILE:LINE:COL for one of several statements of a line')
      .option('--forward', 'what depends on the statement instead of what it depends on')
      .addOption(limitOption(1000))
      .addOption(answerFormatOption()),
  run: (context, [written], { forward, limit, format }) =>
    withIndexedProject(context, async (project) => {
      const at = asProjectPlace(context, project, written, true);
      const slice = await project.slice({ at, direction: forward ? 'forward' : 'backward', limit });
      if (slice === null)
        throw new NoAnswer(
          `There is no statement at ${at}.`,
          'Lines count from 1; the file has to be indexed.',
        );
      if (format === 'json') await context.writeJson(slice);
      else await printSlice(context, slice, context.path(project.root, slice.path));
      if (slice.truncated)
        await context.note(
          context.errColors.muted(
            `${formatCount(slice.lines.length)} of ${formatCount(slice.total)} lines; --limit shows more.`,
          ),
        );
      return ExitCode.ok;
    }),
});

async function printSlice(
  context: Context,
  { lines, container, ...unit }: SliceAnswer,
  path: string,
): Promise<void> {
  const { colors, out } = context;
  const first = `${unit.firstLine}`;
  await out.writeLine(`${colors.location(`${path}:${first}`)}  ${colors.name(printable(container))}`);
  const digits = String(unit.lastLine).length;
  const width = Math.min(MAX_SOURCE_WIDTH, Math.max(...lines.map(({ text }) => text.length)));
  let last = unit.firstLine - 1;
  for (const { line, text, note } of lines) {
    if (line > last + 1) await out.writeLine(colors.muted(`${' '.repeat(digits)} ⋮`));
    last = line;
    const number = colors.muted(String(line).padStart(digits));
    const source = printable(text);
    await out.writeLine(
      note === ''
        ? `${number}   ${source}`
        : `${number}   ${source.padEnd(width)}  ${colors.muted(note === 'start' ? '◀ start' : `← ${note}`)}`,
    );
  }
  if (last < unit.lastLine) await out.writeLine(colors.muted(`${' '.repeat(digits)} ⋮`));
}
