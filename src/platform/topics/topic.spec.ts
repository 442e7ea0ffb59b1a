import { concern, fromPayload, toPayloads } from './topic';

describe('a topic', () => {
  it.each([
    ['draft/7', 'draft/7', true],
    ['draft/7', 'draft/7/clause/12', true],
    ['draft/7/clause/12', 'draft/7', true],
    ['draft', 'draft/7/clause/12', true],
    ['draft/7/clause/12', 'draft/7/clause/13', false],
    ['draft/7/clause/1', 'draft/7/clause/12', false],
    ['draft/7', 'draft/70', false],
    ['draft/7', 'standard/7', false],
    ['draft/7/documents', 'draft/7/clause/12', false],
  ])('%s and %s concern each other: %s', (one, other, expected) => {
    expect(concern(one, other)).toBe(expected);
    expect(concern(other, one)).toBe(expected);
  });
});

describe('the payloads of NOTIFY', () => {
  it('carry every topic, each in fewer than 8,000 bytes', () => {
    const topics = Array.from({ length: 1000 }, (_, index) => `draft/${index}/clause/2147483647`);
    const payloads = toPayloads(topics);
    expect(payloads.flatMap(fromPayload)).toEqual(topics);
    expect(Math.max(...payloads.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8_000);
    expect(payloads).toHaveLength(4);
  });

  it('are none where nothing changed', () => {
    expect(toPayloads([])).toEqual([]);
  });
});
