import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { OrganisationService } from '../accounts/organisation.service';
import { Conflict, Invalid } from '../errors';
import { EventLog } from '../events/event-log';
import { brokenUnique } from '../platform/database/violations';
import { PicturesService } from '../pictures/pictures.service';
import type { TextPicture } from '../pictures/text-picture';
import type { Language, StandardJobRole } from '../vocabulary';
import { Draft } from './draft.entity';
import { ImportService } from './import.service';
import type { StandardFile } from './standard-file';
import { shownIn } from './standard-file.pictures';
import { keyFrom } from './standard-file.keys';
import { standardHeadFaults } from './standard-file.rules';
import { Standard } from './standard.entity';
import { addClauses, addSections } from './written-text';

export interface NewStandard {
  standardId: number;
  draftId: number;
}

/** What a standard must say of itself before anything is written. */
export interface StandardBeginning {
  title: string;
  language: Language;
  slug?: string;
  summary?: string | null;
  jobRoles: StandardJobRole[];
}

/** Standards begin with a draft in preparation: from a file, or with nothing written yet. */
@Injectable()
export class NewStandardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    private readonly imports: ImportService,
    private readonly pictures: PicturesService,
    private readonly events: EventLog,
  ) {}

  /** @throws Invalid with every fault of the file */
  async fromFile(actor: Actor, source: Uint8Array, pictures: readonly TextPicture[] = []): Promise<NewStandard> {
    const file = await this.imports.read(source, pictures);
    return this.begin(actor, file, 'standard.imported', shownIn(file, pictures));
  }

  /** Makes a standard of which nothing is written yet. */
  async empty(actor: Actor, { title, language, slug, summary, jobRoles }: StandardBeginning): Promise<NewStandard> {
    const head = {
      title,
      language,
      slug: slug ?? keyFrom(title, 'standard'),
      summary: summary ?? null,
      jobRoles,
      foreword: null,
      glossary: [],
    };
    const faults = standardHeadFaults(head);
    if (faults.length > 0) throw new Invalid(faults);
    return this.begin(actor, { ...head, sections: [] }, 'standard.created');
  }

  private async begin(
    actor: Actor,
    file: StandardFile,
    event: string,
    pictures: TextPicture[] = [],
  ): Promise<NewStandard> {
    return this.dataSource.transaction(async (manager) => {
      await this.pictures.keep(manager, actor, pictures);
      const standardId = await this.addStandard(manager, actor, file);
      await this.organisation.ensureJobRoles(manager, actor, file.language, file.jobRoles);
      const draft = manager.create(Draft, {
        standardId,
        title: file.title,
        summary: file.summary,
        foreword: file.foreword,
        glossary: file.glossary,
        jobRoles: file.jobRoles,
        openedBy: actor.id,
      });
      await manager.insert(Draft, draft);
      const sectionIds = await addSections(
        manager,
        draft.id,
        actor.id,
        file.sections.map((section, index) => ({
          position: index + 1,
          title: section.title,
          introduction: section.introduction,
        })),
      );
      const clauses = file.sections.flatMap((section, index) =>
        section.clauses.map((clause, place) => ({ ...clause, sectionId: sectionIds[index]!, position: place + 1 })),
      );
      await addClauses(manager, standardId, draft.id, actor.id, clauses);
      await this.events.record(manager, {
        type: event,
        actorId: actor.id,
        subjectId: standardId,
        standardId,
        draftId: draft.id,
        data: { title: file.title, sections: file.sections.length, clauses: clauses.length },
      });
      return { standardId, draftId: draft.id };
    });
  }

  private async addStandard(manager: EntityManager, actor: Actor, { slug, language }: StandardFile): Promise<number> {
    try {
      const { identifiers } = await manager.insert(Standard, { slug, language, createdBy: actor.id });
      return (identifiers[0] as { id: number }).id;
    } catch (error) {
      if (!brokenUnique(error, 'standard_slug_unique')) throw error;
      throw new Conflict('slug-taken', { slug }, [{ field: 'slug', code: 'slug-taken', parameters: { slug } }]);
    }
  }
}
