import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { DomainError, Invalid } from '../../errors';
import { IdParam } from '../../platform/http/id-param';
import { problemOf } from '../../platform/http/problem';
import { readUpload, type Upload } from '../../platform/http/upload';
import { carried, carry } from '../../standards/carried-file';
import { emptyForm, readForm, refusedForm, type FormView } from '../../ui/form';
import { textOf } from '../../ui/form-values';
import { Pages, seeOther, showPage } from '../../ui/page';
import type { Language } from '../../vocabulary';
import { sourcesPath } from '../evidence.presenter';
import { SourcesService } from '../sources.service';
import { ComplaintQuery } from './complaint-imports.dto';
import { presentComplaintPlanPage, readingOf } from './complaint-imports.presenter';
import { ComplaintImports, type ComplaintReading } from './complaint-imports.service';

/** Complaints grouped by cause, from a table that a company has anyway. */
@Pages()
@SignedIn()
export class ComplaintImportPages {
  constructor(
    private readonly sources: SourcesService,
    private readonly imports: ComplaintImports,
  ) {}

  @Get('standards/:id/sources/complaints')
  async choose(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    await this.showChoice(reply, actor, id, emptyForm);
  }

  /** A file that was chosen is planned; it comes back to be read by other columns, or to be confirmed. */
  @Post('standards/:id/sources/complaints')
  async bring(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = await readUpload(request);
    try {
      const source = fileIn(upload);
      const reading = await readingIn(upload);
      const isConfirmed = upload.file === null && textOf(upload.fields, 'act') === 'import';
      const planHash = textOf(upload.fields, 'planHash');
      if (isConfirmed && (await this.carriedOut(actor, id, planHash, source, reading))) {
        return seeOther(reply, `${sourcesPath(id)}?kind=complaints`);
      }
      const planned = await this.imports.look(actor, id, source, reading);
      const view = presentComplaintPlanPage(planned, reading, actor.language);
      const status = isConfirmed ? 412 : view.form.status;
      showPage(reply, 'complaints-plan', { ...view, stale: isConfirmed, carried: carry(source) }, status);
    } catch (error) {
      await this.showChoice(reply, actor, id, refusedFile(error, actor.language));
    }
  }

  /** False where the plan is no longer the one that was confirmed. */
  private async carriedOut(
    actor: Actor,
    id: number,
    planHash: string,
    source: Uint8Array,
    reading: ComplaintReading,
  ): Promise<boolean> {
    try {
      await this.imports.apply(actor, id, planHash, source, reading);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'evidence-changed') return false;
      throw error;
    }
  }

  private async showChoice(reply: FastifyReply, actor: Actor, id: number, form: FormView): Promise<void> {
    const { title, language } = await this.sources.target(actor, id);
    showPage(
      reply,
      'complaints-import',
      { standard: { id, title, language }, path: sourcesPath(id), form },
      form.status,
    );
  }
}

function fileIn({ file, fields }: Upload): Uint8Array {
  if (file) return file;
  const text = textOf(fields, 'carried');
  if (text) return carried(text);
  throw new Invalid([{ field: 'file', code: 'no-file' }]);
}

/** A new file is read by its headings, one that came back as the form says. */
async function readingIn({ file, fields }: Upload): Promise<ComplaintReading> {
  if (file) return readingOf({});
  const said = (field: string) => textOf(fields, field) || undefined;
  const query = { cause: said('cause'), count: said('count'), day: said('day') };
  return readingOf(await readForm(ComplaintQuery, { ...query, firstDay: said('firstDay'), lastDay: said('lastDay') }));
}

/** Why a file cannot be read at all. */
function refusedFile(error: unknown, language: Language): FormView {
  const form = refusedForm(error, undefined, {}, language);
  const { detail, faults = [] } = problemOf(error, language);
  const told = faults.map(({ message }) => ({ message, field: 'file' }));
  return { ...form, faults: { file: detail }, summary: told.length > 0 ? told : [{ message: detail, field: 'file' }] };
}
