import { withArtifacts } from './artifacts';

describe('what a page shows outside of the structure', () => {
  it.each([
    [
      'is marked: a running head and a rule under it',
      'q\n1 0 0 1 0 0 cm\nBT\n/F8 10 Tf\n<0535> Tj\nET\n0 0 9 1 re\nf\nQ\n',
      'q\n/Artifact BMC\n1 0 0 1 0 0 cm\nBT\n/F8 10 Tf\n<0535> Tj\nET\n0 0 9 1 re\nf\nEMC\nQ\n',
    ],
    [
      'is marked between what belongs to the structure, which stays as it is',
      '0 0 9 9 re\nf*\n/P <</MCID 3 >>BDC\nBT\n<0535> Tj\nET\nEMC\n/X5 Do\n/TD <</MCID 4 >>BDC\n1 0 l\nS\nEMC\n',
      '/Artifact BMC\n0 0 9 9 re\nf*\nEMC\n/P <</MCID 3 >>BDC\nBT\n<0535> Tj\nET\nEMC\n/Artifact BMC\n/X5 Do\nEMC\n/TD <</MCID 4 >>BDC\n1 0 l\nS\nEMC\n',
    ],
    [
      'is marked together with what is said of its glyphs',
      'BT\n/Span<</ActualText <FEFF00A0> >> BDC\n9.3 0 Td <0001> Tj\nEMC\nET\n',
      '/Artifact BMC\nBT\n/Span<</ActualText <FEFF00A0> >> BDC\n9.3 0 Td <0001> Tj\nEMC\nET\nEMC\n',
    ],
    [
      'is not sought within the structure, whatever is said there of glyphs',
      '/P <</MCID 3 >>BDC\nBT\n/Span<</ActualText <FEFF00A0> >> BDC\n<0001> Tj\nEMC\nET\nQ\nEMC\n',
      '/P <</MCID 3 >>BDC\nBT\n/Span<</ActualText <FEFF00A0> >> BDC\n<0001> Tj\nEMC\nET\nQ\nEMC\n',
    ],
    [
      'is marked apart in each state of the graphics',
      '0 0 9 9 re\nB\nq\n/P0 sh\nQ\ns\n',
      '/Artifact BMC\n0 0 9 9 re\nB\nEMC\nq\n/Artifact BMC\n/P0 sh\nEMC\nQ\n/Artifact BMC\ns\nEMC\n',
    ],
    [
      'is nothing where only the state changes, or a path serves to clip',
      '.33 .37 .42 rg\nq\n0 0 9 9 re\nW n\nQ\n/P <</MCID 0 >>BDC\nf\nEMC\n',
      '.33 .37 .42 rg\nq\n0 0 9 9 re\nW n\nQ\n/P <</MCID 0 >>BDC\nf\nEMC\n',
    ],
    ['is nothing on an empty page', '', ''],
  ])('%s', (_, content, expected) => {
    expect(withArtifacts(content)).toBe(expected);
  });
});
