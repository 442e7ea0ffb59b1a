import { Body, Get, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { DomainError } from '../../errors';
import { ChoiceField, IdField } from '../../platform/http/fields';
import { IdParam } from '../../platform/http/id-param';
import { translate } from '../../platform/i18n/translate';
import { DraftReading } from '../../standards/draft-reading.service';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../../ui/form';
import { numberOf, textOf } from '../../ui/form-values';
import { Pages, seeOther, showPage } from '../../ui/page';
import { given } from './criteria-input';
import { NewExcuseDto, NewJudgementDto } from './criteria.dto';
import { CriteriaMatrixService } from './criteria-matrix.service';
import { criterionName } from './criteria.presenter';
import { ExcusesService } from './excuses.service';
import { judgementsPath, nextToJudge, presentJudgementPage } from './judgement-page.presenter';
import { JudgementsService, type JudgedClause } from './judgements.service';

const acts = ['judge', 'excuse', 'withdraw-excuse'] as const;

class ActForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

class WithdrawalForm {
  @Type(() => Number) @IdField() excuseId!: number;
}

type Criteria = JudgedClause['criteria'];

/** One clause by all criteria: to be judged in a minute on a phone, and what the others think of it. */
@Pages()
@SignedIn()
export class JudgementPages {
  constructor(
    private readonly judgements: JudgementsService,
    private readonly excuses: ExcusesService,
    private readonly matrix: CriteriaMatrixService,
    private readonly drafts: DraftReading,
  ) {}

  @Get('drafts/:draftId/clauses/:id/judgements')
  async clause(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, await this.judgements.ofClause(actor, draftId, id), emptyForm);
  }

  @Post('drafts/:draftId/clauses/:id/judgements')
  async act(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act } = await readForm(ActForm, { act: sent?.['act'] });
    const judged = await this.judgements.ofClause(actor, draftId, id);
    try {
      if (act === 'judge') return seeOther(reply, await this.judge(actor, judged, sent));
      if (act === 'excuse') await this.excuse(actor, draftId, id, sent);
      else await this.withdraw(actor, draftId, sent);
      seeOther(reply, `${judgementsPath(draftId, id)}#excuse`);
    } catch (error) {
      const fields = fieldLabels(judged.criteria, actor);
      await this.show(
        reply,
        actor,
        judged,
        refusedForm(byCriterion(error, judged.criteria, sent), sent, fields, actor.language),
      );
    }
  }

  /** @returns where it goes on */
  private async judge(actor: Actor, { clause, criteria }: JudgedClause, sent: SentForm): Promise<string> {
    const { draftId, id } = clause;
    const { revisionId, marks } = await readForm(NewJudgementDto, {
      revisionId: numberOf(sent, 'revisionId'),
      marks: markedIn(criteria, sent).map((criterionId) => ({
        criterionId,
        mark: numberOf(sent, `mark-${criterionId}`),
        word: textOf(sent, `word-${criterionId}`),
      })),
    });
    await this.judgements.judge(actor, draftId, id, revisionId, marks.map(given));
    const next = nextToJudge(await this.matrix.standings(actor, draftId), id);
    return next ? judgementsPath(draftId, next.clauseId) : `/drafts/${draftId}/criteria`;
  }

  private async excuse(actor: Actor, draftId: number, id: number, sent: SentForm): Promise<void> {
    const wanted = { revisionId: numberOf(sent, 'revisionId'), reason: textOf(sent, 'reason') };
    const { revisionId, reason } = await readForm(NewExcuseDto, wanted);
    await this.excuses.excuse(actor, draftId, id, revisionId, reason);
  }

  private async withdraw(actor: Actor, draftId: number, sent: SentForm): Promise<void> {
    const { excuseId } = await readForm(WithdrawalForm, { excuseId: sent['excuseId'] });
    await this.excuses.withdraw(actor, draftId, excuseId);
  }

  private async show(reply: FastifyReply, actor: Actor, judged: JudgedClause, form: FormView): Promise<void> {
    const { draftId } = judged.clause;
    const { outline } = await this.drafts.outline(actor, draftId);
    const standings = await this.matrix.standings(actor, draftId);
    showPage(reply, 'judgements', presentJudgementPage(judged, outline, standings, form), form.status);
  }
}

/** The criteria by which somebody gave a mark. */
function markedIn(criteria: Criteria, sent: SentForm): number[] {
  return criteria.map(({ id }) => id).filter((id) => textOf(sent, `mark-${id}`) !== '');
}

/** `marks.2.word` is the field `word-7` where the third mark is of the criterion 7. */
function byCriterion(error: unknown, criteria: Criteria, sent: SentForm): unknown {
  if (!(error instanceof DomainError)) return error;
  const marked = markedIn(criteria, sent);
  const faults = error.faults.map((fault) => ({
    ...fault,
    field: fault.field.replace(/^marks\.(\d+)\.(\w+)$/, (_, index, name) => `${name}-${marked[Number(index)]}`),
  }));
  return new DomainError(error.kind, error.code, error.data, faults);
}

function fieldLabels(criteria: Criteria, { language }: Actor): Record<string, { label: string }> {
  const ofCriteria = criteria.flatMap((criterion) => {
    const { label } = criterionName(criterion, language);
    return ['mark', 'word'].map((name) => [`${name}-${criterion.id}`, { label }]);
  });
  return {
    ...Object.fromEntries(ofCriteria),
    reason: { label: translate(language, 'judging.excuse.reason') },
    revisionId: { label: translate(language, 'pages.clause.wording') },
  };
}
