/**
 * The progress of an index run on a terminal. Knows the phases' names, draws on standard error, and leaves
 * nothing behind: the line is cleared when the work ends, however it ends.
 */
import cliProgress from 'cli-progress';
import type { Progress } from '../../daemon/project.ts';
import type { Output } from '../output.ts';
import type { Colors } from './colors.ts';
import { formatCount } from './numbers.ts';

const PHASE_LABELS: Readonly<Record<Progress['phase'], string>> = {
  discover: 'Finding files',
  extract: 'Reading files',
  link: 'Linking names',
  store: 'Storing',
};
const LABEL_WIDTH = Math.max(...Object.values(PHASE_LABELS).map((label) => label.length));

/** Columns that label, percentage, counts of six digits and the time take beside the bar. */
const BESIDE_THE_BAR = LABEL_WIDTH + 39;
const MAX_BAR_COLUMNS = 40;

/** Shorter work is over before a person has read the bar; drawing it would only flicker. */
const SHOW_AFTER_MS = 150;

export interface ProgressDisplay {
  readonly update: (progress: Progress) => void;
  readonly stop: () => void;
}

const SILENT: ProgressDisplay = { update: () => {}, stop: () => {} };

/** A bar on `output`, or nothing at all when it is not a terminal. */
export function createProgressDisplay(
  output: Output,
  colors: Colors,
  now: () => number = performance.now.bind(performance),
): ProgressDisplay {
  if (!output.isTerminal) return SILENT;
  const started = now();
  let bar: cliProgress.SingleBar | null = null;
  return {
    update({ phase, done, total }) {
      if (!bar) {
        if (now() - started < SHOW_AFTER_MS) return;
        bar = createBar(output, colors);
        bar.start(Math.max(total, 1), done, payload(phase, done, total));
        return;
      }
      bar.setTotal(Math.max(total, 1));
      bar.update(done, payload(phase, done, total));
    },
    stop() {
      bar?.stop();
      bar = null;
    },
  };
}

function createBar(output: Output, colors: Colors): cliProgress.SingleBar {
  const barsize = Math.max(0, Math.min(MAX_BAR_COLUMNS, output.columns - BESIDE_THE_BAR));
  const bar = barsize > 4 ? `${colors.location('{bar}')} ` : '';
  return new cliProgress.SingleBar({
    // The time goes on where the first file asks for what all need.
    format: `{label}  ${bar}{percentage} %  {counts}  {duration_formatted}`,
    stream: output.stream,
    barsize,
    barCompleteChar: '━',
    barIncompleteChar: '╌',
    hideCursor: true,
    clearOnComplete: true,
    // Without this a width that is too small would fill the screen with half bars.
    linewrap: false,
    fps: 15,
  });
}

function payload(phase: Progress['phase'], done: number, total: number): Record<string, string> {
  const counts = total > 0 ? `${formatCount(done)} of ${formatCount(total)} files` : '';
  return { label: PHASE_LABELS[phase].padEnd(LABEL_WIDTH), counts };
}
