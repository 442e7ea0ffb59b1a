import { searchable } from './searchable-text';

const marked = (code: string, shown: string) => `/Span<</ActualText <FEFF${code}> >> BDC\n${shown}EMC\n`;

describe('the text of a page', () => {
  it.each([
    [
      'loses a soft hyphen that was not used, and nothing moves',
      `<03F7> Tj\n${marked('00AD', '9.37 0 Td <0001> Tj\n')}0 0 Td <03EA> Tj\nET\n`,
      '<03F7> Tj\n9.37 0 Td <03EA> Tj\nET\n',
    ],
    [
      'says of a hyphen at the end of a line that it is soft',
      `<03EC> Tj\n${marked('00AD', '-.7 0 Td <0001> Tj\n')}ET\nBT\n${marked('2010', '/F4 16 Tf\n1 0 0 -1 76 33 Tm\n<01F6> Tj\n')}ET\n`,
      `<03EC> Tj\nET\nBT\n${marked('00AD', '/F4 16 Tf\n1 0 0 -1 76 33 Tm\n<01F6> Tj\n')}ET\n`,
    ],
    [
      'loses a soft hyphen at the end of a line that somebody’s own hyphen ends',
      `<03EC> Tj\n${marked('00AD', '4 0 Td <0001> Tj\n')}ET\nBT\n`,
      '<03EC> Tj\nET\nBT\n',
    ],
    [
      'says so of one that is drawn after the line that underlines a link',
      `ET\n0 9 m\nS\nBT\n${marked('2010', '/F4 16 Tf\n1 0 0 -1 76 33 Tm\n<01F6> Tj\n')}ET\n`,
      `ET\n0 9 m\nS\nBT\n${marked('00AD', '/F4 16 Tf\n1 0 0 -1 76 33 Tm\n<01F6> Tj\n')}ET\n`,
    ],
    [
      'keeps a hyphen that somebody typed',
      `BT\n${marked('2010', '/F4 16 Tf\n1 0 0 -1 76 33 Tm\n<01F6> Tj\n')}3 0 Td <0033> Tj\nET\n`,
      `BT\n${marked('2010', '/F4 16 Tf\n1 0 0 -1 76 33 Tm\n<01F6> Tj\n')}3 0 Td <0033> Tj\nET\n`,
    ],
    [
      'has plain spaces and hyphens',
      `${marked('00A0', '9.95 0 Td <0001> Tj\n')}3 0 Td <0033> Tj\n${marked('2011', '3 0 Td <01F6> Tj\n')}ET\n`,
      '9.95 0 Td <0001> Tj\n3 0 Td <0033> Tj\n3 0 Td <01F6> Tj\nET\n',
    ],
    [
      'has them also where a line begins with one, and where one is not seen',
      `BT\n${marked('00A0', '/F4 16 Tf\n1 0 0 -1 8 33 Tm\n<0001> Tj\n')}ET\nBT\n${marked('00A0', '')}ET\nEMC\n`,
      'BT\n/F4 16 Tf\n1 0 0 -1 8 33 Tm\n<0001> Tj\nET\nBT\nET\nEMC\n',
    ],
    [
      'keeps what else is said of a glyph',
      `${marked('202F', '9 0 Td <05B4> Tj\n')}${marked('00AD', '9 0 Td <0001> Tj\n')}1.6 0 Td <03EA> Tj\n`,
      `${marked('202F', '9 0 Td <05B4> Tj\n')}${marked('00AD', '9 0 Td <0001> Tj\n')}1.6 0 Td <03EA> Tj\n`,
    ],
  ])('%s', (_, content, expected) => {
    expect(searchable(content)).toBe(expected);
  });

  it('of which nothing is said stays the same', () => {
    const content = 'BT\n<0001> Tj\nET\n';
    expect(searchable(content)).toBe(content);
  });
});
