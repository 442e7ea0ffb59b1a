import fc from 'fast-check';
import { endOfObject, headOf, pack, readObjects, streamObject, writeObjects } from './pdf-layout';

const plain = (number: number, text: string) => Buffer.from(headOf(number) + text + endOfObject, 'latin1');

/** Dictionaries and streams under numbers of which some are free. */
const files = fc
  .array(fc.option(fc.record({ text: fc.string({ maxLength: 40 }), stream: fc.boolean() })), {
    minLength: 1,
    maxLength: 700,
  })
  .map((slots) => {
    const objects = new Map<number, Buffer>([[1, plain(1, '<</Type /Catalog>>')]]);
    slots.forEach((slot, index) => {
      const number = index + 2;
      if (!slot) return;
      const text = `<</Text (${slot.text.replace(/[^ -~]|[()\\]/g, '')})>>`;
      objects.set(number, slot.stream ? streamObject(number, pack(Buffer.from(slot.text)), '') : plain(number, text));
    });
    return { objects, root: 1, info: 1, size: slots.length + 2 };
  });

const sorted = (objects: Map<number, Buffer>) =>
  [...objects].toSorted(([one], [other]) => one - other).map(([number, bytes]) => [number, bytes.toString('latin1')]);

it('finds every object again that it put into a file, also when it is written once more', () => {
  fc.assert(
    fc.property(files, (file) => {
      const once = readObjects(writeObjects(file));
      expect(sorted(once.objects)).toEqual(sorted(file.objects));
      expect(once).toMatchObject({ root: 1, info: 1 });
      expect(once.size).toBeGreaterThanOrEqual(file.size);
      const twice = readObjects(writeObjects(once));
      expect(sorted(twice.objects)).toEqual(sorted(file.objects));
    }),
    { numRuns: 50 },
  );
});

it('bundles what is no stream, and so takes a fraction of the room', () => {
  const objects = new Map(
    Array.from({ length: 5000 }, (_, index) => [
      index + 1,
      plain(index + 1, `<</Type /StructElem\n/S /P\n/P 7 0 R\n/Pg 9 0 R\n/K [${index}]>>`),
    ]),
  );
  const bytes = writeObjects({ objects, root: 1, info: 2, size: 5001 });
  const length = [...objects.values()].reduce((sum, object) => sum + object.length, 0);
  expect(bytes.length).toBeLessThan(length / 5);
  expect(readObjects(bytes).objects.size).toBe(5000);
});

it.each([
  ['nothing', ''],
  ['no place of its objects', '%PDF-1.7\nstartxref\n9\n%%EOF\n'],
  ['another table', '%PDF-1.4\nxref\n3 1\n\nstartxref\n9\n%%EOF\n'],
])('refuses a file with %s', (_, text) => {
  expect(() => readObjects(Buffer.from(text))).toThrow('not a PDF laid out as Chromium or Etalon does');
});
