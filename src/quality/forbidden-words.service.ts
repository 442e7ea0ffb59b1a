import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Invalid, Stale } from '../errors';
import { EventLog } from '../events/event-log';
import type { Language } from '../vocabulary';
import { ForbiddenWord } from './forbidden-word.entity';
import { normaliseWords, wordFaults } from './forbidden-words.rules';
import type { CompanyWord } from './lint/finding';

export interface ForbiddenWordList {
  language: Language;
  words: CompanyWord[];
  version: number;
}

/** The words that the company does not want: one list a language, changed as a whole. */
@Injectable()
export class ForbiddenWordsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  /** A change replaces every row, so the newest id tells one list from another. */
  async read(language: Language, manager: EntityManager = this.dataSource.manager): Promise<ForbiddenWordList> {
    const rows = await manager.find(ForbiddenWord, { where: { language }, order: { id: 'asc' } });
    const words = rows.map(({ term, replacement }) => ({ term, replacement }));
    return { language, words, version: rows.at(-1)?.id ?? 0 };
  }

  /** How many words each language has. */
  async counts(): Promise<Map<Language, number>> {
    const rows: { language: Language; count: number }[] = await this.dataSource.query(
      'select language, count(*)::int as count from forbidden_word group by language',
    );
    return new Map(rows.map(({ language, count }) => [language, count]));
  }

  /** @throws Stale where `version` is not the present one; Invalid with every fault of the list */
  async replace(
    actor: Actor,
    language: Language,
    version: number,
    wanted: readonly CompanyWord[],
  ): Promise<ForbiddenWordList> {
    const words = normaliseWords(wanted);
    const faults = wordFaults(words, language);
    if (faults.length > 0) throw new Invalid(faults);
    return this.dataSource.transaction(async (manager) => {
      // One writer at a time; reading goes on.
      await manager.query('lock table forbidden_word in exclusive mode');
      const present = await this.read(language, manager);
      if (present.version !== version) throw new Stale(present, null, null);
      await manager.delete(ForbiddenWord, { language });
      if (words.length > 0)
        await manager.insert(
          ForbiddenWord,
          words.map((word) => ({ language, ...word })),
        );
      const changed = await this.read(language, manager);
      await this.events.record(manager, {
        type: 'forbidden-words.changed',
        actorId: actor.id,
        data: { language, before: present.words, after: changed.words },
      });
      return changed;
    });
  }
}
