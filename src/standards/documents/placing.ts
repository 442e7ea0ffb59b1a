import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../accounts/actor';
import type { JobRole } from '../../accounts/job-role.entity';
import { jobRoleName } from '../../accounts/job-role.presenter';
import { OrganisationService } from '../../accounts/organisation.service';
import { DomainError, Invalid } from '../../errors';
import { previewOf } from '../../pictures/preview';
import { pictureName } from '../../rendering/markdown-writing/picture-name';
import { emptyForm, refusedForm, type FormView, type SentForm } from '../../ui/form';
import { textOf } from '../../ui/form-values';
import { showPage } from '../../ui/page';
import type { Language } from '../../vocabulary';
import { normaliseLine } from '../clause-text.normalisation';
import { carriedPictures, carryPictures } from '../carried-pictures';
import { ImportService, type ImportTarget } from '../import.service';
import { showContents, showPlan } from '../import-steps';
import { headChoices, headLabels, inOurFields, jobRolesIn } from '../job-role-form';
import type { StandardFile } from '../standard-file';
import { shownIn } from '../standard-file.pictures';
import { keyFrom } from '../standard-file.keys';
import { standardHeadFaults } from '../standard-file.rules';
import { writeStandardFile } from '../standard-file.writer';
import { carriedOutline, carryOutline } from './carried-outline';
import type { ReadDocument } from './imported-file';
import type { Outline } from './outline';
import { placesIn, rolesOf } from './outline-roles';
import { standardOf, type Head } from './outline-standard';
import { choicesIn, lookField, placeField, presentOutline } from './outline.presenter';

/** People say what becomes of the parts of a document, before it is shown what that makes and anything is saved. */
@Injectable()
export class Placing {
  constructor(
    private readonly imports: ImportService,
    private readonly organisation: OrganisationService,
  ) {}

  /** @param draft that the document goes into; null for a new standard */
  async begin(reply: FastifyReply, actor: Actor, draft: ImportTarget | null, document: ReadDocument): Promise<void> {
    const { outline } = document;
    const known = draft ? [] : await this.organisation.jobRoles();
    const sent = draft ? {} : headSaid(outline, known, actor.language);
    const values = { title: textOf(sent, 'title'), otherJobRoles: textOf(sent, 'otherJobRoles') };
    await this.show(reply, actor, draft, document, sent, { ...emptyForm, values }, known);
  }

  /** Goes on to what the choices make; shows them once more where they make no standard. */
  async place(reply: FastifyReply, actor: Actor, draft: ImportTarget | null, sent: SentForm): Promise<void> {
    const outline = carriedOutline(textOf(sent, 'outline'));
    const pictures = await carriedPictures(sent);
    const known = draft ? [] : await this.organisation.jobRoles();
    try {
      const present = draft && (await this.imports.present(actor, draft.id));
      const head = present ?? headIn(sent, known, actor.language);
      const file = placed(outline, sent, head, present);
      const source = Buffer.from(writeStandardFile(file));
      if (draft) {
        const planned = await this.imports.planInWords(actor, draft.id, source, pictures);
        showPlan(reply, draft, planned, source, shownIn(file, pictures));
      } else showContents(reply, await this.imports.read(source, pictures), source, pictures);
    } catch (error) {
      const labels = { ...headLabels(actor.language), ...labelsOf(outline, actor.language) };
      const form = refusedForm(inOurFields(listedFields(error, outline)), sent, labels, actor.language);
      await this.show(reply, actor, draft, { outline, pictures }, sent, form, known);
    }
  }

  private async show(
    reply: FastifyReply,
    actor: Actor,
    draft: ImportTarget | null,
    { outline, pictures }: ReadDocument,
    sent: SentForm,
    form: FormView,
    known: JobRole[],
  ): Promise<void> {
    const previews = await Promise.all(
      pictures.map(async (picture) => [pictureName(picture), await previewOf(picture)] as const),
    );
    const view = {
      form,
      draft,
      ...headChoices(known, sent, actor.language),
      ...presentOutline(outline, choicesIn(sent), actor.language),
      textLanguage: outline.language ?? draft?.language,
      outline: carryOutline(outline),
      carriedPictures: carryPictures(pictures),
      previews: Object.fromEntries(previews),
    };
    showPage(reply, 'import-placing', view, form.status);
  }
}

function placed(outline: Outline, sent: SentForm, head: Head, present: StandardFile | null): StandardFile {
  const choices = choicesIn(sent);
  const known = present?.sections.flatMap(({ clauses }) => clauses) ?? [];
  const { file, faults } = standardOf(outline, rolesOf(outline, choices), choices.before, head, known);
  const all = [...(present ? [] : standardHeadFaults(head)), ...faults];
  if (all.length > 0) throw new Invalid(all);
  return file;
}

function headIn(sent: SentForm, known: JobRole[], language: Language): Head {
  const title = normaliseLine(textOf(sent, 'title'));
  return {
    title,
    language: textOf(sent, 'language') as Language,
    slug: keyFrom(title, 'standard'),
    ...{ summary: null, foreword: null, glossary: [] },
    jobRoles: jobRolesIn(known, sent, language),
  };
}

/** What the document says itself of what it is. */
function headSaid(outline: Outline, known: JobRole[], language: Language): SentForm {
  const textLanguage = outline.language ?? language;
  const isNamed = (role: JobRole) => outline.jobRoles.includes(jobRoleName(role, textLanguage));
  const named = new Set(known.filter(isNamed).map((role) => jobRoleName(role, textLanguage)));
  return {
    title: outline.title,
    language: textLanguage,
    jobRoles: known.filter(isNamed).map(({ key }) => key),
    otherJobRoles: outline.jobRoles.filter((title) => !named.has(title)).join('\n'),
  };
}

function labelsOf(outline: Outline, language: Language): Record<string, { label: string }> {
  const { looks, places } = presentOutline(outline, choicesIn({}), language);
  return Object.fromEntries([
    ...looks.map(({ field, label }) => [field, { label }] as const),
    ...places.map(({ field, title }) => [field, { label: title }] as const),
  ]);
}

/** A part that has no field of its own is told of at the field of all that look like it. */
function listedFields(error: unknown, outline: Outline): unknown {
  if (!(error instanceof DomainError)) return error;
  const listed = new Set(placesIn(outline).map(placeField));
  const faults = error.faults.map((fault) => {
    const at = /^place-(\d+)$/.exec(fault.field)?.[1];
    if (at === undefined || listed.has(fault.field)) return fault;
    return { ...fault, field: lookField(outline.parts[Number(at)]!.look) };
  });
  return new DomainError(error.kind, error.code, error.data, faults);
}
