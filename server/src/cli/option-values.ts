/**
 * Parsers and declarations of options that several commands share. A parser turns what the user wrote into a
 * value or says what it would accept; the command line library adds the option's name.
 */
import { InvalidArgumentError, Option } from 'commander';
import type { OnDemandPart } from '../relations/on-demand/parts.ts';
import { MAX_WORKERS } from '../workspace/limits.ts';

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (written: string): number => {
    const value = Number(written);
    if (/^\d+$/.test(written) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
    throw new InvalidArgumentError(`Give a whole number, ${range}.`);
  };
}

/** A fraction from 0 to 1. */
export function fraction(written: string): number {
  const value = Number(written);
  if (written.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('Give a number from 0 to 1.');
}

export type AnswerFormat = 'text' | 'json';

/** `--format text|json` of the commands that answer a question. */
export const answerFormatOption = (): Option =>
  new Option('-f, --format <format>', 'how to print the answer').choices(['text', 'json']).default('text');

export const limitOption = (limit: number): Option =>
  new Option('-n, --limit <count>', 'most items to print').argParser(wholeNumber(1)).default(limit);

export const minConfidenceOption = (): Option =>
  new Option('--min-confidence <0..1>', 'leave out what is less certain').argParser(fraction).default(0);

export const workersOption = (): Option =>
  new Option(
    '--workers <count>',
    'worker threads (default: as configured, else one per processor)',
  ).argParser(wholeNumber(1, MAX_WORKERS));

/** Deeper call graphs than this are the whole program. */
const MAX_DEPTH = 100;

export const depthOption = (): Option =>
  new Option('-d, --depth <hops>', 'how many calls away').argParser(wholeNumber(1, MAX_DEPTH)).default(1);

export const timeoutOption = (ms: number): Option =>
  new Option('-t, --timeout <ms>', 'stop after this many milliseconds').argParser(wholeNumber(1)).default(ms);

const GRAPH_PARTS = ['tokens', 'flow', 'bytecode', 'scip'] as const satisfies readonly OnDemandPart[];

/** `--include tokens,flow`: parts of the graph that are made only when asked for. */
export const includeOption = (): Option =>
  new Option('--include <parts>', `further parts of the graph, by commas: ${GRAPH_PARTS.join(', ')}`)
    .argParser(graphParts)
    .default([], 'none');

function graphParts(written: string): readonly OnDemandPart[] {
  const parts = written.split(',').map((part) => part.trim());
  const isPart = (part: string): part is OnDemandPart => (GRAPH_PARTS as readonly string[]).includes(part);
  if (parts.every(isPart)) return parts;
  throw new InvalidArgumentError(`Give some of ${GRAPH_PARTS.join(', ')}, by commas.`);
}

/** `--trust`: lets the workspace's own Python be started. */
export const trustOption = (): Option =>
  new Option(
    '--trust',
    'the workspace is trusted: its Python may be started (to compile, never to run, its files)',
  );
