import * as fc from 'fast-check';
import { parseStandardFile } from './standard-file.parser';
import { writeStandardFile } from './standard-file.writer';
import { arbitraryStandardFile } from './standard-file.arbitrary';
it('never throws', () => {
  fc.assert(fc.property(arbitraryStandardFile, (file) => {
    const text = writeStandardFile(file);
    const parsed = parseStandardFile(text);
    expect(parsed).toEqual({ file });
    expect(writeStandardFile((parsed as any).file)).toBe(text);
  }), { numRuns: 300 });
});
