import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { EventStream } from '../platform/http/event-stream';
import type { Topic } from '../platform/topics/topic';
import { TopicHub } from '../platform/topics/topic-hub';
import { EditorsService } from './editors.service';
import type { Watch } from './live-access.service';
import { LiveLimits } from './live-limits';
import { WorkWatch } from './work-watch';

/** Milliseconds that a request may take longer to get here than the one for the page did. */
const lateness = 2_000;

/**
 * Tells open pages that what they show has changed: where, and never what. The page is then asked for again, with all that is asked
 * of whoever opens it.
 */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  /** By person, the oldest first. */
  readonly #streams = new Map<number, Set<EventStream>>();
  #stopping = false;

  constructor(
    private readonly hub: TopicHub,
    private readonly work: WorkWatch,
    private readonly editors: EditorsService,
    private readonly limits: LiveLimits,
  ) {}

  /**
   * Tells `stream` of what changes until it ends.
   * @param age milliseconds since the page was asked for: whether something changed in them is told at once
   */
  open(stream: EventStream, { actor, topics, work, edited }: Watch, age: number): void {
    if (this.#stopping) return stream.end();
    const changed = (topic: Topic | null) => stream.send('change', topic ?? 'anything');
    const endings = [
      this.hub.watch(topics, changed),
      // His session may have ended, or a right of his: who still may comes back.
      this.hub.watch([`person/${actor.id}`], (topic) => topic && stream.end()),
    ];
    if (work) endings.push(this.work.watch(actor, () => changed(null)));
    if (edited) endings.push(this.editors.present(edited));
    const life = setTimeout(() => stream.end(), this.limits.life * (0.7 + 0.3 * Math.random())).unref();
    stream.onEnd(() => {
      clearTimeout(life);
      for (const end of endings) end();
      this.forget(stream, actor.id);
    });
    this.remember(stream, actor.id);
    if (this.hub.changedWithin(work ? [...topics, 'draft'] : topics, age + lateness)) changed(null);
  }

  onModuleDestroy(): void {
    this.#stopping = true;
    for (const streams of this.#streams.values()) for (const stream of streams) stream.end();
  }

  private remember(stream: EventStream, personId: number): void {
    const streams = this.#streams.get(personId) ?? new Set();
    this.#streams.set(personId, streams.add(stream));
    const [oldest] = streams;
    if (streams.size <= this.limits.streamsOfPerson) return;
    // Came it back at once, it would only close another.
    oldest!.send('enough', 'of this person');
    oldest!.end();
    streams.delete(oldest!);
  }

  private forget(stream: EventStream, personId: number): void {
    const streams = this.#streams.get(personId);
    streams?.delete(stream);
    if (streams?.size === 0) this.#streams.delete(personId);
  }
}
