import { distance } from 'fastest-levenshtein';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Language } from '../vocabulary';
import { wordsOf } from './search-words';

export interface Found {
  kind: 'clause' | 'comment' | 'standard';
  /** Of the revision, the comment or the draft. */
  id: number;
  clauseId: number | null;
  /** Of the section that a comment is on. */
  sectionId: number | null;
  /** `2.3`; null unless it is a clause. */
  number: string | null;
  draftId: number;
  standardId: number;
  standardTitle: string;
  language: Language;
  inForce: boolean;
  /** Both with what was found between U+0002 and U+0003. */
  heading: string | null;
  excerpt: string;
}

/** So many hits are shown: whoever needs more asks more precisely. */
export const mostHits = 30;
/** So many texts that a person may read are weighed against each other, however many there are. */
const weighed = 300;

/**
 * Finds words in what a person may read: texts in force, open drafts the person takes part in, and comments on the drafts the person may
 * read. It reads the tables of other features in one statement: to ask each of them would cost as much as there are texts.
 */
@Injectable()
export class SearchService {
  constructor(private readonly dataSource: DataSource) {}

  /** What has every word of `wanted`, by its beginning and in any form; where nothing has, words written nearly so. The best first. */
  async search(actor: Actor, wanted: string): Promise<Found[]> {
    const words = wordsOf(wanted);
    if (words.length === 0) return [];
    const exact = await this.find(
      actor,
      words.map((word) => `${word}:*`),
    );
    if (exact.length > 0) return exact;
    const near = await this.nearTo(words);
    if (near.size === 0) return [];
    return this.find(
      actor,
      words.map((word) => [word, ...(near.get(word) ?? [])].map((one) => `${one}:*`).join(' | ')),
    );
  }

  /** `terms`: what a text must have, each in the language of PostgreSQL's text search. */
  private find(actor: Actor, terms: string[]): Promise<Found[]> {
    const query = terms.map((term) => `(${term})`).join(' & ');
    return this.dataSource.query(foundHits, [hasAccessRole(actor, 'hr', 'administrator'), actor.id, query]);
  }

  /** Known words that differ from the asked ones by a slip of the finger or two. */
  private async nearTo(words: string[]): Promise<Map<string, string[]>> {
    const rows = await this.dataSource.query<{ asked: string; known: string }[]>(similarWords, [
      words.filter((word) => word.length >= 4),
    ]);
    const near = new Map<string, string[]>();
    for (const { asked, known } of rows) {
      if (distance(asked, known) <= slips(asked)) near.set(asked, [...(near.get(asked) ?? []), known]);
    }
    for (const [asked, known] of near) {
      near.set(asked, known.sort((one, other) => distance(asked, one) - distance(asked, other)).slice(0, 4));
    }
    return near;
  }
}

/** How many letters of a word may be wrong. */
function slips(word: string): number {
  return word.length < 6 ? 1 : 2;
}

const query = `(to_tsquery('simple', $3) || to_tsquery('russian', $3) || to_tsquery('turkish', $3) || to_tsquery('english', $3))`;

/** As `mayRead`. */
const readable = `($1 or exists (select from draft_participation part where part.draft_id = draft.id and part.person_id = $2))`;
const readableNow = `(edition.id is not null or draft.state not in ('published', 'withdrawn') and ${readable})`;

const place = `draft.id as "draftId", standard.id as "standardId", draft.title as "standardTitle", standard.language,
  edition.id is not null as "inForce", ts_rank(search.words, ${query}) as rank`;
const ofDraft = `join standard on standard.id = draft.standard_id left join current_edition edition on edition.draft_id = draft.id`;

const options = `StartSel=\u0002, StopSel=\u0003`;

const foundHits = `
with clauses as (
  select 'clause' as kind, revision.id, placed.clause_id as "clauseId", null::int as "sectionId", section.position || '.' || placed.position as number,
      revision.title as heading, concat_ws(' ', revision.body, revision."check", revision.rationale,
        array_to_string(revision.say, ' '), array_to_string(revision.avoid, ' ')) as body, ${place}
    from search_text search
    join clause_revision revision on revision.id = search.subject_id
    join placed_clause placed on placed.clause_id = revision.clause_id and placed.revision_id = revision.id
      and placed.removed_at is null
    join section on section.id = placed.section_id
    join draft on draft.id = placed.draft_id ${ofDraft}
    where search.kind = 'clause' and search.words @@ ${query} and ${readableNow} limit ${weighed}
), comments as (
  select 'comment' as kind, comment.id, comment.clause_id as "clauseId", comment.section_id as "sectionId", null::text as number, null::text as heading,
      concat_ws(' ', comment.text, comment.suggestion) as body, ${place}
    from search_text search
    join comment on comment.id = search.subject_id
    join draft on draft.id = comment.draft_id ${ofDraft}
    where search.kind = 'comment' and search.words @@ ${query} and ${readable} limit ${weighed}
), standards as (
  select 'standard' as kind, draft.id, null::int as "clauseId", null::int as "sectionId", null::text as number, draft.title as heading,
      coalesce(draft.summary, '') as body, ${place}
    from search_text search
    join draft on draft.id = search.subject_id ${ofDraft}
    where search.kind = 'standard' and search.words @@ ${query} and ${readableNow} limit ${weighed}
), hits as (
  -- A text that is in force and in the draft alike is found once, in force; so is a standard by its title.
  select distinct on (kind, case kind when 'standard' then "standardId" else id end) *
    from (select * from clauses union all select * from comments union all select * from standards) hit
    order by kind, case kind when 'standard' then "standardId" else id end, "inForce" desc, "draftId" desc
), best as (
  select * from hits order by rank desc, "inForce" desc, kind, id limit ${mostHits}
)
select kind, id, "clauseId", "sectionId", number, "draftId", "standardId", "standardTitle", language, "inForce",
    ts_headline(search_configuration(language), heading, ${query}, '${options}, HighlightAll=true') as heading,
    ts_headline(search_configuration(language), regexp_replace(body, '[*_\`#>|\\s]+', ' ', 'g'), ${query},
      '${options}, MaxFragments=2, MaxWords=22, MinWords=8, FragmentDelimiter=" … "') as excerpt
  from best order by rank desc, "inForce" desc, kind, id`;

/** What is before every word that begins otherwise. */
const after = 'chr(1114111)';

const similarWords = `
select asked.word as asked, known.word as known from unnest($1::text[]) asked(word), lateral (
  (select distinct word from search_word
    where word ~>=~ left(asked.word, 2) and word ~<~ (left(asked.word, 2) || ${after})
      and abs(length(word) - length(asked.word)) <= 2 limit 1000)
  union
  (select distinct word from search_word
    where reverse(word) ~>=~ left(reverse(asked.word), 3) and reverse(word) ~<~ (left(reverse(asked.word), 3) || ${after})
      and abs(length(word) - length(asked.word)) <= 2 limit 1000)
) known`;
