/** What an open page is told of, and what its reader has missed since he opened it. */
export interface Live {
  /** Where the page is asked for again. */
  path: string;
  /** What it shows, as `GET /live` takes it. */
  watch: string;
  /** What it shows now, as it is sent along when the page is asked for again. */
  seen: string;
  news: News[];
}

/** Something that happened meanwhile, in one sentence. */
export interface News {
  text: string;
  /** Where it is seen; null where that is this very place. */
  path: string | null;
}

type Facts = Record<string, string | number | boolean | null | undefined>;

/** A page at `path` that shows what `watch` names. */
export function liveAt(path: string, watch: Facts, seen: Facts = {}, news: News[] = []): Live {
  return { path, watch: toQuery(watch), seen: toQuery(seen), news };
}

/** What is not there is left out. */
function toQuery(facts: Facts): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(facts)) {
    if (value !== null && value !== undefined && value !== false) query.set(name, String(value));
  }
  return query.toString();
}
