/** `cpgd doctor`: check environment, store and graph. */
import type { DoctorCheck } from '../../daemon/project.ts';
import { scipReportLines } from '../answers/scip-report.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { isMachineError } from '../failure-report.ts';
import { type AnswerFormat, answerFormatOption } from '../option-values.ts';
import { formatCounted } from '../render/numbers.ts';
import { printable } from '../render/text.ts';
import { withIndexedProject } from '../session.ts';

export const doctorCommand = defineCommand<[], { format: AnswerFormat; scip?: boolean }>({
  name: 'doctor',
  summary: 'check the environment, the index and the graph in it',
  description:
    'Checks the environment, the store and that every id in the graph names something that exists, and shows ' +
    'how much was resolved. Ends with exit code 1 when a check fails. With --scip, reports on imported SCIP indexes ' +
    'instead: what is in them, how much of it holds of the text as it is, and where they and cpgd disagree.',
  examples: [
    { line: 'doctor', meaning: 'all checks' },
    { line: 'doctor --format json', meaning: 'for programs' },
    { line: 'doctor --scip', meaning: 'what imported SCIP indexes add, and what they contradict' },
  ],
  declare: (parser) =>
    parser.option('--scip', 'report on imported SCIP indexes').addOption(answerFormatOption()),
  run: async (context, _args, { format, scip = false }) => {
    if (scip) return reportScip(context, format);
    const checks = await allChecks(context);
    const failed = checks.filter(({ ok }) => !ok).length;
    if (format === 'json') {
      await context.writeJson({ ok: failed === 0, items: checks, total: checks.length, truncated: false });
    } else {
      for (const check of checks) await context.out.writeLine(formatCheck(context, check));
      await context.note(
        failed === 0
          ? context.errColors.good(`${formatCounted(checks.length, 'check')}, all well.`)
          : context.errColors.bad(`${failed} of ${formatCounted(checks.length, 'check')} failed.`),
      );
    }
    return failed === 0 ? ExitCode.ok : ExitCode.no;
  },
});

async function reportScip(context: Context, format: AnswerFormat): Promise<ExitCode> {
  return withIndexedProject(context, async (project) => {
    const answer = await project.scip();
    if (format === 'json') await context.writeJson(answer);
    else for (const line of scipReportLines(context, project.root, answer)) await context.out.writeLine(line);
    return ExitCode.ok;
  });
}

/**
 * The project's own checks. Where not even opening works because of the machine, that is the finding: a
 * doctor who faints at the sight of an illness is of no use.
 */
async function allChecks(context: Context): Promise<readonly DoctorCheck[]> {
  try {
    return await withIndexedProject(context, (project) => project.doctor(), { isAboutIndex: true });
  } catch (error) {
    if (!isMachineError(error) || context.signal.aborted) throw error;
    return [
      { name: 'node', ok: true, detail: `${process.version} on ${process.platform} ${process.arch}` },
      { name: 'store', ok: false, detail: error.message },
    ];
  }
}

function formatCheck({ colors }: Context, check: DoctorCheck): string {
  const verdict = check.ok ? colors.good('ok    ') : colors.bad('FAILED');
  const line = `${verdict}  ${colors.name(printable(check.name))}: ${printable(check.detail)}`;
  return check.hint ? `${line}\n        ${printable(check.hint)}` : line;
}
