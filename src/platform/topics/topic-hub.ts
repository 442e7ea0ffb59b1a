import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { concern, type Topic } from './topic';
import { TopicListener, type Hearing } from './topic-listener';

interface Watcher {
  topics: Topic[];
  /** Is told which topic changed, of those watched, above or below them; null when something may have been missed. */
  tell(topic: Topic | null): void;
}

/** Milliseconds for which it is remembered what changed. */
const memory = 120_000;

/** Who in this process watches what. The first one who watches makes it listen. */
@Injectable()
export class TopicHub implements Hearing, BeforeApplicationShutdown {
  readonly #watchers = new Set<Watcher>();
  /** When each topic last changed, the longest ago first. */
  readonly #changes = new Map<Topic, number>();
  readonly #listener: TopicListener;
  #listeningSince = Infinity;

  constructor(url: string) {
    this.#listener = new TopicListener(url, this);
  }

  /** @returns what ends it */
  watch(topics: Topic[], tell: Watcher['tell']): () => void {
    const watcher = { topics, tell };
    this.#watchers.add(watcher);
    this.#listener.start();
    return () => void this.#watchers.delete(watcher);
  }

  /** Whether something may have changed in the last so many milliseconds. */
  changedWithin(topics: Topic[], milliseconds: number): boolean {
    const since = performance.now() - milliseconds;
    if (since < this.#listeningSince || milliseconds > memory) return true;
    return [...this.#changes].some(([changed, at]) => at >= since && topics.some((topic) => concern(topic, changed)));
  }

  heard(topics: Topic[]): void {
    const now = performance.now();
    for (const topic of topics) {
      this.#changes.delete(topic);
      this.#changes.set(topic, now);
    }
    for (const [topic, at] of this.#changes) {
      if (at > now - memory) break;
      this.#changes.delete(topic);
    }
    for (const changed of topics) {
      for (const watcher of this.#watchers) {
        if (watcher.topics.some((topic) => concern(topic, changed))) watcher.tell(changed);
      }
    }
  }

  begun(): void {
    this.#listeningSince = performance.now();
    for (const watcher of this.#watchers) watcher.tell(null);
  }

  lost(): void {
    this.#listeningSince = Infinity;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#listener.stop();
  }
}
