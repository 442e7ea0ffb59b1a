import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Edition } from '../editions/edition.entity';
import { documentOf, EditionsService } from '../editions/editions.service';
import { Storage } from '../platform/storage/storage';
import { stands } from '../rendering/documents-of';
import type { Artefact } from './artefact.entity';

/** What the row of a brochure takes over from the one that stands. */
type Standing = Pick<Artefact, 'unchangedSince'> & Partial<Artefact>;

/** Finds the brochures that need not be reissued, because nothing in them changed: neither a word nor their look. */
@Injectable()
export class StandingBrochures {
  constructor(
    private readonly editions: EditionsService,
    private readonly storage: Storage,
  ) {}

  /** Those of `edition` that stand, by name: `earlier` are the artefacts of the edition that it replaces. */
  async find(
    manager: EntityManager,
    edition: Edition,
    earlier: Artefact[],
    replaced: { number: number },
  ): Promise<Map<string, Standing>> {
    const brochures = earlier.filter(({ kind, state }) => kind === 'brochure' && state === 'ready');
    const since = ({ unchangedSince }: Artefact) => unchangedSince ?? replaced.number;
    const imprints = await this.editions.imprints(manager, edition.standardId, [...new Set(brochures.map(since))]);
    const document = documentOf(edition);
    const standing = new Map<string, Standing>();
    for (const brochure of brochures) {
      // To compose one takes a while: others are answered in between.
      await setImmediate();
      const { name, jobRole, fingerprint } = brochure;
      const unchangedSince = since(brochure);
      const imprint = imprints.get(unchangedSince);
      if (!imprint || !jobRole || !fingerprint || !stands(document, jobRole, { imprint, fingerprint })) continue;
      standing.set(name, { unchangedSince, ...(await this.file(brochure)) });
    }
    return standing;
  }

  /** The file that stands. Where the storage has lost it, nothing: then the same is made once more. */
  private async file({ sha256, bytes, pages, fingerprint }: Artefact): Promise<Partial<Standing>> {
    if (sha256 === null || (await this.storage.size(sha256)) === null) return {};
    return { state: 'ready', progress: 100, sha256, bytes, pages, fingerprint, readyAt: new Date() };
  }
}
