import { Injectable } from '@nestjs/common';
import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Topic } from '../platform/topics/topic';
import { TopicHub } from '../platform/topics/topic-hub';
import { DraftPeople } from '../standards/draft-people.service';

interface Watcher {
  actor: Actor;
  tell(): void;
}

/** Milliseconds in which changes are gathered before it is asked whom they concern. */
const pause = 500;

/** Who waits to hear of any draft that concerns him. Whom the drafts that changed concern is asked once for all who wait. */
@Injectable()
export class WorkWatch {
  readonly #watchers = new Set<Watcher>();
  readonly #changed = new Set<number>();
  #unwatch: (() => void) | null = null;
  #asking: NodeJS.Timeout | null = null;

  constructor(
    private readonly hub: TopicHub,
    private readonly people: DraftPeople,
  ) {}

  /** @returns what ends it */
  watch(actor: Actor, tell: () => void): () => void {
    const watcher = { actor, tell };
    this.#watchers.add(watcher);
    this.#unwatch ??= this.hub.watch(['draft'], (topic) => this.#heard(topic));
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size > 0) return;
      this.#unwatch?.();
      this.#unwatch = null;
    };
  }

  #heard(topic: Topic | null): void {
    const draftId = Number(topic?.split('/')[1]);
    if (!draftId) return this.#tell(() => true);
    this.#changed.add(draftId);
    this.#asking ??= setTimeout(() => void this.#ask(), pause).unref();
  }

  async #ask(): Promise<void> {
    this.#asking = null;
    const draftIds = [...this.#changed];
    this.#changed.clear();
    // Where it cannot be known all are told: what they then see is theirs to see.
    const concerned = await this.people.concernedBy(draftIds).catch(() => null);
    this.#tell(({ actor }) => !concerned || concerned.has(actor.id) || hasAccessRole(actor, 'hr'));
  }

  #tell(whom: (watcher: Watcher) => boolean): void {
    for (const watcher of this.#watchers) if (whom(watcher)) watcher.tell();
  }
}
