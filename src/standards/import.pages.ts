import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import contentDisposition from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { OrganisationService } from '../accounts/organisation.service';
import { DomainError, Invalid } from '../errors';
import { IdParam } from '../platform/http/id-param';
import { problemOf } from '../platform/http/problem';
import { readUpload, type Upload } from '../platform/http/upload';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { carried } from './carried-file';
import { carriedLimits, carriedPictures } from './carried-pictures';
import { documentIn } from './documents/imported-file';
import { Placing } from './documents/placing';
import { DraftsService } from './drafts.service';
import { NewStandardDto } from './drafts.dto';
import { ExportQuery } from './export.dto';
import { showContents, showPlan } from './import-steps';
import { ImportService } from './import.service';
import { headChoices, headLabels, inOurFields, jobRolesIn } from './job-role-form';
import { NewStandardsService } from './new-standards.service';
import { sendWord } from './word-reply';

/** A field for each picture, and what else the form says. */
const mostFields = carriedLimits.pictures + 20;

/** Files in and out, and standards that begin with nothing written. */
@Pages()
export class ImportPages {
  constructor(
    private readonly beginnings: NewStandardsService,
    private readonly imports: ImportService,
    private readonly drafts: DraftsService,
    private readonly organisation: OrganisationService,
    private readonly placing: Placing,
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
    const upload = await readUpload(request, mostFields);
    try {
      const source = fileIn(upload);
      if (upload.file === null) {
        const { draftId } = await this.beginnings.fromFile(actor, source, await carriedPictures(upload.fields));
        return seeOther(reply, `/drafts/${draftId}`);
      }
      const document = await documentIn(source);
      if (document) return await this.placing.begin(reply, actor, null, document);
      showContents(reply, await this.imports.read(source), source, []);
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
      const jobRoles = jobRolesIn(await this.organisation.jobRoles(), sent, language);
      const summary = textOf(sent, 'summary').trim() || null;
      const head = { title: textOf(sent, 'title'), language: textOf(sent, 'language'), summary, jobRoles };
      const { draftId } = await this.beginnings.empty(actor, await readForm(NewStandardDto, head));
      seeOther(reply, `/drafts/${draftId}`);
    } catch (error) {
      await this.showBeginning(
        reply,
        actor,
        sent,
        refusedForm(inOurFields(error), sent, headLabels(language), language),
      );
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
    const upload = await readUpload(request, mostFields);
    const draft = await this.imports.target(actor, id);
    try {
      const source = fileIn(upload);
      const document = upload.file && (await documentIn(source));
      if (document) return await this.placing.begin(reply, actor, draft, document);
      const pictures = await carriedPictures(upload.fields);
      let stale = false;
      if (upload.file === null) {
        try {
          await this.imports.apply(actor, id, textOf(upload.fields, 'contentHash'), source, pictures);
          return seeOther(reply, `/drafts/${id}`);
        } catch (error) {
          if (!(error instanceof DomainError) || error.code !== 'plan-is-stale') throw error;
          stale = true;
        }
      }
      const planned = await this.imports.planInWords(actor, id, source, pictures);
      showPlan(reply, draft, planned, source, pictures, stale);
    } catch (error) {
      showPage(reply, 'import', { form: refusedFile(error, actor.language), draft }, 422);
    }
  }

  @SignedIn()
  @Get('drafts/:id/export')
  async export(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { format }: ExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (format === 'docx') return sendWord(reply, await this.drafts.exportWord(actor, id));
    const { slug, text } = await this.drafts.export(actor, id);
    void reply
      .type('text/markdown; charset=utf-8')
      .headers({ 'Content-Disposition': contentDisposition.create(`${slug}.md`), 'Cache-Control': 'private, no-cache' })
      .send(text);
  }

  private async showBeginning(reply: FastifyReply, actor: Actor, sent: SentForm, form: FormView): Promise<void> {
    const choices = headChoices(await this.organisation.jobRoles(), sent, actor.language);
    showPage(reply, 'standard-beginning', { form, ...choices }, form.status);
  }
}

function fileIn({ file, fields }: Upload): Uint8Array {
  if (file) return file;
  const text = textOf(fields, 'carried');
  if (text) return carried(text);
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
