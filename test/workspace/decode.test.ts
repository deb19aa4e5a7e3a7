/**
 * Decoding compared with CPython: every code of every codec, the names of codecs, and thousands of generated
 * source files with all kinds of declarations. The compiler's view of the bytes is the truth.
 */
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODEC_NAMES, codecModule } from '../../server/src/workspace/codecs/codec-names.ts';
import { codecOf } from '../../server/src/workspace/codecs/codecs.ts';
import { DOUBLE_BYTE_TABLES } from '../../server/src/workspace/codecs/double-byte-tables.ts';
import { SINGLE_BYTE_TABLES } from '../../server/src/workspace/codecs/single-byte-tables.ts';
import { decodeSource } from '../../server/src/workspace/decode-source.ts';
import { encodingDeclaration } from '../../server/src/workspace/encoding-declaration.ts';
import { askCPython, hasCPython } from './cpython.ts';

const decode = (source: string | Buffer) => decodeSource(Buffer.from(source as string));

function decoder(name: string): (bytes: Buffer) => string | null {
  const codec = codecOf(name);
  if (typeof codec === 'string') throw new Error(`${name}: ${codec}`);
  return codec.decode;
}

/** Of codecs and bytes: that we make of them what CPython does, which a thousand of them have to be good for. */
function expectDecodedAsByCPython(questions: readonly (readonly [codec: string, bytes: Buffer])[]): void {
  const theirs = askCPython<(string | null)[]>(
    'decode',
    questions.map(([codec, bytes]) => [codec, bytes.toString('base64')]),
  );
  const differences = questions.flatMap(([codec, bytes], i) => {
    const [text, expected] = [decoder(codec)(bytes), theirs[i]!];
    const shown = JSON.stringify([bytes.toString('latin1'), expected, text]);
    return text === expected ? [] : [`${codec}: of bytes, CPython's and our text ${shown}`];
  });
  expect(theirs.filter((text) => text !== null).length).toBeGreaterThan(1_000);
  expect(differences).toEqual([]);
}

describe('a source file', () => {
  it('is UTF-8 when it says nothing', () => {
    expect(decode('x = "é😀"\r\n\f')).toEqual({
      status: 'ok',
      text: 'x = "é😀"\r\n\f',
      encoding: 'utf-8',
      lines: 2,
    });
  });

  it('keeps its BOM', () => {
    expect(decode('\ufeffx = 1\n')).toMatchObject({ text: '\ufeffx = 1\n', encoding: 'utf-8-sig', lines: 1 });
  });

  it('may be empty', () => {
    expect(decode('')).toMatchObject({ status: 'ok', text: '', encoding: 'utf-8', lines: 0 });
  });

  it.each([
    ['NUL', 'x = 1\0', 'binary'],
    ['UTF-16', Buffer.from('\ufeffx = 1', 'utf16le'), 'binary'],
    ['Latin-1 without a cookie', Buffer.from('x = "é"', 'latin1'), 'undecodable'],
    ['an encoded surrogate', Buffer.from([0x23, 0xed, 0xa0, 0x80]), 'undecodable'],
    ['an overlong form', Buffer.from([0x23, 0xc0, 0xaf]), 'undecodable'],
    ['non-ASCII in ascii', '# coding: ascii\n# é', 'undecodable'],
    ['a BOM and another cookie', '\ufeff# coding: latin-1\n', 'undecodable'],
    ['an unknown cookie', '# coding: klingon\n', 'unknown_encoding'],
    ['a codec that is not for text', '# coding: base64\n', 'unknown_encoding'],
    ['a codec of wide units', '# coding: utf-16\n', 'unknown_encoding'],
  ])('with %s is skipped', (_, source, skipReason) => {
    expect(decode(source)).toMatchObject({ status: 'skipped', skipReason });
  });

  it.each([
    ['unicode_escape', String.raw`s = '\u00e9\x41\101\U0001F600' \x23 \q`, "s = 'éAA😀' # \\q"],
    ['unicode_escape', 's = 1 + \\\r\n 2', 's = 1 +  2'],
    ['raw_unicode_escape', String.raw`s = '\u00e9\x41\\u0041\n'`, String.raw`s = 'é\x41\\u0041\n'`],
  ])('in %s has escapes everywhere: %s', (encoding, source, text) => {
    const cookie = `# coding: ${encoding}\n`;
    expect(decode(cookie + source)).toMatchObject({ status: 'ok', text: cookie + text });
  });

  it.each([String.raw`\ud83d\ude00`, String.raw`\U00110000`, String.raw`\u12`, String.raw`\u0000`])(
    'with %s among its escapes is undecodable',
    (written) => {
      for (const encoding of ['unicode_escape', 'raw_unicode_escape'])
        expect(decode(`# coding: ${encoding}\ns = '${written}'\n`)).toMatchObject({
          skipReason: 'undecodable',
        });
    },
  );

  it('in Latin-1 is not Windows-1252', () => {
    const source = Buffer.from([...Buffer.from('# coding: latin-1\n#'), 0x80, 0x93, 0xff]);
    expect(decode(source)).toMatchObject({
      text: '# coding: latin-1\n#\u0080\u0093ÿ',
      encoding: 'iso8859-1',
    });
  });
});

describe.skipIf(!hasCPython)('compared with CPython', () => {
  it('names of codecs and their aliases', () => {
    const theirs = askCPython<Record<string, string[]>>('aliases');
    for (const [module, names] of Object.entries(theirs)) {
      // Codecs that a newer interpreter than ours may have are its business.
      if (!Object.hasOwn(CODEC_NAMES, module)) continue;
      expect([...CODEC_NAMES[module]!].sort(), module).toEqual(names.sort());
      for (const name of names)
        expect(codecModule(name.toUpperCase().replaceAll('_', '-')), name).not.toBeNull();
    }
  });

  const doubleByte = Object.keys(DOUBLE_BYTE_TABLES);
  const modules = ['ascii', 'latin_1', ...Object.keys(SINGLE_BYTE_TABLES), ...doubleByte];
  const tables = hasCPython ? askCPython<Record<string, Record<string, string>>>('codecs', modules) : {};
  it.each(modules)('every code of %s', (module) => {
    const ours = decoder(module);
    const theirs = tables[module]!;
    const differences: string[] = [];
    const check = (...code: number[]): void => {
      const bytes = Buffer.from(code);
      const expected = theirs[bytes.toString('hex')] ?? null;
      const got = ours(bytes);
      // The dump leaves out pairs that start with a byte that is a character by itself.
      if (code.length > 1 && theirs[bytes.toString('hex', 0, 1)] !== undefined) return;
      if (got !== expected) differences.push(`${bytes.toString('hex')}: ${expected}, got ${got}`);
    };
    for (let first = 0; first < 256; first++) {
      check(first);
      if (doubleByte.includes(module)) for (let second = 0; second < 256; second++) check(first, second);
    }
    if (module === 'euc_jp')
      for (let second = 0xa0; second < 256; second++)
        for (let third = 0xa0; third < 256; third++) check(0x8f, second, third);
    expect(differences).toEqual([]);
  });

  it('four-byte codes of gb18030', () => {
    const codes: Buffer[] = [];
    for (let n = 0; n < 12_600 * 2; n += 3)
      codes.push(
        Buffer.from([
          0x81 + Math.floor(n / 12_600),
          0x30 + (Math.floor(n / 1_260) % 10),
          0x81 + (Math.floor(n / 10) % 126),
          0x30 + (n % 10),
        ]),
      );
    for (let lead = 0x83; lead < 0xff; lead++)
      for (const digit of [0x30, 0x31, 0x35, 0x39])
        for (const third of [0x80, 0x81, 0xa4, 0xfe, 0xff])
          codes.push(Buffer.from([lead, digit, third, 0x33]));
    const theirs = askCPython<(string | null)[]>(
      'decode',
      codes.map((code) => ['gb18030', code.toString('base64')]),
    );
    const ours = decoder('gb18030');
    const differences = codes.flatMap((code, i) =>
      ours(code) === theirs[i] ? [] : [`${code.toString('hex')}: ${theirs[i]}, got ${ours(code)}`],
    );
    expect(differences).toEqual([]);
  });

  it('random bytes in every codec', () => {
    const names = modules.flatMap((module) => [module, module]);
    const samples = fc.sample(fc.uint8Array({ maxLength: 40 }), {
      seed: 20_240_401,
      numRuns: names.length * 10,
    });
    const questions = samples.map((bytes, i) => [names[i % names.length]!, Buffer.from(bytes)] as const);
    const theirs = askCPython<(string | null)[]>(
      'decode',
      questions.map(([name, bytes]) => [name, bytes.toString('base64')]),
    );
    for (const [i, [name, bytes]] of questions.entries())
      expect(decoder(name)(bytes), `${name} ${bytes.toString('hex')}`).toBe(theirs[i]);
  });

  it('4,000 texts that switch character sets by escapes and shifts', () => {
    const codecs = ['iso2022_jp', 'iso2022_jp_1', 'iso2022_jp_2', 'iso2022_jp_ext', 'iso2022_kr', 'hz'];
    const escapes = ['(B', '(J', '(I', '$@', '$B', '$A', '$(C', '$(D', '$)C', '.A', '.F', 'N', '[1m'];
    const letters = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    });
    const pairs = fc
      .array(fc.integer({ min: 0x21, max: 0x7e }), { minLength: 2, maxLength: 8 })
      .map((codes) => String.fromCharCode(...codes.slice(0, codes.length & ~1)));
    const piece = fc.oneof(
      fc.constantFrom(...escapes).map((sequence) => `\x1b${sequence}`),
      fc.constantFrom('~{', '~}', '~~', '~\n', '\x0e', '\x0f', '\n', '\r'),
      { arbitrary: pairs, weight: 3 },
      letters,
    );
    const texts = fc.sample(fc.array(piece, { maxLength: 6 }), { seed: 2022, numRuns: 4_000 });
    const questions = texts.map((pieces, i) => {
      const codec = codecs[i % codecs.length]!;
      return [codec, Buffer.from(pieces.join(''), 'latin1')] as const;
    });
    expectDecodedAsByCPython(questions);
  });

  it('4,000 texts of UTF-7', () => {
    const piece = fc.oneof(
      fc.constantFrom('+', '-', '+-', 'a', '~', '\\', '\n', '=', '\x80', '+2AD', 'cAA', '+AGE-', '/'),
      fc.string({ unit: 'binary', maxLength: 3 }).map((text) => {
        const units = Buffer.from(text, 'utf16le').swap16();
        return `+${units.toString('base64').replace(/=+$/, '')}-`;
      }),
    );
    const texts = fc
      .sample(fc.array(piece, { maxLength: 5 }), { seed: 7, numRuns: 4_000 })
      .map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
    expectDecodedAsByCPython(texts.map((bytes) => ['utf_7', bytes] as const));
  });

  it('4,000 texts with escapes of characters', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\\',
        '\\\\',
        '\\u',
        '\\x',
        '\\n',
        '\\A',
        '\\N',
        '\\\n',
        "\\'",
        'a',
        '1',
        '\n',
        '\xe9',
        '\\x4',
        '\\q',
      ),
      fc.integer({ min: 1, max: 0xd7ff }).map((code) => `\\u${code.toString(16).padStart(4, '0')}`),
      fc.integer({ min: 0xe000, max: 0x110010 }).map((code) => `\\U${code.toString(16).padStart(8, '0')}`),
      fc.integer({ min: 1, max: 0o777 }).map((code) => `\\${code.toString(8)}`),
    );
    const texts = fc.sample(fc.array(piece, { maxLength: 5 }), { seed: 81, numRuns: 4_000 });
    const questions = texts.map((pieces, i) => {
      const codec = i % 2 === 0 ? 'unicode_escape' : 'raw_unicode_escape';
      return [codec, Buffer.from(pieces.join(''), 'latin1')] as const;
    });
    expectDecodedAsByCPython(questions);
  });

  it('3,000 generated source files', () => {
    const files = fc.sample(sourceFiles, { seed: 263, numRuns: 3_000 });
    const answers = askCPython<{ constants: string[] | null; tokenize: [string, string] | null }[]>(
      'files',
      files.map((file) => file.toString('base64')),
    );
    let accepted = 0;
    for (const [i, file] of files.entries()) {
      const ours = decodeSource(file);
      const theirs = answers[i]!;
      const shown = JSON.stringify(file.toString('latin1'));
      // Before 3.12 the compiler does not look into comments of UTF-8 files; running such a file fails.
      const isBrokenUtf8 = !isUtf8(file) && encodingDeclaration(file).encoding === 'utf-8';
      if (isBrokenUtf8) {
        expect(ours).toMatchObject({ skipReason: 'undecodable' });
        continue;
      }
      expect(ours.status === 'ok', `${shown}: ${JSON.stringify(ours)}`).toBe(theirs.constants !== null);
      if (ours.status !== 'ok') continue;
      accepted++;
      const constants = [...ours.text.replace(/^\ufeff/, '').matchAll(/^s = '(.*)'$/gm)].map(
        (match) => match[1],
      );
      expect(constants, shown).toEqual(theirs.constants);
      // `tokenize` ends lines at \n only, so it may find another cookie where there are lone \r.
      if (theirs.tokenize !== null && !/\r(?!\n)/.test(ours.text))
        expect(ours.text.replace(/^\ufeff/, ''), shown).toBe(theirs.tokenize[1].replace(/^\ufeff/, ''));
    }
    expect(accepted).toBeGreaterThan(500);
  });
});

const COOKIES = [
  'utf-8',
  'utf8',
  'UTF_8',
  'utf-8-unix',
  'utf-8-sig',
  'latin-1',
  'Latin_1',
  'latin1',
  'iso-8859-1',
  'iso-8859-1-dos',
  'iso-latin-1-unix',
  'iso8859-15',
  'ISO-8859-15',
  'cp1252',
  'windows-1252',
  'koi8-r',
  'koi8_u',
  'euc-jp',
  'ujis',
  'shift_jis',
  'sjis',
  'cp932',
  'gbk',
  'gb2312',
  'gb18030',
  'big5',
  'euc-kr',
  'cp949',
  'ascii',
  'us-ascii',
  'mac-roman',
  'klingon',
  'base64',
  'rot13',
  'utf-16',
  'utf_32',
  '.',
  '-',
  'mbcs_x',
]; // prettier-ignore

const declarations = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '\f', 'x = 1 ', '\\'),
    fc.constantFrom(
      '# coding: %',
      '#coding=%',
      '# -*- coding: % -*-',
      '# vim: set fileencoding=% :',
      '#!/usr/bin/python coding:%',
      '# coding : %',
      '# encoding:\t%',
      '# coding: coding=%',
      '# Coding: %',
      '# coding %',
      '#',
    ),
    fc.constantFrom(...COOKIES),
  )
  .filter(([indent, form]) => indent !== '\\' || form === '#')
  .map(
    ([indent, form, name]) =>
      (indent === 'x = 1 ' ? 'pass ' : indent === '\\' ? '' : indent) + form.replace('%', name),
  );

const highBytes = fc
  .uint8Array({ maxLength: 6 })
  .map((bytes) => Buffer.from(bytes.map((byte) => byte | 0x80)));
const words = fc.constantFrom('é', 'ж', '日本', '한글', '😀', 'Ä€').map((word) => Buffer.from(word));
const contents = fc.oneof(highBytes, words, fc.constant(Buffer.from('plain')));

/** Modules of comments and assignments of string constants, with at most three lines before the constants. */
const sourceFiles = fc
  .record({
    bom: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    before: fc.array(fc.oneof(fc.constantFrom('', '# text', 'pass', '  \f', '#!/bin/sh'), declarations), {
      maxLength: 3,
    }),
    constants: fc.array(contents, { maxLength: 2 }),
    comment: fc.option(contents),
  })
  .map(({ bom, end, before, constants, comment }) => {
    const lines = before.map((line) => Buffer.from(line));
    if (comment !== null) lines.push(Buffer.concat([Buffer.from('# '), comment]));
    for (const constant of constants)
      lines.push(Buffer.concat([Buffer.from("s = '"), constant, Buffer.from("'")]));
    const body = lines.flatMap((line) => [line, Buffer.from(end)]);
    return Buffer.concat([Buffer.from(bom ? [0xef, 0xbb, 0xbf] : []), ...body]);
  });
