import { createHash } from 'node:crypto';
import { codeFrom, fingerprintOf, verificationCode } from './verification-code';

const fingerprints = Array.from({ length: 200 }, (_, index) =>
  createHash('sha256').update(String(index)).digest('hex'),
);

it('is twelve signs of the fingerprint, in groups, without letters that are taken for digits', () => {
  for (const fingerprint of fingerprints) {
    expect(verificationCode(fingerprint)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  }
  expect(verificationCode('0'.repeat(64))).toBe('0000-0000-0000');
  expect(verificationCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ');
});

it('leads back to the beginning of the fingerprint', () => {
  for (const fingerprint of fingerprints) {
    expect(fingerprintOf(verificationCode(fingerprint))).toBe(fingerprint.slice(0, 15));
  }
});

it.each([
  ['7F3K-9QW2-HX4M', '7F3K-9QW2-HX4M'],
  ['  7f3k 9qw2 hx4m ', '7F3K-9QW2-HX4M'],
  ['7f3k9qw2hx4m', '7F3K-9QW2-HX4M'],
  ['7F3K–9QW2—HX4M', '7F3K-9QW2-HX4M'],
  ['OIl0-oiL1-0000', '0110-0111-0000'],
  // Typed on a keyboard of Cyrillic letters.
  ['АВСЕ-НКМР-ТХ12', 'ABCE-HKMP-TX12'],
  ['авсе-нкмр-тх12', 'ABCE-HKMP-TX12'],
  ['ı234-i234-İ234', '1234-1234-1234'],
  ['', null],
  ['7F3K-9QW2-HX4', null],
  ['7F3K-9QW2-HX4M-1', null],
  ['UUUU-9QW2-HX4M', null],
  ['7F3K/9QW2/HX4M', null],
])('%j is read as %j', (typed, code) => {
  expect(codeFrom(typed)).toBe(code);
});
