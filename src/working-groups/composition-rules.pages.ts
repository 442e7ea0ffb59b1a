import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Only } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { DomainError } from '../errors';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, numberOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { capacities, groupFunctions, ruleForces } from './composition.policy';
import { CompositionRulesService, type CompositionRules } from './composition-rules.service';
import { NewCompositionRulesDto } from './working-group.dto';

/** A rule as its row in the form says it. */
interface RuleInput {
  function: string;
  capacity: string;
  minimum: string;
  force: string;
}

/** Rows for rules that are not there yet. */
const spare = 2;

/** Who must be in every working group: one list, one form. A row whose number is left empty is no rule. */
@Pages()
export class CompositionRulesPages {
  constructor(private readonly rules: CompositionRulesService) {}

  @Only('administrator')
  @Get('settings/composition-rules')
  async list(@CurrentActor() { language }: Actor, @Res() reply: FastifyReply): Promise<void> {
    const present = await this.rules.read();
    show(reply, language, rowsOf(present), present.version, emptyForm, null);
  }

  @Only('administrator')
  @Post('settings/composition-rules')
  async replace(@CurrentActor() actor: Actor, @Body() sent: SentForm, @Res() reply: FastifyReply): Promise<void> {
    const { language } = actor;
    const rows = rowsIn(sent);
    const wanted = rows.map(({ function: what, capacity, minimum, force }) => ({
      function: what || null,
      capacity: capacity || null,
      minimum: numberOf({ minimum }, 'minimum'),
      force,
    }));
    const version = Number(textOf(sent, 'version')) || 0;
    try {
      const { rules } = await readForm(NewCompositionRulesDto, { rules: wanted });
      const complete = rules.map((rule) => ({
        ...rule,
        function: rule.function ?? null,
        capacity: rule.capacity ?? null,
      }));
      await this.rules.replace(actor, version, complete);
      seeOther(reply, '/settings/composition-rules');
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') {
        const present = error.data['present'] as CompositionRules;
        const theirs = rowsOf(present).map((row) => inWords(row, language));
        return show(reply, language, rows, present.version, { ...emptyForm, status: 412 }, theirs);
      }
      const labels = Object.fromEntries(
        rows.map((_, index) => [
          `rule-${index}`,
          { label: translate(language, 'pages.rules.row', { number: index + 1 }) },
        ]),
      );
      show(reply, language, rows, version, refusedForm(byRow(error), {}, labels, language), null);
    }
  }
}

function rowsOf({ rules }: CompositionRules): RuleInput[] {
  return rules.map((rule) => ({
    function: rule.function ?? '',
    capacity: rule.capacity ?? '',
    minimum: String(rule.minimum),
    force: rule.force,
  }));
}

function rowsIn(sent: SentForm): RuleInput[] {
  const [functions, speakFor, minima, forces] = ['function', 'capacity', 'minimum', 'force'].map((name) =>
    listOf(sent, name),
  ) as [string[], string[], string[], string[]];
  return minima
    .map((minimum, row) => ({
      function: functions[row] ?? '',
      capacity: speakFor[row] ?? '',
      minimum: minimum.trim(),
      force: forces[row] ?? '',
    }))
    .filter(({ minimum }) => minimum !== '');
}

/** Whatever is wrong with a rule is told at its row. */
function byRow(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map((fault) => ({ ...fault, field: fault.field.replace(/^rules\.(\d+).*$/, 'rule-$1') }));
  return new DomainError(error.kind, error.code, error.data, faults);
}

function inWords({ function: what, capacity, minimum, force }: RuleInput, language: Language): string {
  const words = [
    ...(what ? [translate(language, `pages.group.function.${what}`)] : []),
    ...(capacity ? [translate(language, `pages.group.capacity.${capacity}`)] : []),
  ];
  return `${minimum} × ${words.join(', ')} (${translate(language, `pages.rules.${force}`)})`;
}

/** @param theirs the list that somebody else saved meanwhile */
function show(
  reply: FastifyReply,
  language: Language,
  rows: RuleInput[],
  version: number,
  form: FormView,
  theirs: string[] | null,
): void {
  const empty = { function: '', capacity: '', minimum: '', force: 'required' };
  const choices = (values: readonly string[], group: string, chosen: string, any: boolean) => [
    ...(any ? [{ value: '', label: translate(language, 'pages.rules.any'), chosen: chosen === '' }] : []),
    ...values.map((value) => ({ value, label: translate(language, `${group}.${value}`), chosen: value === chosen })),
  ];
  const view = {
    version,
    theirs,
    form,
    rows: [...rows, ...Array.from({ length: spare }, () => empty)].map((row, index) => ({
      id: `rule-${index}`,
      number: index + 1,
      fault: form.faults[`rule-${index}`] ?? null,
      minimum: row.minimum,
      functions: choices(groupFunctions, 'pages.group.function', row.function, true),
      capacities: choices(capacities, 'pages.group.capacity', row.capacity, true),
      forces: choices(ruleForces, 'pages.rules', row.force, false),
    })),
  };
  showPage(reply, 'composition-rules', view, form.status);
}
