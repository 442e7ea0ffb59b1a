import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { ChoiceField, IdField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { findingsPagePath, presentFindingsPage } from './findings-page.presenter';
import { FindingsQuery, NewWaiverDto } from './findings.dto';
import type { FindingFilter } from './findings.presenter';
import { FindingsService, type JudgedDraft } from './findings.service';
import { grouped } from './judgement';
import { WaiversService } from './waivers.service';

const acts = ['waive', 'withdraw'] as const;

class ActForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

class WaiverForm extends NewWaiverDto {
  @Type(() => Number) @IdField() clauseId!: number;
}

class WithdrawalForm {
  @Type(() => Number) @IdField() waiverId!: number;
}

/** Everything that is found in a draft, section by section, to mend or to waive. */
@Pages()
@SignedIn()
export class FindingsPages {
  constructor(
    private readonly findings: FindingsService,
    private readonly waivers: WaiversService,
  ) {}

  @Get('drafts/:id/quality')
  async list(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() query: FindingsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, id, filterOf(query), emptyForm, language);
  }

  @Post('drafts/:id/quality')
  async act(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() query: FindingsQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act } = await readForm(ActForm, { act: sent?.['act'] });
    const filter = filterOf(query);
    try {
      const clauseId = act === 'waive' ? await this.waive(actor, id, sent) : await this.withdraw(actor, id, sent);
      const clause = `/drafts/${id}/clauses/${clauseId}#findings`;
      seeOther(
        reply,
        textOf(sent, 'back') === 'clause' ? clause : `${findingsPagePath(id, filter)}#clause-${clauseId}`,
      );
    } catch (error) {
      const labels = { reason: { label: translate(language, 'quality.waiver.reason') } };
      const form = refusedForm(error, sent, labels, language);
      await this.show(reply, actor, id, filter, { ...form, values: { ...form.values, ...identified(sent) } }, language);
    }
  }

  private async waive(actor: Actor, draftId: number, sent: SentForm | undefined): Promise<number> {
    const { clauseId, rule, quote, reason } = await readForm(WaiverForm, {
      clauseId: sent?.['clauseId'],
      rule: sent?.['rule'],
      quote: sent?.['quote'],
      reason: sent?.['reason'],
    });
    await this.waivers.waive(actor, draftId, clauseId, { rule, quote, reason });
    return clauseId;
  }

  private async withdraw(actor: Actor, draftId: number, sent: SentForm | undefined): Promise<number> {
    const { waiverId } = await readForm(WithdrawalForm, { waiverId: sent?.['waiverId'] });
    const { clauseId } = await this.waivers.withdraw(actor, draftId, waiverId);
    return clauseId;
  }

  private async show(
    reply: FastifyReply,
    actor: Actor,
    id: number,
    filter: FindingFilter,
    form: FormView,
    language: Language,
  ): Promise<void> {
    const judged = await this.findings.ofDraft(actor, id);
    const shown = atFinding(form, judged);
    showPage(reply, 'findings', presentFindingsPage(judged, filter, shown, language), form.status);
  }
}

function filterOf({ show = 'open', severity }: FindingsQuery): FindingFilter {
  return { show, severity: severity ?? null };
}

/** Which finding was meant. */
function identified(sent: SentForm | undefined): Record<string, string> {
  return Object.fromEntries(['clauseId', 'rule', 'quote'].map((name) => [name, textOf(sent, name)]));
}

/** The page has a form for every finding: what was typed and what is wrong belong to one of them. */
function atFinding(form: FormView, { clauses }: JudgedDraft): FormView {
  const { clauseId, rule, quote, reason = '' } = form.values;
  const clause = clauses.find(({ id }) => String(id) === clauseId);
  const index = grouped(clause?.findings ?? []).findIndex((group) =>
    group.some((one) => one.rule === rule && one.passage.quote === quote),
  );
  if (index < 0) return form;
  const field = `finding-${clauseId}-${index}-reason`;
  const fault = form.faults['reason'];
  return {
    ...form,
    values: { ...form.values, [field]: reason },
    faults: fault === undefined ? {} : { [field]: fault },
    summary: form.summary && form.summary.map((one) => (one.field === 'reason' ? { ...one, field } : one)),
  };
}
