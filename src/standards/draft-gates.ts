import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Fault } from '../errors';
import type { Draft } from './draft.entity';
import { gates, type Gate } from './draft.lifecycle';

/** Answers everything that is missing for a draft to pass; nothing when it may. */
export type GateCheck = (manager: EntityManager, draft: Draft) => Promise<Fault[]>;

/**
 * The conditions that the life of a draft puts on the rest of the process. The feature that knows the answer keeps the gate, so
 * that the life cycle knows no feature.
 */
@Injectable()
export class DraftGates implements OnApplicationBootstrap {
  private readonly checks = new Map<Gate, GateCheck>();

  keep(gate: Gate, check: GateCheck): void {
    if (this.checks.has(gate)) throw new Error(`gate ${gate} is kept twice`);
    this.checks.set(gate, check);
  }

  async missing(manager: EntityManager, draft: Draft, asked: readonly Gate[]): Promise<Fault[]> {
    const answers: Fault[] = [];
    for (const gate of asked) answers.push(...(await this.checks.get(gate)!(manager, draft)));
    return answers;
  }

  /** A gate that nobody keeps would stand open: that stops the application at start. */
  onApplicationBootstrap(): void {
    const open = gates.filter((gate) => !this.checks.has(gate));
    if (open.length > 0) throw new Error(`nobody keeps these gates: ${open.join(', ')}`);
  }
}
