/** Programs with slots that hold alternatives (`slots/README.md`), and random changes of what stands in them. */
import type { Random } from '../support/random.ts';
import type { Texts } from './semantic-edits.ts';

type Slot = readonly Part[][];
type Part = string | Slot;

/** How many edits there are for one that moves a statement. */
const EDITS_PER_MOVE = 6;

/** A program with one alternative in each of its slots. */
export class SlotProgram {
  private readonly parts: readonly Part[];
  private readonly slots: readonly Slot[];
  private readonly random: Random;
  private readonly chosen = new Map<Slot, number>();

  /** Most slots hold nothing, or their first alternative: what all would do at once hides what one does. */
  constructor(template: string, random: Random) {
    this.parts = partsOf(template);
    this.slots = [...slotsIn(this.parts)];
    this.random = random;
    for (const slot of this.slots)
      this.chosen.set(slot, random.below(3) === 0 ? random.below(slot.length) : Math.max(0, emptyOf(slot)));
  }

  /** The program as it stands. */
  text(): string {
    return this.show(this.parts);
  }

  /** The program with something else in one of its slots; now and then a statement has moved, until the next edit. */
  edited(): string {
    const slot = this.random.pick(this.slots);
    this.chosen.set(slot, this.random.below(slot.length));
    const text = this.text();
    return this.random.below(EDITS_PER_MOVE) === 0 ? this.withMovedStatement(text) : text;
  }

  private show(parts: readonly Part[]): string {
    return parts
      .map((part) => (typeof part === 'string' ? part : this.show(part[this.chosen.get(part)!]!)))
      .join('');
  }

  /** A statement of the code of a module stands elsewhere in its file. */
  private withMovedStatement(text: string): string {
    const files = text.split(/^(?=# file: )/m);
    const at = this.random.below(files.length);
    const [heading, ...statements] = files[at]!.split(/\n(?=[^\s)}\]])/);
    if (statements.length > 1) {
      const [moved] = statements.splice(this.random.below(statements.length), 1);
      statements.splice(this.random.below(statements.length + 1), 0, moved!.trimEnd());
    }
    files[at] = `${[heading, ...statements].join('\n').trimEnd()}\n`;
    return files.join('');
  }
}

/** The files of a program. */
export function filesOf(program: string): Texts {
  const files = program.split(/^# file: /m).slice(1);
  return new Map(
    files.map((file): [string, string] => {
      const end = file.indexOf('\n');
      return [file.slice(0, end), file.slice(end + 1)];
    }),
  );
}

/** The same edits of a program with as few lines as still fail; bounded by a number of runs. */
export async function withFewLines(
  states: readonly string[],
  maxRuns: number,
  fails: (states: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let best = states;
  let runs = 0;
  for (let isShorter = true; isShorter && runs < maxRuns; ) {
    isShorter = false;
    for (const line of new Set(best.flatMap((state) => state.split('\n'))))
      for (const without of [withoutBlock, withoutLine]) {
        if (line === '' || line.startsWith('# file: ') || runs >= maxRuns) continue;
        const shorter = best.map((state) => without(state, line));
        if (shorter.every((state, i) => state === best[i])) continue;
        runs++;
        if (!(await fails(shorter))) continue;
        best = shorter;
        isShorter = true;
        break;
      }
  }
  return best;
}

const withoutLine = (text: string, line: string): string =>
  text
    .split('\n')
    .filter((each) => each !== line)
    .join('\n');

/** A text without a line and what is indented below it. */
function withoutBlock(text: string, line: string): string {
  const depth = indentation(line);
  let isInside = false;
  return text
    .split('\n')
    .filter((each) => {
      isInside = each === line || (isInside && indentation(each) > depth);
      return !isInside;
    })
    .join('\n');
}

const indentation = (line: string): number => line.length - line.trimStart().length;

function partsOf(template: string): readonly Part[] {
  let at = 0;
  const alternatives = (isSlot: boolean): Part[][] => {
    const found: Part[][] = [[]];
    while (at < template.length) {
      const here = template[at]!;
      if (template.startsWith('{{', at)) {
        at += 2;
        found.at(-1)!.push(alternatives(true));
      } else if (isSlot && template.startsWith('}}', at) && template[at + 2] !== '}') {
        at += 2;
        return found;
      } else {
        at++;
        if (isSlot && here === '|') found.push([]);
        else found.at(-1)!.push(here);
      }
    }
    if (isSlot) throw new Error('a slot is not closed');
    return found;
  };
  return alternatives(false)[0]!;
}

function* slotsIn(parts: readonly Part[]): Iterable<Slot> {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    yield part;
    for (const alternative of part) yield* slotsIn(alternative);
  }
}

const emptyOf = (slot: Slot): number =>
  slot.findIndex((parts) => parts.length === 0 || parts.join('') === 'pass');
