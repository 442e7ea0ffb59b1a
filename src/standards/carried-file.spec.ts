import { gzipSync } from 'node:zlib';
import { carried, carry } from './carried-file';
import { fileLimits } from './standard-file';

describe('a file carried through the browser', () => {
  it.each(['', 'Қазақша\r\n\0', '\uFEFF---\n'])('comes back as it was: %j', (text) => {
    expect(Buffer.from(carried(carry(Buffer.from(text)))).toString()).toBe(text);
  });

  it('is refused when it is something else, or would grow beyond what a file may hold', () => {
    const bomb = gzipSync(Buffer.alloc(fileLimits.bytes + 2)).toString('base64');
    for (const text of ['', 'nothing', bomb]) expect(() => carried(text)).toThrow('form-cut-off');
  });
});
