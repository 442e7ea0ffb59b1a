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
import { NewForbiddenWordsDto } from './forbidden-words.dto';
import { ForbiddenWordsService, type ForbiddenWordList } from './forbidden-words.service';

class WordsQuery {
  @ChoiceField(languages, { optional: true }) language?: Language;
}

/** A word as its row in the form says it. */
interface WordInput {
  term: string;
  replacement: string;
}

interface WordsView {
  language: Language;
  rows: WordInput[];
  version: number;
  form: FormView;
  /** The list that somebody else saved meanwhile. */
  theirs: WordInput[] | null;
}

/** Rows for words that are not there yet. */
const spare = 4;

/** The words that the company does not want: a list for each language of its standards. A row left empty is no word. */
@Pages()
@Only('administrator')
export class ForbiddenWordsPages {
  constructor(private readonly words: ForbiddenWordsService) {}

  @Get('settings/forbidden-words')
  async list(@CurrentActor() actor: Actor, @Query() query: WordsQuery, @Res() reply: FastifyReply): Promise<void> {
    const language = query.language ?? actor.language;
    const list = await this.words.read(language);
    await this.show(reply, actor, {
      language,
      rows: rowsOf(list),
      version: list.version,
      form: emptyForm,
      theirs: null,
    });
  }

  @Post('settings/forbidden-words')
  async replace(
    @CurrentActor() actor: Actor,
    @Query() query: WordsQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = query.language ?? actor.language;
    const rows = rowsIn(sent);
    const version = Number(textOf(sent, 'version')) || 0;
    try {
      const { words } = await readForm(NewForbiddenWordsDto, {
        words: rows.map(({ term, replacement }) => ({ term, replacement: replacement.trim() || null })),
      });
      const wanted = words.map(({ term, replacement }) => ({ term, replacement: replacement ?? null }));
      await this.words.replace(actor, language, version, wanted);
      seeOther(reply, pathOf(language));
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') {
        const present = error.data['present'] as ForbiddenWordList;
        const form = { ...emptyForm, status: 412 };
        return this.show(reply, actor, { language, rows, version: present.version, form, theirs: rowsOf(present) });
      }
      const form = refusedForm(byRow(error), {}, labelsOf(rows, actor.language), actor.language);
      await this.show(reply, actor, { language, rows, version, form, theirs: null });
    }
  }

  private async show(reply: FastifyReply, actor: Actor, { language, rows, version, form, theirs }: WordsView) {
    const counts = await this.words.counts();
    const view = {
      version,
      theirs,
      form,
      textLanguage: language,
      tabs: languages.map((one) => ({
        path: pathOf(one),
        label: ownNameOf(one),
        lang: one,
        count: counts.get(one) ?? 0,
        chosen: one === language,
      })),
      rows: [...rows, ...Array.from({ length: spare }, () => ({ term: '', replacement: '' }))].map((row, index) => ({
        number: index + 1,
        term: fieldOf('term', index, row.term, form, actor.language),
        replacement: fieldOf('replacement', index, row.replacement, form, actor.language),
      })),
    };
    showPage(reply, 'forbidden-words', view, form.status);
  }
}

function fieldOf(name: 'term' | 'replacement', index: number, value: string, { faults }: FormView, language: Language) {
  const id = `${name}-${index}`;
  return { id, value, fault: faults[id] ?? null, label: translate(language, `quality.words.${name}`) };
}

function pathOf(language: Language): string {
  return `/settings/forbidden-words?language=${language}`;
}

function rowsOf({ words }: ForbiddenWordList): WordInput[] {
  return words.map(({ term, replacement }) => ({ term, replacement: replacement ?? '' }));
}

/** A word without its replacement is a row; so is a replacement without its word, which is then asked for. */
function rowsIn(sent: SentForm): WordInput[] {
  const replacements = listOf(sent, 'replacement');
  return listOf(sent, 'term')
    .map((term, row) => ({ term: term.trim(), replacement: (replacements[row] ?? '').trim() }))
    .filter(({ term, replacement }) => term !== '' || replacement !== '');
}

/** `words.3.term` is the field `term-3`. */
function byRow(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const faults = error.faults.map((fault) => ({
    ...fault,
    field: fault.field.replace(/^words\.(\d+)\.(\w+)$/, '$2-$1'),
  }));
  return new DomainError(error.kind, error.code, error.data, faults);
}

function labelsOf(rows: WordInput[], language: Language): Record<string, { label: string }> {
  const label = (name: 'term' | 'replacement', index: number) => ({
    label: translate(language, 'quality.words.row', {
      number: index + 1,
      field: translate(language, `quality.words.${name}`),
    }),
  });
  return Object.fromEntries(
    rows.flatMap((_, index) => [
      [`term-${index}`, label('term', index)],
      [`replacement-${index}`, label('replacement', index)],
    ]),
  );
}
