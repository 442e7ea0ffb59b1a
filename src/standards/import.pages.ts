import { Body, Get, Post, Req, Res } from '@nestjs/common';
import contentDisposition from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { jobRoleLabel, jobRoleName } from '../accounts/job-role.presenter';
import { OrganisationService } from '../accounts/organisation.service';
import { DomainError, Invalid } from '../errors';
import { IdParam } from '../platform/http/id-param';
import { problemOf } from '../platform/http/problem';
import { readUpload, type Upload } from '../platform/http/upload';
import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { languages, type Language } from '../vocabulary';
import { carried, carry } from './carried-file';
import { DraftsService } from './drafts.service';
import { NewStandardDto } from './drafts.dto';
import { presentContents } from './import-plan.presenter';
import { ImportService, readStandardFile } from './import.service';
import { NewStandardsService } from './new-standards.service';
import { keyFrom } from './standard-file.keys';

/** Files in and out, and standards that begin with nothing written. */
@Pages()
export class ImportPages {
  constructor(
    private readonly beginnings: NewStandardsService,
    private readonly imports: ImportService,
    private readonly drafts: DraftsService,
    private readonly organisation: OrganisationService,
  ) {}

  @Only('administrator', 'hr')
  @Get('standards/new')
  choose(@Res() reply: FastifyReply): void {
    showPage(reply, 'import', { form: emptyForm, draft: null });
  }

  /** The first time a file is shown, the second time it is made a standard. */
  @Only('administrator', 'hr')
  @Post('standards/new')
  async begin(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const upload = await readUpload(request);
    try {
      const source = fileIn(upload);
      const file = readStandardFile(source);
      if (upload.file === null) {
        const { draftId } = await this.beginnings.fromFile(actor, source);
        return seeOther(reply, `/drafts/${draftId}`);
      }
      const contents = { ...presentContents(file), languageName: ownNameOf(file.language) };
      showPage(reply, 'import-contents', { contents, carried: carry(source) });
    } catch (error) {
      showPage(reply, 'import', { form: refusedFile(error, actor.language), draft: null }, 422);
    }
  }

  @Only('administrator', 'hr')
  @Get('standards/new/empty')
  async beginning(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.showBeginning(reply, actor, { language: actor.language }, emptyForm);
  }

  @Only('administrator', 'hr')
  @Post('standards/new/empty')
  async beginEmpty(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { language } = actor;
    try {
      const named = await this.jobRolesIn(sent, language);
      const summary = textOf(sent, 'summary').trim() || null;
      const head = { title: textOf(sent, 'title'), language: textOf(sent, 'language'), summary, jobRoles: named };
      const { draftId } = await this.beginnings.empty(actor, await readForm(NewStandardDto, head));
      seeOther(reply, `/drafts/${draftId}`);
    } catch (error) {
      const labels = {
        title: { label: translate(language, 'pages.import.standardTitle') },
        summary: { label: translate(language, 'pages.import.summary') },
        language: { label: translate(language, 'pages.import.language') },
        jobRoles: { label: translate(language, 'pages.import.jobRoles') },
        otherJobRoles: { label: translate(language, 'pages.import.otherJobRoles') },
      };
      await this.showBeginning(reply, actor, sent, refusedForm(inOurFields(error), sent, labels, language));
    }
  }

  @SignedIn()
  @Get('drafts/:id/import')
  async chooseForDraft(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    showPage(reply, 'import', { form: emptyForm, draft: await this.imports.target(actor, id) });
  }

  /** The first time a file is planned, the second time the plan is carried out. */
  @SignedIn()
  @Post('drafts/:id/import')
  async importIntoDraft(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = await readUpload(request);
    const draft = await this.imports.target(actor, id);
    try {
      const source = fileIn(upload);
      let stale = false;
      if (upload.file === null) {
        try {
          await this.imports.apply(actor, id, upload.fields['contentHash'] ?? '', source);
          return seeOther(reply, `/drafts/${id}`);
        } catch (error) {
          if (!(error instanceof DomainError) || error.code !== 'plan-is-stale') throw error;
          stale = true;
        }
      }
      const planned = await this.imports.planInWords(actor, id, source);
      const view = { draft, textLanguage: draft.language, ...planned, stale, carried: carry(source) };
      showPage(reply, 'import-plan', view, stale ? 412 : 200);
    } catch (error) {
      showPage(reply, 'import', { form: refusedFile(error, actor.language), draft }, 422);
    }
  }

  @SignedIn()
  @Get('drafts/:id/export')
  async export(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const { slug, text } = await this.drafts.export(actor, id);
    void reply
      .type('text/markdown; charset=utf-8')
      .headers({ 'Content-Disposition': contentDisposition.create(`${slug}.md`), 'Cache-Control': 'private, no-cache' })
      .send(text);
  }

  /** The job roles that were ticked, and those that were written, one a line. */
  private async jobRolesIn(sent: SentForm, language: Language) {
    const ticked = new Set(listOf(sent, 'jobRoles'));
    const known = (await this.organisation.jobRoles()).filter(({ key }) => ticked.has(key));
    const written = textOf(sent, 'otherJobRoles').split('\n');
    return [
      ...known.map((role) => ({ key: role.key, title: jobRoleName(role, language) })),
      ...written.flatMap((line) => (line.trim() ? [{ key: keyFrom(line, 'job'), title: line.trim() }] : [])),
    ];
  }

  private async showBeginning(reply: FastifyReply, actor: Actor, sent: SentForm, form: FormView): Promise<void> {
    const ticked = new Set(listOf(sent, 'jobRoles'));
    const jobRoles = (await this.organisation.jobRoles()).map((role) => ({
      value: role.key,
      ...jobRoleLabel(role, actor.language),
      chosen: ticked.has(role.key),
    }));
    const choices = languages.map((key) => ({ value: key, label: ownNameOf(key), chosen: key === sent['language'] }));
    showPage(reply, 'standard-beginning', { form, jobRoles, languages: choices }, form.status);
  }
}

function fileIn({ file, fields }: Upload): Uint8Array {
  if (file) return file;
  if (fields['carried']) return carried(fields['carried']);
  throw new Invalid([{ field: 'file', code: 'no-file' }]);
}

/** Everything that is wrong with a file, in the order of its lines. */
function refusedFile(error: unknown, language: Language): FormView {
  const form = refusedForm(error, undefined, {}, language);
  const { detail, faults = [], code } = problemOf(error, language);
  const line = (number: number, message: string) => translate(language, 'pages.import.line', { line: number, message });
  const summary = faults.map(({ line: number, message }) => ({
    message: number === undefined ? message : line(number, message),
    field: number === undefined ? 'file' : null,
  }));
  const told = code === 'invalid' || code === 'file-has-faults' ? summary : [{ message: detail, field: 'file' }];
  return { ...form, faults: { file: detail }, summary: told };
}

/** A role that was written is told of at the field it was written in; the key and the name of a standard are its title. */
function inOurFields(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map((fault) => {
    if (fault.field.startsWith('jobRoles.')) return { ...fault, field: 'otherJobRoles' };
    return fault.field === 'slug' ? { ...fault, field: 'title' } : fault;
  });
  return new DomainError(error.kind, error.code, error.data, faults);
}
