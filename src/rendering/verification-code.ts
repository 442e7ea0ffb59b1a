/** Ten digits and the letters that nobody takes for one of them, or for a bad word: Crockford's base 32. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 12 signs of 5 bits each: the first 15 digits of the fingerprint. */
const digits = 15;
const signs = 12;
const groupLength = 4;

/** Letters of other alphabets that look like signs of a code, and what a slip of the eye makes of others. */
const lookalikes: Record<string, string> = {
  ...{ O: '0', I: '1', L: '1' },
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Һ: 'H', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', Ү: 'Y', У: 'Y' },
  ...{ О: '0', І: '1', İ: '1', З: '3' },
};

/** What is printed on a document so that people can ask what it is: the beginning of its fingerprint, fit to be typed by hand. */
export function verificationCode(fingerprint: string): string {
  const beginning = BigInt(`0x${fingerprint.slice(0, digits)}`);
  return grouped(
    Array.from({ length: signs }, (_, index) => alphabet[Number((beginning >> BigInt(5 * (signs - 1 - index))) & 31n)]),
  );
}

/** The code as it is printed, from what somebody typed; null when it is none. */
export function codeFrom(typed: string): string | null {
  const read = [...typed.normalize('NFC').toUpperCase()]
    .filter((sign) => !/[\s\p{Pd}._]/u.test(sign))
    .map((sign) => lookalikes[sign] ?? sign);
  return read.length === signs && read.every((sign) => alphabet.includes(sign)) ? grouped(read) : null;
}

/** How the fingerprints of documents with this code begin, in hexadecimal. */
export function fingerprintOf(code: string): string {
  const signs = [...code.replaceAll('-', '')];
  const beginning = signs.reduce((sum, sign) => (sum << 5n) | BigInt(alphabet.indexOf(sign)), 0n);
  return beginning.toString(16).padStart(digits, '0');
}

function grouped(signs: (string | undefined)[]): string {
  const text = signs.join('');
  return [0, 1, 2].map((group) => text.slice(group * groupLength, (group + 1) * groupLength)).join('-');
}
