/**
 * Decodes Python's double-byte codecs strictly: ASCII, single bytes, two-byte codes, and the longer codes of
 * EUC-JP (0x8f and two bytes) and GB18030 (four bytes). What a code means comes from iconv-lite one code at
 * a time and is remembered; framing and the differences to Python are decided here.
 */
import iconv from 'iconv-lite';
import { DOUBLE_BYTE_TABLES } from './double-byte-tables.ts';

/** Decodes bytes; null when a code is cut off or means nothing in the codec. */
export function doubleByteDecoder(module: string): (bytes: Buffer) => string | null {
  const codes = new Codes(module);
  return (bytes) => {
    let text = '';
    let start = 0;
    for (let at = 0; at < bytes.length; ) {
      if (bytes[at]! < 0x80) {
        at++;
        continue;
      }
      if (at > start) text += bytes.toString('latin1', start, at);
      const length = codes.lengthAt(bytes, at);
      const character = at + length > bytes.length ? null : codes.character(bytes.subarray(at, at + length));
      if (character === null) return null;
      text += character;
      at += length;
      start = at;
    }
    return text + bytes.toString('latin1', start);
  };
}

class Codes {
  private readonly base: string;
  private readonly leads: readonly [number, number];
  private readonly trails: readonly [number, number];
  private readonly hasLongCodes: 'euc_jp' | 'gb18030' | null;
  /** Codes as numbers, to their characters or null. */
  private readonly known = new Map<number, string | null>();

  constructor(module: string) {
    const table = DOUBLE_BYTE_TABLES[module]!;
    this.base = table.base;
    this.leads = table.leads;
    this.trails = table.trails;
    this.hasLongCodes = module === 'euc_jp' || module === 'gb18030' ? module : null;
    for (const item of table.rejects.split(' ').filter(Boolean)) {
      const [from, to = from] = item.split('-').map((code) => Number.parseInt(code, 16));
      for (let code = from!; code <= to!; code++) this.known.set(code, null);
    }
    for (const run of table.differs.split(' ').filter(Boolean)) {
      const first = Number.parseInt(run.slice(0, run.indexOf('=')), 16);
      for (const [i, character] of [...run.slice(run.indexOf('=') + 1)].entries())
        this.known.set(first + i, character);
    }
  }

  /** Length in bytes of the code whose first byte, not ASCII, is at `at`. */
  lengthAt(bytes: Buffer, at: number): number {
    const lead = bytes[at]!;
    if (this.hasLongCodes === 'euc_jp' && lead === 0x8f) return 3;
    if (this.hasLongCodes === 'gb18030' && isDigit(bytes[at + 1])) return 4;
    if (lead < this.leads[0] || lead > this.leads[1]) return 1;
    // Shift JIS has its half-width katakana, one byte each, between two ranges of lead bytes.
    return this.isSingle(lead) ? 1 : 2;
  }

  character(code: Buffer): string | null {
    const key = code.readUIntBE(0, code.length);
    let character = this.known.get(key);
    if (character === undefined) {
      character = this.isFramed(code) ? meaningOf(code, this.base) : null;
      this.known.set(key, character);
    }
    return character;
  }

  private isSingle(byte: number): boolean {
    return /^(?:cp932|shift_jis)$/.test(this.base) && byte >= 0xa0 && byte <= 0xdf;
  }

  private isFramed(code: Buffer): boolean {
    if (code.length === 4) return isFourByteCode(code);
    if (code.length === 1) return true;
    return code.subarray(1).every((byte) => byte >= this.trails[0] && byte <= this.trails[1]);
  }
}

/** What iconv-lite reads in one code: its character, or null when that is none or the bytes fall apart. */
function meaningOf(code: Buffer, base: string): string | null {
  const text = iconv.decode(code, base, { stripBOM: false });
  // Big5-HKSCS has four codes that mean a letter and a combining mark; no other code means two characters.
  const isOne = [...text].length === 1 || /^[ÊêÊ][\u0304\u030c]$/u.test(text);
  // iconv-lite reads unassigned four-byte codes below 0x90 as if the other planes followed the BMP at once.
  const isMisplaced = code.length === 4 && code[0]! < 0x90 && text.length > 1;
  return isOne && !isMisplaced && text !== '\ufffd' && text.charCodeAt(0) >= 0x80 ? text : null;
}

/** GB18030 assigns four-byte codes of the BMP to leads 0x81 to 0x84 and of the other planes from 0x90 on. */
function isFourByteCode(code: Buffer): boolean {
  const lead = code[0]!;
  const isAssigned = (lead >= 0x81 && lead <= 0x84) || (lead >= 0x90 && lead <= 0xe3);
  return isAssigned && code[2]! >= 0x81 && code[2]! <= 0xfe && isDigit(code[3]);
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
