import { randomUUID } from 'node:crypto';
import { Edition } from '../../src/editions/edition.entity';
import { Storage } from '../../src/platform/storage/storage';
import { Artefact } from '../../src/publications/artefact.entity';
import type { ArtefactState } from '../../src/publications/artefact.policy';
import { documentsOf } from '../../src/rendering/documents-of';
import type { DraftState } from '../../src/standards/draft.lifecycle';
import { Draft } from '../../src/standards/draft.entity';
import { Standard } from '../../src/standards/standard.entity';
import type { Language } from '../../src/vocabulary';
import type { TestEtalon } from './etalon';
import { sampleEdition } from './sample-editions';

/** Puts standards and editions straight into the tables: for tests of how they look, not of how they come about. */
export class Shelf {
  constructor(
    private readonly etalon: TestEtalon,
    private readonly personId: number,
  ) {}

  async standard(language: Language): Promise<number> {
    const { manager } = this.etalon.dataSource;
    const standard = manager.create(Standard, { slug: randomUUID(), language, createdBy: this.personId });
    await manager.insert(Standard, standard);
    return standard.id;
  }

  async draft(standardId: number, language: Language, state: DraftState): Promise<number> {
    const { manager } = this.etalon.dataSource;
    const { standard, jobRoles } = sampleEdition(language);
    const { title, summary } = standard;
    const draft = manager.create(Draft, { standardId, state, title, summary, jobRoles, openedBy: this.personId });
    await manager.insert(Draft, draft);
    return draft.id;
  }

  /** An edition of a draft with its documents in `states`, in their order; the last of `states` is for the rest. */
  async edition(draftId: number, language: Language, published: boolean, ...states: ArtefactState[]): Promise<number> {
    const { manager } = this.etalon.dataSource;
    const { standardId } = await manager.findOneByOrFail(Draft, { id: draftId });
    const document = sampleEdition(language);
    const number = 1 + (await manager.countBy(Edition, { standardId }));
    const edition = manager.create(Edition, {
      ...{ standardId, draftId, number, title: document.standard.title, document: JSON.stringify(document) },
      ...{ contentHash: '0'.repeat(64), effectiveDate: document.edition.effectiveDate, frozenBy: this.personId },
      ...(published && { publishedBy: this.personId, publishedAt: new Date() }),
    });
    await manager.insert(Edition, edition);
    for (const [index, { name, kind, jobRoleKey, title }] of documentsOf(document).entries()) {
      const state = states[index] ?? states.at(-1)!;
      await manager.insert(Artefact, {
        ...{ editionId: edition.id, name, kind, jobRole: jobRoleKey, title, state },
        ...(state === 'rendering' && { progress: 30 }),
        ...(state === 'failed' && { failure: { code: 'rendering-crashed', detail: 'Target closed' } as const }),
        ...(state === 'ready' && { ...(await this.file(title)), progress: 100, pages: 24 - 7 * index }),
      });
    }
    return edition.id;
  }

  private file(text: string) {
    return this.etalon.app.get(Storage).put(Buffer.from(`%PDF-1.7 ${text}`));
  }
}
