import { Body, Get, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { DomainError, Stale } from '../errors';
import { WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { GlossaryTerm, Language } from '../vocabulary';
import type { DraftInHand } from './draft-life.service';
import { DraftsService, type DraftHead } from './drafts.service';
import { formattedField } from './formatted-field';
import { textLimits } from './standard-file';

class VersionForm {
  @Type(() => Number) @WholeNumberField({ minimum: 1 }) version!: number;
}

type Words = Omit<DraftHead, 'jobRoles'>;

/** Rows for terms that are not there yet; saved ones make room for others. */
const emptyTerms = 3;

/** What a standard says about itself: its title, what it is for, who speaks first, and what words mean in it. */
@Pages()
export class StandardHeadPages {
  constructor(private readonly drafts: DraftsService) {}

  @SignedIn()
  @Get('drafts/:id/about')
  async edit(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const inHand = await this.drafts.forChangingHead(actor, id);
    const { draft } = inHand;
    show(inHand, { form: formOf(draft), words: draft, version: draft.version, overtaken: false }, reply);
  }

  @SignedIn()
  @Post('drafts/:id/about')
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(VersionForm, { version: sent?.['version'] });
    const words = sentWords(sent);
    try {
      await this.drafts.changeHead(actor, id, version, words);
      seeOther(reply, `/drafts/${id}/text`);
    } catch (error) {
      const view =
        error instanceof Stale
          ? { form: { ...formOf(words), status: 412 }, words, version: presentVersion(error), overtaken: true }
          : { form: refused(error, words, sent, language), words, version, overtaken: false };
      show(await this.drafts.forChangingHead(actor, id), view, reply);
    }
  }
}

/** What was written last, and what it is based on. */
interface HeadView {
  form: FormView;
  words: Words;
  version: number;
  /** Whether somebody else changed it meanwhile. */
  overtaken: boolean;
}

function show(
  { draft, actor, language }: DraftInHand,
  { form, words, version, overtaken }: HeadView,
  reply: FastifyReply,
): void {
  const { id, title, summary, foreword } = draft;
  const rows = [...words.glossary, ...Array.from({ length: emptyTerms }, () => ({ term: '', meaning: '' }))];
  const view = {
    draft: { id, title, language },
    version,
    present: overtaken ? { title, summary, foreword } : null,
    form,
    formatted: formattedField(actor, form.values['foreword']),
    terms: rows.map((row, index) => ({ ...row, place: index + 1 })),
    longest: { term: textLimits.term, meaning: textLimits.meaning },
    keep: { key: `${actor.id}/about/${id}`, version },
  };
  showPage(reply, 'standard-head', view, form.status);
}

function formOf({ title, summary, foreword }: Words): FormView {
  return { ...emptyForm, values: { title, summary: summary ?? '', foreword: foreword ?? '' } };
}

function sentWords(sent: SentForm): Words {
  const meanings = listOf(sent, 'meaning');
  const rows = listOf(sent, 'term').map((term, index): GlossaryTerm => ({ term, meaning: meanings[index] ?? '' }));
  return {
    title: textOf(sent, 'title').trim(),
    summary: textOf(sent, 'summary').trim() || null,
    foreword: textOf(sent, 'foreword') || null,
    // A row without any words is a term that was struck off, or never was.
    glossary: rows.filter(({ term, meaning }) => `${term}${meaning}`.trim() !== ''),
  };
}

function presentVersion({ data }: Stale): number {
  return (data as { present: { version: number } }).present.version;
}

/** What is wrong with a term is told at the head of all of them, with the term. */
function refused(error: unknown, words: Words, sent: SentForm, language: Language): FormView {
  const labels = Object.fromEntries(
    ['title', 'summary', 'foreword', 'glossary'].map((name) => [
      name,
      { label: translate(language, `pages.about.${name}`) },
    ]),
  );
  const atGlossary =
    error instanceof DomainError
      ? new DomainError(
          error.kind,
          error.code,
          error.data,
          error.faults.map((fault) => (fault.field.startsWith('glossary') ? { ...fault, field: 'glossary' } : fault)),
        )
      : error;
  const form = refusedForm(atGlossary, sent, labels, language);
  return { ...form, values: formOf(words).values };
}
