/**
 * Whether to colour, and how. Knows the conventions of terminals (`NO_COLOR`, https://no-color.org, and
 * `FORCE_COLOR`, https://force-color.org), not what is coloured.
 */
import picocolors from 'picocolors';
import type { OutputStream } from '../output.ts';

/** The few styles of this program, by what they are for. Each leaves its text alone when colour is off. */
export interface Colors {
  readonly heading: (text: string) => string;
  readonly name: (text: string) => string;
  readonly location: (text: string) => string;
  readonly muted: (text: string) => string;
  readonly good: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly bad: (text: string) => string;
}

/**
 * The option wins over the environment, "no" wins over "force", and both win over what the stream is. A
 * terminal that calls itself `dumb` gets no colour.
 */
export function wantsColor(
  stream: Pick<OutputStream, 'isTTY'>,
  env: NodeJS.ProcessEnv,
  option: boolean,
): boolean {
  if (!option || env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

export function createColors(enabled: boolean): Colors {
  const pico = picocolors.createColors(enabled);
  return {
    heading: pico.bold,
    name: pico.bold,
    location: pico.cyan,
    muted: pico.dim,
    good: pico.green,
    doubtful: pico.yellow,
    bad: pico.red,
  };
}
