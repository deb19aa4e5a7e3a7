/**
 * Python's single-byte codecs: which table of iconv-lite each one is, and where Python's differs. Tables that
 * iconv-lite does not have are written out. The test compares all of them with CPython, byte by byte.
 */

export interface SingleByteTable {
  /** Encoding name in iconv-lite; null when `upper` gives the whole upper half. */
  readonly base: string | null;
  /** Characters of bytes 0x80 to 0xff; U+FFFD stands for bytes that mean nothing. */
  readonly upper?: string;
  /** Bytes that differ from the base: a character, or null for a byte that Python rejects. */
  readonly differs?: { readonly [byte: number]: string | null };
}

/** By module name in CPython's `encodings`. */
export const SINGLE_BYTE_TABLES: { readonly [module: string]: SingleByteTable } = {
  charmap: { base: 'latin1' },
  cp1006: {
    base: null,
    upper:
      '\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d' +
      '\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b' +
      '\u009c\u009d\u009e\u009f\u00a0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8' +
      '\u06f9،؛\u00ad؟\ufe81\ufe8d\ufe8e\ufe8e\ufe8f\ufe91\ufb56\ufb58\ufe93\ufe95\ufe97\ufb66' +
      '\ufb68\ufe99\ufe9b\ufe9d\ufe9f\ufb7a\ufb7c\ufea1\ufea3\ufea5\ufea7\ufea9\ufb84\ufeab' +
      '\ufead\ufb8c\ufeaf\ufb8a\ufeb1\ufeb3\ufeb5\ufeb7\ufeb9\ufebb\ufebd\ufebf\ufec1\ufec5' +
      '\ufec9\ufeca\ufecb\ufecc\ufecd\ufece\ufecf\ufed0\ufed1\ufed3\ufed5\ufed7\ufed9\ufedb' +
      '\ufb92\ufb94\ufedd\ufedf\ufee0\ufee1\ufee3\ufb9e\ufee5\ufee7\ufe85\ufeed\ufba6\ufba8' +
      '\ufba9\ufbaa\ufe80\ufe89\ufe8a\ufe8b\ufef1\ufef2\ufef3\ufbb0\ufbae\ufe7c\ufe7d',
  },
  cp1125: { base: 'cp1125' },
  cp1250: { base: 'cp1250' },
  cp1251: { base: 'cp1251' },
  cp1252: { base: 'cp1252' },
  cp1253: { base: 'cp1253' },
  cp1254: { base: 'cp1254' },
  cp1255: { base: 'cp1255', differs: { 202: null } },
  cp1256: { base: 'cp1256' },
  cp1257: { base: 'cp1257' },
  cp1258: { base: 'cp1258' },
  cp437: { base: 'cp437' },
  cp720: { base: 'cp720' },
  cp737: { base: 'cp737' },
  cp775: { base: 'cp775' },
  cp850: { base: 'cp850' },
  cp852: { base: 'cp852' },
  cp855: { base: 'cp855' },
  cp856: { base: 'cp856' },
  cp857: { base: 'cp857' },
  cp858: { base: 'cp858' },
  cp860: { base: 'cp860' },
  cp861: { base: 'cp861' },
  cp862: { base: 'cp862' },
  cp863: { base: 'cp863' },
  cp864: { base: 'cp864' },
  cp865: { base: 'cp865' },
  cp866: { base: 'cp866' },
  cp869: { base: 'cp869' },
  cp874: { base: 'cp874' },
  hp_roman8: { base: 'hp-roman8' },
  iso8859_10: { base: 'iso-8859-10' },
  iso8859_11: { base: 'iso-8859-11' },
  iso8859_13: { base: 'iso-8859-13' },
  iso8859_14: { base: 'iso-8859-14' },
  iso8859_15: { base: 'iso-8859-15' },
  iso8859_16: { base: 'iso-8859-16' },
  iso8859_2: { base: 'iso-8859-2' },
  iso8859_3: { base: 'iso-8859-3' },
  iso8859_4: { base: 'iso-8859-4' },
  iso8859_5: { base: 'iso-8859-5' },
  iso8859_6: { base: 'iso-8859-6' },
  iso8859_7: { base: 'iso-8859-7' },
  iso8859_8: { base: 'iso-8859-8' },
  iso8859_9: { base: 'iso-8859-9' },
  koi8_r: { base: 'koi8-r' },
  koi8_t: { base: 'koi8-t' },
  koi8_u: { base: 'koi8-u' },
  kz1048: {
    base: null,
    upper:
      'ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—�™љ›њқһџ\u00a0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00ad®Ү°±Ііөµ¶·ё№ғ»әҢңүАБВГДЕЖЗИЙКЛМН' +
      'ОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя',
  },
  latin_1: { base: 'latin1' },
  mac_arabic: {
    base: null,
    upper:
      'Ä\u00a0ÇÉÑÖÜáàâä\u06ba«çéèêëí…îïñó»ôö÷úùûü\u0020!"#$\u066a&\u0027()*+،-./\u0660\u0661' +
      '\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669:؛<=>؟❊\u0621\u0622\u0623\u0624\u0625' +
      '\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633' +
      '\u0634\u0635\u0636\u0637\u0638\u0639\u063a[\u005c]^_ـ\u0641\u0642\u0643\u0644\u0645' +
      '\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u067e' +
      '\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691{|}\u0698\u06d2',
  },
  mac_croatian: { base: 'maccroatian', differs: { 189: 'Ω', 216: '\uf8ff', 219: '€' } },
  mac_cyrillic: { base: 'maccyrillic', differs: { 162: 'Ґ', 182: 'ґ', 255: '€' } },
  mac_farsi: {
    base: null,
    upper:
      'Ä\u00a0ÇÉÑÖÜáàâä\u06ba«çéèêëí…îïñó»ôö÷úùûü\u0020!"#$\u066a&\u0027()*+،-./\u06f0\u06f1' +
      '\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9:؛<=>؟❊\u0621\u0622\u0623\u0624\u0625' +
      '\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633' +
      '\u0634\u0635\u0636\u0637\u0638\u0639\u063a[\u005c]^_ـ\u0641\u0642\u0643\u0644\u0645' +
      '\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u067e' +
      '\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691{|}\u0698\u06d2',
  },
  mac_greek: { base: 'macgreek', differs: { 156: '€', 175: '·', 255: '\u00ad' } },
  mac_iceland: { base: 'maciceland', differs: { 189: 'Ω', 219: '€', 240: '\uf8ff' } },
  mac_latin2: {
    base: null,
    upper:
      'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“' +
      '”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ',
  },
  mac_roman: { base: 'macroman', differs: { 189: 'Ω', 219: '€', 240: '\uf8ff' } },
  mac_romanian: {
    base: null,
    upper:
      'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ĂȘ∞±≤≥¥µ∂∑∏π∫ªºΩăș¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“' +
      '”‘’÷◊ÿŸ⁄€‹›Țț‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  },
  mac_turkish: { base: 'macturkish', differs: { 189: 'Ω', 240: '\uf8ff', 245: '\uf8a0' } },
  palmos: {
    base: null,
    upper:
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ♦♣♥♠‘’“”•–—˜™š\u009bœ\u009d\u009eŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹' +
      'º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  },
  ptcp154: {
    base: null,
    upper:
      'ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u00a0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝАБВГДЕЖЗИЙКЛМНОПРСТ' +
      'УФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя',
  },
  tis_620: { base: 'iso-8859-11', differs: { 160: null } },
};
