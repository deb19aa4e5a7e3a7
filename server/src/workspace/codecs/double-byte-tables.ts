/**
 * Python's double-byte codecs: which table of iconv-lite each one is a part of, and where Python's differs.
 * Python keeps close to the national standards where iconv-lite (as browsers do) reads vendors' supersets,
 * so most rows cut codes away. The test compares all of them with CPython, code by code.
 */

export interface DoubleByteTable {
  /** Encoding name in iconv-lite. */
  readonly base: string;
  /** Lead and trail bytes of two-byte codes, both inclusive. */
  readonly leads: readonly [number, number];
  readonly trails: readonly [number, number];
  /** Codes, and ranges of codes within the trail bytes, that Python rejects; hexadecimal. */
  readonly rejects: string;
  /** Runs of codes that Python maps otherwise: the first code in hexadecimal, `=`, the characters. */
  readonly differs: string;
}

/** By module name in CPython's `encodings`. */
export const DOUBLE_BYTE_TABLES: { readonly [module: string]: DoubleByteTable } = {
  big5: {
    base: 'cp950',
    leads: [0xa1, 0xf9],
    trails: [0x40, 0xfe],
    rejects: 'a3e1 f9d6-f9fe',
    differs:
      'a145=• a14e=､ a1c2=‾ a1e3=∼ a1f2=♁☉ a241=／＼ a244=¥ a246=¢£ ' +
      'c6a1=ヾゝゞ々ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへ ' +
      'c6dd=べぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんァアィイゥウェ ' +
      'c740=エォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャ c77c=ヤュユ ' +
      'c7a1=ョヨラリルレロヮワヰヱヲンヴヵヶДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрсту ' +
      'c7dd=фхцчшщъыьэюя①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽',
  },
  big5hkscs: {
    base: 'big5hkscs',
    leads: [0x87, 0xfe],
    trails: [0x40, 0xfe],
    rejects:
      '877a-87df 8e69 8e6f 8e7e 8eab 8eb4 8ecd 8ed0 8f57 8f69 8f6e 8fcb-8fcc 8ffe 906d 907a 90dc 90f1 ' +
      '91bf 9244 92af-92b2 92c8 92d1 9447 94ca 95d9 9644 96ed 96fc 9b76 9b78 9b7b 9bc6 9bde 9bec 9bf6 ' +
      '9c42 9c53 9c62 9c68 9c6b 9c77 9cbc-9cbd 9cd0 9d57 9d5a 9dc4 9ea9 9eef 9efd 9f60 9f66 9fcb 9fd8 ' +
      'a063 a077 a0d5 a0df a0e4 a3c0-a3e1 c6cf c6d3 c6d5 c6d7 c6de-c6df fa5f fa66 fabd fac5 fad5 fb48 ' +
      'fbb8 fbf3 fbf9 fc4f fc6c fcb9 fce2 fcf1 fdb7-fdb8 fdbb fdf1 fe52 fe6f feaa fedd',
    differs: 'a145=• a14e=､ a1c2=‾ a1e3=∼ a1f2=♁☉ a241=／＼ a244=¥ a246=¢£',
  },
  cp932: {
    base: 'cp932',
    leads: [0x81, 0xfc],
    trails: [0x40, 0xfc],
    rejects: '',
    differs: `a0=\uf8f0 fd=\uf8f1\uf8f2\uf8f3 f941=${privateUse(0xe69d, 62)} f980=${privateUse(0xe6db, 125)}`,
  },
  cp949: {
    base: 'cp949',
    leads: [0x81, 0xfd],
    trails: [0x41, 0xfe],
    rejects: '',
    differs: '',
  },
  cp950: {
    base: 'cp950',
    leads: [0xa1, 0xf9],
    trails: [0x40, 0xfe],
    rejects: '',
    differs:
      'c6a1=ヾゝゞ々ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへ ' +
      'c6dd=べぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんァアィイゥウェ ' +
      'c740=エォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャ c77c=ヤュユ ' +
      'c7a1=ョヨラリルレロヮワヰヱヲンヴヵヶДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрсту ' +
      'c7dd=фхцчшщъыьэюя①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽',
  },
  euc_jp: {
    base: 'euc-jp',
    leads: [0x8e, 0xf4],
    trails: [0xa1, 0xfe],
    rejects: 'ada1-adfc',
    differs: 'a1c1=〜‖ a1dd=− a1f1=¢£ a2cc=¬ 8fa2b7=~',
  },
  euc_kr: {
    base: 'cp949',
    leads: [0xa1, 0xfd],
    trails: [0xa1, 0xfe],
    rejects: 'a4d4',
    differs: '',
  },
  gb18030: {
    base: 'gb18030',
    leads: [0x81, 0xfe],
    trails: [0x40, 0xfe],
    rejects: '80',
    differs: 'a3a0=\ue5e5 a8bc=\ue7c7',
  },
  gb2312: {
    base: 'gbk',
    leads: [0xa1, 0xf7],
    trails: [0xa1, 0xfe],
    rejects:
      '80 a2a1-a2b0 a2e3-a2e4 a2ef-a2f0 a2fd-a2fe a4f4-a4fe a5f7-a5fe a6b9-a6c0 a6d9-a6fe a7c2-a7d0 ' +
      'a7f2-a7fe a8bb-a8c4 a8ea-a8fe a9a1-a9a3 a9f0-a9fe aaa1-aafe aba1-abfe aca1-acfe ada1-adfe ' +
      'aea1-aefe afa1-affe d7fa-d7fe',
    differs: 'a1a4=・ a1aa=―',
  },
  gbk: {
    base: 'gbk',
    leads: [0x81, 0xfe],
    trails: [0x40, 0xfe],
    rejects:
      '80 a140-a1a0 a240-a2a0 a2ab-a2b0 a2e3-a2e4 a2ef-a2f0 a2fd-a2fe a340-a3a0 a440-a4a0 a4f4-a4fe ' +
      'a540-a5a0 a5f7-a5fe a640-a6a0 a6b9-a6c0 a6d9-a6df a6ec-a6ed a6f3 a6f6-a6fe a740-a7a0 a7c2-a7d0 ' +
      'a7f2-a7fe a896-a8a0 a8bc a8bf a8c1-a8c4 a8ea-a8fe a958 a95b a95d-a95f a989-a995 a997-a9a3 ' +
      'a9f0-a9fe aaa1-aafe aba1-abfe aca1-acfe ada1-adfe aea1-aefe afa1-affe d7fa-d7fe f8a1-f8fe ' +
      'f9a1-f9fe faa1-fafe fba1-fbfe fca1-fcfe fda1-fdfe fe50-fefe',
    differs: '',
  },
  shift_jis: {
    base: 'shift_jis',
    leads: [0x81, 0xea],
    trails: [0x40, 0xfc],
    rejects: '80 8740-879c',
    differs: '8160=〜‖ 817c=− 8191=¢£ 81ca=¬',
  },
};

/** Consecutive characters of the private use area: Microsoft's user-defined rows. */
function privateUse(first: number, count: number): string {
  return String.fromCharCode(...Array.from({ length: count }, (_, i) => first + i));
}
