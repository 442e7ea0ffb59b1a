import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Only } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { DomainError } from '../../errors';
import { ownNameOf } from '../../platform/i18n/format';
import { nameIn, type Names } from '../../platform/i18n/names';
import { translate } from '../../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../../ui/form';
import { listOf, textOf } from '../../ui/form-values';
import { Pages, seeOther, showPage } from '../../ui/page';
import { languages, type Language } from '../../vocabulary';
import { wanted } from './criteria-input';
import { NewCriteriaDto } from './criteria.dto';
import { CriteriaService, type CriteriaList } from './criteria.service';
import { decimal } from './judgement-page.presenter';

/** A criterion as its part of the form says it. */
interface CriterionInput {
  /** Empty for one that is new. */
  id: string;
  place: string;
  names: Names;
  inUse: boolean;
}

interface CriteriaState {
  rows: CriterionInput[];
  threshold: string;
  version: number;
  form: FormView;
  /** The list that somebody else saved meanwhile. */
  theirs: CriteriaList | null;
}

/** Parts of the form for criteria that are not there yet. */
const spare = 2;

const path = '/settings/criteria';

/** What clauses are judged by: one list, one form. A new criterion without a name is none. */
@Pages()
@Only('administrator')
export class CriteriaPages {
  constructor(private readonly criteria: CriteriaService) {}

  @Get('settings/criteria')
  async list(@CurrentActor() { language }: Actor, @Res() reply: FastifyReply): Promise<void> {
    const list = await this.criteria.read();
    const threshold = decimal(list.threshold, language);
    show(reply, language, { rows: rowsOf(list), threshold, version: list.version, form: emptyForm, theirs: null });
  }

  @Post('settings/criteria')
  async replace(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { language } = actor;
    const rows = rowsIn(sent);
    const threshold = textOf(sent, 'threshold');
    const version = Number(textOf(sent, 'version')) || 0;
    try {
      const list = await readForm(NewCriteriaDto, {
        threshold: decimalIn(threshold),
        criteria: rows.map(({ id, names, inUse }) => ({ id: id === '' ? null : Number(id), names, inUse })),
      });
      await this.criteria.replace(actor, version, list.threshold, list.criteria.map(wanted));
      seeOther(reply, path);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') {
        const theirs = error.data['present'] as CriteriaList;
        const form = { ...emptyForm, status: 412 };
        return show(reply, language, { rows, threshold, version: theirs.version, form, theirs });
      }
      const form = refusedForm(byRow(error), {}, labelsOf(rows, language), language);
      show(reply, language, { rows, threshold, version, form, theirs: null });
    }
  }
}

function rowsOf({ criteria }: CriteriaList): CriterionInput[] {
  return criteria.map(({ id, names, retiredAt }, index) => ({
    id: String(id),
    place: String(index + 1),
    names,
    inUse: retiredAt === null,
  }));
}

/** In the order that their places ask for. */
function rowsIn(sent: SentForm): CriterionInput[] {
  const places = listOf(sent, 'place');
  const inUse = new Set(listOf(sent, 'inUse'));
  const names = languages.map((language) => [language, listOf(sent, language)] as const);
  const rows = listOf(sent, 'id').map((id, index) => ({
    id,
    place: (places[index] ?? '').trim(),
    names: Object.fromEntries(names.map(([language, typed]) => [language, (typed[index] ?? '').trim()])),
    inUse: inUse.has(String(index)),
  }));
  const placeOf = ({ place }: CriterionInput) => Number(place) || Number.MAX_SAFE_INTEGER;
  return rows
    .filter(({ id, names }) => id !== '' || languages.some((language) => names[language]))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

/** People write decimals with a point or a comma; anything else is for the rules to refuse. */
function decimalIn(typed: string): number | string {
  const number = Number(typed.trim().replace(',', '.'));
  return typed.trim() === '' || Number.isNaN(number) ? typed : number;
}

/** Whatever is wrong with a criterion is told at its part of the form. */
function byRow(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map((fault) => ({
    ...fault,
    field: fault.field.replace(/^criteria\.(\d+).*$/, 'criterion-$1'),
  }));
  return new DomainError(error.kind, error.code, error.data, faults);
}

function labelsOf(rows: CriterionInput[], language: Language): Record<string, { label: string }> {
  return {
    threshold: { label: translate(language, 'judging.list.threshold') },
    ...Object.fromEntries(rows.map((row, index) => [`criterion-${index}`, { label: labelOf(row, index, language) }])),
  };
}

function labelOf({ names }: CriterionInput, index: number, language: Language): string {
  return nameIn(names, language)?.label ?? translate(language, 'judging.list.row', { number: index + 1 });
}

function show(
  reply: FastifyReply,
  language: Language,
  { rows, threshold, version, form, theirs }: CriteriaState,
): void {
  const empty = (place: number): CriterionInput => ({ id: '', place: String(place), names: {}, inUse: true });
  const spares = Array.from({ length: spare }, (_, index) => empty(rows.length + index + 1));
  const view = {
    version,
    form,
    theirs: theirs && {
      threshold: decimal(theirs.threshold, language),
      criteria: theirs.criteria.filter(({ retiredAt }) => !retiredAt).map(({ names }) => nameIn(names, language)),
    },
    threshold: {
      id: 'threshold',
      label: translate(language, 'judging.list.threshold'),
      value: threshold,
      fault: form.faults['threshold'] ?? null,
    },
    rows: [...rows, ...spares].map((row, index) => ({
      id: `criterion-${index}`,
      index,
      criterionId: row.id,
      isNew: row.id === '',
      label: row.id === '' ? translate(language, 'judging.list.new') : labelOf(row, index, language),
      fault: form.faults[`criterion-${index}`] ?? null,
      place: row.place,
      inUse: row.inUse,
      names: languages.map((one) => ({
        language: one,
        id: `criterion-${index}-${one}`,
        label: ownNameOf(one),
        value: row.names[one] ?? '',
      })),
    })),
  };
  showPage(reply, 'criteria-settings', view, form.status);
}
