import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Only } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { DomainError } from '../errors';
import { ChoiceField } from '../platform/http/fields';
import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { languages, type Language } from '../vocabulary';
import { outcomeNames } from './comment-inbox.presenter';
import { outcomes } from './comment.policy';
import { NewReasonTemplatesDto } from './reason-templates.dto';
import { ReasonTemplatesService, type ReasonTemplates } from './reason-templates.service';

/** A ready reason as its row in the form says it. */
interface ReasonInput {
  outcome: string;
  text: string;
}

class ReasonsQuery {
  @ChoiceField(languages, { optional: true }) language?: Language;
}

/** Rows for reasons that are not there yet. */
const spare = 3;

const path = '/settings/reasons';

/** Reasons that are given often: one list and one form for each language. A row without a text is no reason. */
@Pages()
@Only('administrator', 'hr')
export class ReasonTemplatesPages {
  constructor(private readonly reasons: ReasonTemplatesService) {}

  @Get('settings/reasons')
  async list(@CurrentActor() actor: Actor, @Query() query: ReasonsQuery, @Res() reply: FastifyReply): Promise<void> {
    const present = await this.reasons.read(query.language ?? actor.language);
    show(reply, actor.language, present, rowsOf(present), emptyForm, null);
  }

  @Post('settings/reasons')
  async replace(
    @CurrentActor() actor: Actor,
    @Query() query: ReasonsQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = query.language ?? actor.language;
    const version = Number(textOf(sent, 'version')) || 0;
    const rows = rowsIn(sent);
    try {
      const templates = rows.map(({ outcome, text }) => ({ outcome: outcome || null, text }));
      const wanted = await readForm(NewReasonTemplatesDto, { templates });
      const complete = wanted.templates.map(({ outcome = null, text }) => ({ outcome, text }));
      await this.reasons.replace(actor, language, version, complete);
      seeOther(reply, `${path}?language=${language}`);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') {
        const present = error.data['present'] as ReasonTemplates;
        return show(reply, actor.language, present, rows, { ...emptyForm, status: 412 }, rowsOf(present));
      }
      const label = (number: number) => translate(actor.language, 'answers.reasons.row', { number });
      const labels = Object.fromEntries(rows.map((_, index) => [`reason-${index}`, { label: label(index + 1) }]));
      const form = refusedForm(byRow(error), {}, labels, actor.language);
      show(reply, actor.language, { language, version }, rows, form, null);
    }
  }
}

function rowsOf({ templates }: ReasonTemplates): ReasonInput[] {
  return templates.map(({ outcome, text }) => ({ outcome: outcome ?? '', text }));
}

function rowsIn(sent: SentForm): ReasonInput[] {
  const found = listOf(sent, 'outcome');
  return listOf(sent, 'text')
    .map((text, row) => ({ outcome: found[row] ?? '', text: text.trim() }))
    .filter(({ text }) => text !== '');
}

/** Whatever is wrong with a reason is told at its row. */
function byRow(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map((fault) => ({
    ...fault,
    field: fault.field.replace(/^templates\.(\d+).*$/, 'reason-$1'),
  }));
  return new DomainError(error.kind, error.code, error.data, faults);
}

/** @param theirs the list that somebody else saved meanwhile */
function show(
  reply: FastifyReply,
  reader: Language,
  { language, version }: Pick<ReasonTemplates, 'language' | 'version'>,
  rows: ReasonInput[],
  form: FormView,
  theirs: ReasonInput[] | null,
): void {
  const any = { value: '', label: 'answers.reasons.any' };
  const choices = [any, ...outcomes.map((value) => ({ value, label: outcomeNames[value] }))];
  const named = (outcome: string) => translate(reader, choices.find(({ value }) => value === outcome)!.label);
  const empty = { outcome: '', text: '' };
  const view = {
    path: `${path}?language=${language}`,
    listLanguage: language,
    version,
    form,
    theirs: theirs && theirs.map(({ outcome, text }) => ({ outcome: named(outcome), text })),
    languages: languages.map((one) => ({
      path: `${path}?language=${one}`,
      language: one,
      label: ownNameOf(one),
      chosen: one === language,
    })),
    rows: [...rows, ...Array.from({ length: spare }, () => empty)].map(({ outcome, text }, index) => ({
      id: `reason-${index}`,
      number: index + 1,
      fault: form.faults[`reason-${index}`] ?? null,
      text,
      outcomes: choices.map((choice) => ({ ...choice, chosen: choice.value === outcome })),
    })),
  };
  showPage(reply, 'reasons', view, form.status);
}
