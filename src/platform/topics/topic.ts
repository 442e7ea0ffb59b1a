/**
 * What can be watched for changes: a path from the whole to its part, such as `draft/7` and `draft/7/clause/12`. Its parts are words
 * of small letters, and numbers.
 */
export type Topic = string;

/** Whether a change of `one` may be seen by whoever looks at `other`: it is the same, a part of it, or the whole of it. */
export function concern(one: Topic, other: Topic): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Bytes that PostgreSQL takes in one NOTIFY are fewer than 8,000. */
const payloadLimit = 7_900;

/** The topics as few payloads of NOTIFY. */
export function toPayloads(topics: Iterable<Topic>): string[] {
  const payloads: string[] = [];
  let payload = '';
  for (const topic of topics) {
    if (payload !== '' && payload.length + topic.length >= payloadLimit) {
      payloads.push(payload);
      payload = '';
    }
    payload += payload === '' ? topic : ` ${topic}`;
  }
  return payload === '' ? payloads : [...payloads, payload];
}

export function fromPayload(payload: string): Topic[] {
  return payload.split(' ');
}
