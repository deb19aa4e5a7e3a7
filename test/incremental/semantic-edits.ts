/**
 * Seeded edits of Python texts that mean something to a linker: names, signatures, bases, imports, whole files.
 * An edit is a pure function of the texts and a number, so a list of numbers replays and can be shortened.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../support/random.ts';

/** Texts by path. Never changed in place. */
export type Texts = ReadonlyMap<string, string>;

/** The files of a folder that some patterns name. */
export function readTexts(root: string, ...patterns: readonly string[]): Texts {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

interface Scene {
  readonly random: Random;
  readonly texts: Map<string, string>;
  /** The texts before the first edit, to go back to. */
  readonly originals: Texts;
  readonly path: string;
  readonly text: string;
}

/** Changes the scene's texts; returns false when the text offers nothing to do it to. */
type Edit = (scene: Scene) => boolean;

const DEFINITION = /^([ \t]*)(async def|def|class) (\w+)(\([^()\n]*\))?/gm;
const IMPORT = /^(from [.\w]+ import [\w*, ]+|import [\w., ]+)$/gm;

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[random.below(items.length)];

function replaceMatch(scene: Scene, pattern: RegExp, change: (match: RegExpMatchArray) => string): boolean {
  const match = pick(scene.random, [...scene.text.matchAll(pattern)]);
  if (!match) return false;
  const at = match.index!;
  scene.texts.set(
    scene.path,
    scene.text.slice(0, at) + change(match) + scene.text.slice(at + match[0].length),
  );
  return true;
}

/** Start and end of the block of a definition: its line and all deeper or empty lines below it. */
function blockOf(text: string, at: number, indent: string): readonly [number, number] {
  const lines = text.slice(at).split('\n');
  let end = at + lines[0]!.length + 1;
  for (const line of lines.slice(1)) {
    if (line.trim() !== '' && !(line.startsWith(indent) && /^[ \t]/.test(line.slice(indent.length)))) break;
    end += line.length + 1;
  }
  return [at, Math.min(end, text.length)];
}

function otherPath({ random, texts, path }: Scene): string | undefined {
  return pick(
    random,
    [...texts.keys()].filter((other) => other !== path),
  );
}

/** A name that some file defines, so that new references have a chance to mean something. */
function knownName(scene: Scene): string {
  const other = otherPath(scene) ?? scene.path;
  return pick(scene.random, [...scene.texts.get(other)!.matchAll(DEFINITION)])?.[3] ?? 'unknown_name';
}

/** A constant that some file writes. */
function someConstant(scene: Scene): string {
  const texts = [...scene.texts.values()];
  const text = pick(scene.random, texts)!;
  return pick(scene.random, [...text.matchAll(/'[^'\n]*'|\b\d+\b/g)])?.[0] ?? '1';
}

const moduleOf = (path: string): string => path.replace(/(\/__init__)?\.pyi?$/, '').replaceAll('/', '.');

const EDITS: Readonly<Record<string, Edit>> = {
  rename: (scene) =>
    replaceMatch(
      scene,
      DEFINITION,
      ([, indent, how, name, rest]) => `${indent}${how} ${name}_x${rest ?? ''}`,
    ),
  renameToKnown: (scene) =>
    replaceMatch(
      scene,
      DEFINITION,
      ([, indent, how, , rest]) => `${indent}${how} ${knownName(scene)}${rest ?? ''}`,
    ),
  remove: (scene) => {
    const match = pick(scene.random, [...scene.text.matchAll(DEFINITION)]);
    if (!match) return false;
    const [from, to] = blockOf(scene.text, match.index, match[1]!);
    scene.texts.set(scene.path, scene.text.slice(0, from) + scene.text.slice(to));
    return true;
  },
  move: (scene) => {
    const match = pick(
      scene.random,
      [...scene.text.matchAll(DEFINITION)].filter((found) => found[1] === ''),
    );
    const target = otherPath(scene);
    if (!match || target === undefined) return false;
    const [from, to] = blockOf(scene.text, match.index, '');
    scene.texts.set(scene.path, scene.text.slice(0, from) + scene.text.slice(to));
    scene.texts.set(target, `${scene.texts.get(target)}\n${scene.text.slice(from, to)}`);
    return true;
  },
  signature: (scene) =>
    replaceMatch(scene, /\bdef (\w+)\(([^()\n]*)\)/g, ([, name, parameters]) => {
      const names = parameters!.split(', ');
      if (scene.random.below(2) === 0) names.push(`extra=${knownName(scene)}`);
      else names.pop();
      return `def ${name}(${names.filter((text) => text !== '').join(', ')})`;
    }),
  annotate: (scene) =>
    replaceMatch(scene, /\bdef (\w+)\(([^()\n]*)\)( -> [\w.]+)?:/g, ([, name, parameters]) =>
      scene.random.below(3) === 0
        ? `def ${name}(${parameters}):`
        : `def ${name}(${parameters}) -> ${knownName(scene)}:`,
    ),
  bases: (scene) =>
    replaceMatch(scene, /^([ \t]*)class (\w+)(\([^()\n]*\))?:/gm, ([, indent, name]) =>
      scene.random.below(4) === 0
        ? `${indent}class ${name}:`
        : `${indent}class ${name}(${knownName(scene)}):`,
    ),
  decorate: (scene) =>
    replaceMatch(scene, DEFINITION, ([text, indent]) => {
      const names = ['property', 'staticmethod', 'classmethod', 'dataclass', knownName(scene)];
      return `${indent}@${pick(scene.random, names)}\n${text}`;
    }),
  undecorate: (scene) => replaceMatch(scene, /^[ \t]*@[\w.]+(\([^()\n]*\))?\n/gm, () => ''),
  store: (scene) =>
    replaceMatch(scene, /^([ \t]+)return [^\n]*$/gm, ([text, indent]) => {
      const owner = scene.random.below(2) === 0 ? 'self' : knownName(scene);
      return `${indent}${owner}.${knownName(scene)} = ${knownName(scene)}()\n${text}`;
    }),
  returns: (scene) => replaceMatch(scene, /\breturn [^\n]*/g, () => `return ${knownName(scene)}()`),
  assign: (scene) =>
    replaceMatch(scene, /^([ \t]*)(\w+) = [^\n([{]*$/gm, ([, indent, name]) =>
      scene.random.below(2) === 0
        ? `${indent}${name} = ${knownName(scene)}`
        : `${indent}${name} = ${knownName(scene)}()`,
    ),
  insertImport: (scene) => {
    const other = otherPath(scene);
    if (other === undefined) return false;
    const what = scene.random.below(4) === 0 ? '*' : knownName(scene);
    const line =
      scene.random.below(4) === 0 ? `import ${moduleOf(other)}` : `from ${moduleOf(other)} import ${what}`;
    scene.texts.set(scene.path, `${line}\n${scene.text}`);
    return true;
  },
  removeImport: (scene) => replaceMatch(scene, IMPORT, () => ''),
  call: (scene) => {
    scene.texts.set(scene.path, `${scene.text}\n${knownName(scene)}(1, key=2)\n`);
    return true;
  },
  exports: (scene) => {
    const names = [knownName(scene), knownName(scene)].map((name) => `'${name}'`).join(', ');
    scene.texts.set(scene.path, `${scene.text}\n__all__ = [${names}]\n`);
    return true;
  },
  constant: (scene) =>
    replaceMatch(
      scene,
      /'[^'\n]*'|"[^"\n]*"|\b\d+\b|\b(None|True|False)\b/g,
      () => pick(scene.random, ['None', 'True', '0', '2', "''", someConstant(scene), knownName(scene)])!,
    ),
  value: (scene) => {
    const assigned = /(?<=^[ \t]*[\w.]+ = )[^\n]+$/gm;
    const values = [...scene.texts.values()].flatMap((text) => text.match(assigned) ?? []);
    return replaceMatch(scene, assigned, () => pick(scene.random, values)!);
  },
  imported: (scene) =>
    replaceMatch(scene, /(?<=^[ \t]*from [.\w]+ import )\w+/gm, ([name]) => {
      const other = knownName(scene);
      return scene.random.below(2) === 0 ? other : `${other} as ${name}`;
    }),
  word: (scene) => {
    const words = [...scene.text.matchAll(/\b[A-Za-z_]\w*/g)];
    return replaceMatch(scene, /\b[A-Za-z_]\w*/g, () => pick(scene.random, words)![0]);
  },
  dropLine: (scene) => replaceMatch(scene, /^[^\n]*\n/gm, () => ''),
  repeatLine: (scene) => replaceMatch(scene, /^[^\n]*\n/gm, ([line]) => line + line),
  swapLines: (scene) =>
    replaceMatch(scene, /^([^\n]*\n)([^\n]*\n)/gm, ([, first, second]) => second! + first!),
  indent: (scene) => replaceMatch(scene, /^(?=[^\n])/gm, () => '    '),
  dedent: (scene) => replaceMatch(scene, /^ {4}/gm, () => ''),
  argument: (scene) =>
    replaceMatch(scene, /(?<=\w)\(([^()\n]*)\)(?!:)/g, ([, given]) => {
      const list = given!.split(', ').filter((text) => text !== '');
      if (scene.random.below(2) === 0)
        list.push(scene.random.below(2) === 0 ? knownName(scene) : someConstant(scene));
      else list.shift();
      return `(${list.join(', ')})`;
    }),
  blank: (scene) => replaceMatch(scene, /\n/g, () => '\n\n# a remark\n'),
  breakSyntax: (scene) => replaceMatch(scene, /[:()[\]'"]/g, () => ''),
  revert: (scene) => {
    const original = scene.originals.get(scene.path);
    if (original === undefined || original === scene.text) return false;
    scene.texts.set(scene.path, original);
    return true;
  },
  swap: (scene) => {
    const other = otherPath(scene);
    if (other === undefined) return false;
    scene.texts.set(scene.path, scene.texts.get(other)!);
    scene.texts.set(other, scene.text);
    return true;
  },
  deleteFile: (scene) => scene.texts.size > 3 && scene.texts.delete(scene.path),
  createFile: (scene) => {
    const path = pick(scene.random, [
      ...[...scene.originals.keys()].filter((known) => !scene.texts.has(known)),
      scene.path.replace(/\.py$/, '.pyi'),
      scene.path.replace(/\.py$/, '_new.py'),
      scene.path.replace(/\.py$/, '/__init__.py'),
    ]);
    if (path === undefined || scene.texts.has(path)) return false;
    scene.texts.set(path, scene.originals.get(path) ?? scene.text);
    return true;
  },
};

const NAMES = Object.keys(EDITS);

/** The texts after the edit that the number stands for, and a word for it; the same texts if nothing fits. */
export function editTexts(
  texts: Texts,
  originals: Texts,
  seed: number,
): { readonly texts: Texts; readonly what: string } {
  const random = new Random(seed);
  for (let attempt = 0; attempt < 10; attempt++) {
    const path = pick(random, [...texts.keys()].sort())!;
    const name = pick(random, NAMES)!;
    const scene: Scene = { random, texts: new Map(texts), originals, path, text: texts.get(path)! };
    if (EDITS[name]!(scene)) return { texts: scene.texts, what: `${name} ${path}` };
  }
  return { texts, what: 'nothing' };
}

/** Whether the texts can lie on a disk, where a path is not a file and a folder at once. */
export function fitsOnDisk(texts: Texts): boolean {
  return ![...texts.keys()].some((path) => texts.has(path.split('/').slice(0, -1).join('/')));
}
