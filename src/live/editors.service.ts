import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Topic } from '../platform/topics/topic';
import { TopicSender } from '../platform/topics/topic-sender';

/** One person at one clause. */
export interface Place {
  draftId: number;
  clauseId: number;
  personId: number;
}

/** How long, in seconds, somebody is taken to be editing. */
const lasting = {
  /** The page was opened: whoever has no scripts is not heard of again. */
  opened: 120,
  /** Its stream was alive. */
  renewed: 60,
  /** Its stream ended: whoever only loads the page again is back by then. */
  left: 5,
};

/** Milliseconds between two renewals. */
const renewal = 20_000;

/**
 * Who is editing a clause, for others to know: never a lock. Each process renews, in one statement, those whose pages it has a stream
 * to; what was not renewed is swept away by any process.
 */
@Injectable()
export class EditorsService implements OnModuleDestroy {
  /** Those with a stream to this process, and how many. */
  readonly #present = new Map<string, { place: Place; streams: number }>();
  readonly #sweeps = new Set<NodeJS.Timeout>();
  #renewing: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly topics: TopicSender,
  ) {}

  /** The names of the others who are editing the clause now. */
  async others({ draftId, clauseId, personId }: Place): Promise<string[]> {
    const rows: { name: string }[] = await this.dataSource.query(
      `select person.name from editing join person on person.id = editing.person_id
        where draft_id = $1 and clause_id = $2 and person_id <> $3 and until > now() order by person.name`,
      [draftId, clauseId, personId],
    );
    return rows.map(({ name }) => name);
  }

  /** The page on which the clause is edited was opened. */
  async opened(place: Place): Promise<void> {
    await this.keep([place], lasting.opened);
    this.topics.send([topicOf(place)]);
    this.sweepIn(lasting.opened);
  }

  /** The page has a stream to this process. @returns what tells that it has it no longer */
  present(place: Place): () => void {
    const key = keyOf(place);
    this.#present.set(key, { place, streams: (this.#present.get(key)?.streams ?? 0) + 1 });
    this.#renewing ??= setInterval(() => void this.renew(), renewal).unref();
    void this.keep([place], lasting.renewed).then(() => this.topics.send([topicOf(place)]), ignored);
    return () => void this.left(key).catch(ignored);
  }

  /** What was written is saved. */
  async finished({ draftId, clauseId, personId }: Place): Promise<void> {
    const values = [draftId, clauseId, personId];
    await this.dataSource.query(
      `delete from editing where draft_id = $1 and clause_id = $2 and person_id = $3`,
      values,
    );
    this.topics.send([topicOf({ draftId, clauseId })]);
  }

  onModuleDestroy(): void {
    this.#present.clear();
    if (this.#renewing) clearInterval(this.#renewing);
    for (const sweep of this.#sweeps) clearTimeout(sweep);
  }

  private async left(key: string): Promise<void> {
    const present = this.#present.get(key);
    if (!present || --present.streams > 0) return;
    this.#present.delete(key);
    const { draftId, clauseId, personId } = present.place;
    await this.dataSource.query(
      `update editing set until = least(until, now() + make_interval(secs => $4))
        where draft_id = $1 and clause_id = $2 and person_id = $3`,
      [draftId, clauseId, personId, lasting.left],
    );
    this.sweepIn(lasting.left);
  }

  private async renew(): Promise<void> {
    const places = [...this.#present.values()].map(({ place }) => place);
    if (places.length > 0) await this.keep(places, lasting.renewed).catch(ignored);
    await this.sweep();
    if (this.#present.size > 0 || !this.#renewing) return;
    clearInterval(this.#renewing);
    this.#renewing = null;
  }

  private async keep(places: Place[], seconds: number): Promise<void> {
    await this.dataSource.query(
      `insert into editing (draft_id, clause_id, person_id, until)
        select draft_id, clause_id, person_id, now() + make_interval(secs => $4)
          from unnest($1::int[], $2::int[], $3::int[]) as place (draft_id, clause_id, person_id) order by 1, 2, 3
        on conflict on constraint editing_key do update set until = excluded.until`,
      [
        places.map(({ draftId }) => draftId),
        places.map(({ clauseId }) => clauseId),
        places.map(({ personId }) => personId),
        seconds,
      ],
    );
  }

  private sweepIn(seconds: number): void {
    const sweep = setTimeout(
      () => {
        this.#sweeps.delete(sweep);
        void this.sweep();
      },
      (seconds + 0.1) * 1000,
    ).unref();
    this.#sweeps.add(sweep);
  }

  /** Takes away what is over, and tells those who see it. */
  private async sweep(): Promise<void> {
    const over: { draftId: number; clauseId: number }[] = await this.dataSource
      .query(
        `with over as (delete from editing where until <= now() returning draft_id, clause_id)
          select draft_id as "draftId", clause_id as "clauseId" from over`,
      )
      .catch(() => []);
    this.topics.send(over.map(topicOf));
  }
}

function keyOf({ draftId, clauseId, personId }: Place): string {
  return [draftId, clauseId, personId].join();
}

function topicOf({ draftId, clauseId }: Pick<Place, 'draftId' | 'clauseId'>): Topic {
  return `draft/${draftId}/clause/${clauseId}`;
}

/** It is a courtesy: what does not get through is made good by the next renewal, or is over by itself. */
const ignored = () => undefined;
