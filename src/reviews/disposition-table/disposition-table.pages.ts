import { Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { DomainError, Invalid } from '../../errors';
import { IdParam } from '../../platform/http/id-param';
import { problemOf } from '../../platform/http/problem';
import { readUpload, type Upload } from '../../platform/http/upload';
import { carried, carry } from '../../standards/carried-file';
import type { DraftInHand } from '../../standards/draft-life.service';
import { emptyForm, refusedForm, type FormView } from '../../ui/form';
import { textOf } from '../../ui/form-values';
import { Pages, seeOther, showPage } from '../../ui/page';
import type { Language } from '../../vocabulary';
import { AnswerImports } from './answer-imports.service';
import { TableQuery } from './disposition-table.dto';
import { presentPlanPage, presentTableLinks } from './disposition-table.presenter';
import { DispositionTables } from './disposition-tables.service';
import { sendTable } from './table-reply';

/** The disposition table out and, filled in, back again. */
@Pages()
@SignedIn()
export class DispositionTablePages {
  constructor(
    private readonly tables: DispositionTables,
    private readonly imports: AnswerImports,
  ) {}

  @Get('drafts/:id/disposition-table')
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { format, roundId }: TableQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendTable(reply, await this.tables.file(actor, id, format, roundId ?? null));
  }

  @Get('drafts/:id/comments/import')
  async choose(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    showChoice(reply, await this.imports.target(actor, id), emptyForm);
  }

  /** The first time a file is planned, the second time the plan is carried out. */
  @Post('drafts/:id/comments/import')
  async bring(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = await readUpload(request);
    const inHand = await this.imports.target(actor, id);
    try {
      const source = fileIn(upload);
      const stale =
        upload.file === null && !(await this.carriedOut(actor, id, textOf(upload.fields, 'planHash'), source));
      if (upload.file === null && !stale) return seeOther(reply, `/drafts/${id}/comments?show=answered`);
      const plan = presentPlanPage(await this.imports.plan(actor, id, source), actor.language);
      showPage(reply, 'answers-plan', { ...plan, stale, carried: carry(source) }, stale ? 412 : 200);
    } catch (error) {
      showChoice(reply, inHand, refusedFile(error, actor.language));
    }
  }

  /** False where the plan is no longer the one that was confirmed. */
  private async carriedOut(actor: Actor, id: number, planHash: string, source: Uint8Array): Promise<boolean> {
    try {
      await this.imports.apply(actor, id, planHash, source);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'plan-is-stale') return false;
      throw error;
    }
  }
}

function showChoice(reply: FastifyReply, inHand: DraftInHand, form: FormView): void {
  const { draft, actor, language } = inHand;
  const { formats } = presentTableLinks(inHand, null, actor.language);
  const view = { draft: { id: draft.id, title: draft.title, language }, form, formats };
  showPage(reply, 'answers-import', view, form.status);
}

function fileIn({ file, fields }: Upload): Uint8Array {
  if (file) return file;
  const text = textOf(fields, 'carried');
  if (text) return carried(text);
  throw new Invalid([{ field: 'file', code: 'no-file' }]);
}

/** Everything that is wrong with a table, cell by cell in the order of its rows. */
function refusedFile(error: unknown, language: Language): FormView {
  const form = refusedForm(error, undefined, {}, language);
  const { detail, faults = [] } = problemOf(error, language);
  const told = faults.map(({ field, message }) =>
    field === 'file' ? { message, field } : { message: `${field}: ${message}`, field: null },
  );
  return { ...form, faults: { file: detail }, summary: told.length > 0 ? told : [{ message: detail, field: 'file' }] };
}
