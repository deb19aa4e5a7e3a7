/** An analysis thread that some files are too much for, by what their name says. */
import { Parser } from 'web-tree-sitter';
import { analyzeBatch as analyze } from '../../../server/src/daemon/worker.ts';
import { suffer } from './suffer.ts';

const parse = Parser.prototype.parse;
let isLost = false;

/** WebAssembly that has aborted once does so for ever. */
Parser.prototype.parse = function (this: Parser, ...args: Parameters<typeof parse>) {
  const [input] = args;
  isLost ||= typeof input === 'function' && (input(0, { row: 0, column: 0 }) ?? '').startsWith('# loses');
  if (isLost) throw Object.assign(new Error('Aborted()'), { name: 'RuntimeError' });
  return parse.apply(this, args);
};

export function analyzeBatch(batch: Parameters<typeof analyze>[0]): ReturnType<typeof analyze> {
  for (const { path } of batch) suffer(path);
  return analyze(batch);
}
